/** SIP over secure WebSocket and over TLS, against Kamailio's own TLS, as processes trust it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { skipped, useKamailio } from './fixture.ts'

const child = join(import.meta.dirname, 'wss-child.ts')

const ways = {
  /** Node's WebSocket; in the app it is Chromium's, with the trust of the operating system. */
  WSS: { scheme: 'wss', variable: 'NODE_EXTRA_CA_CERTS', refused: 'sip.unreachable' },
  /** Where OpenSSL, and Node for the operating system's authorities on Linux, look. */
  TLS: { scheme: 'tls', variable: 'SSL_CERT_FILE', refused: 'sip.certificate' },
} as const

describe.skipIf(skipped !== '').each(['WSS', 'TLS'] as const)(
  `the line over %s on Kamailio${skipped}`,
  (way) => {
    const { kamailio, config, watcher } = useKamailio()

    /** The first line the child prints, and the way to end it. */
    async function run(trusted: boolean) {
      const { wssUrl, caCertPath } = kamailio()
      if (wssUrl === undefined || caCertPath === undefined) throw new Error('openssl is missing')
      const server = wssUrl
        .replace('127.0.0.1', 'localhost')
        .replace('wss:', `${ways[way].scheme}:`)
      const started = spawn(process.execPath, [child, JSON.stringify({ ...config(), server })], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, ...(trusted ? { [ways[way].variable]: caCertPath } : {}) },
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
      expect(line.first).toBe(ways[way].refused)
      await line.stop()
    })
  },
)
