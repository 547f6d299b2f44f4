/** Fetches the SIP servers and the phone of the tests, so that no download happens inside a test. */
import { performance } from 'node:perf_hooks'
import { asteriskPrefix } from './debian/asterisk.ts'
import { baresipPrefix, kamailioPrefix, sippPrefix } from './debian/sip.ts'
import { cacheFolder } from './debian-prefix.ts'

const began = performance.now()
const log = (line: string) => console.log(line)

try {
  const [kamailio, asterisk, baresip, sipp] = await Promise.all([
    kamailioPrefix({ log }),
    asteriskPrefix({ log }),
    baresipPrefix({ log }),
    sippPrefix({ log }),
  ])
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `Kamailio ${upstream(kamailio.versions.kamailio)} ready, ` +
      `Asterisk ${upstream(asterisk.versions.asterisk)} ready, ` +
      `baresip ${upstream(baresip.versions['baresip-core'])} ready, ` +
      `sipp ${upstream(sipp.versions['sip-tester'])} ready ` +
      `(cache folder ${cacheFolder()}, ${seconds} s)`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

/** Debian's `1:5.6.3-2` is upstream's 5.6.3. */
function upstream(version: string | undefined): string {
  return (version ?? 'of unknown version').replace(/^\d+:/, '').replace(/[-+~].*$/, '')
}
