/** Fetches the SIP server and the phone of the tests, so that no download happens inside a test. */
import { performance } from 'node:perf_hooks'
import { baresipPrefix, kamailioPrefix } from './debian/sip.ts'
import { cacheFolder } from './debian-prefix.ts'

const began = performance.now()
const log = (line: string) => console.log(line)

try {
  const [kamailio, baresip] = await Promise.all([kamailioPrefix({ log }), baresipPrefix({ log })])
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `Kamailio ${upstream(kamailio.versions.kamailio)} ready, ` +
      `baresip ${upstream(baresip.versions['baresip-core'])} ready ` +
      `(cache folder ${cacheFolder()}, ${seconds} s)`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

/** Debian's `1:5.6.3-2` is upstream's 5.6.3. */
function upstream(version: string | undefined): string {
  return (version ?? 'of unknown version').replace(/^\d+:/, '').replace(/-[^-]*$/, '')
}
