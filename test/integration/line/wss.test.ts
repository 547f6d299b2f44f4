/** SIP over secure WebSocket, against Kamailio's own TLS. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { skipped, useKamailio } from './fixture.ts'

const child = join(import.meta.dirname, 'wss-child.ts')

describe.skipIf(skipped !== '')(`the line over WSS on Kamailio${skipped}`, () => {
  const { kamailio, config, watcher } = useKamailio()

  /** The first line the child prints, and the way to end it. */
  async function run(trusted: boolean) {
    const { wssUrl, caCertPath } = kamailio()
    if (wssUrl === undefined || caCertPath === undefined) throw new Error('openssl is missing')
    const server = wssUrl.replace('127.0.0.1', 'localhost')
    const started = spawn(process.execPath, [child, JSON.stringify({ ...config(), server })], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...(trusted ? { NODE_EXTRA_CA_CERTS: caCertPath } : {}) },
    })
    const lines = createInterface({ input: started.stdout })
    const [first]: string[] = await once(lines, 'line')
    return {
      first,
      async stop() {
        const ended = once(started, 'exit')
        started.stdin.write('stop\n')
        await ended
      },
    }
  }

  test('publishes where the certificate is trusted, and takes it back', async () => {
    const other = await watcher()
    const line = await run(true)
    expect(line.first).toBe('published')
    await other.waitFor(({ body }) => body.includes('>Over WSS<'))
    await line.stop()
    await other.waitFor(({ body }) => !body.includes('>Over WSS<'))
  })

  test('does not connect where it is not', async () => {
    const line = await run(false)
    expect(line.first).toBe('sip.unreachable')
    await line.stop()
  })
})
