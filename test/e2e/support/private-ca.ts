/** An organisation's own certificate authority, a server that shows its certificate, and trust. */
import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { request as send } from 'node:http'
import { createServer } from 'node:https'
import { join } from 'node:path'

export interface PrivateCa {
  /** PEM files in the folder that was given. */
  readonly authority: string
  readonly certificate: string
  readonly key: string
}

/** Makes an authority and a certificate of it for `localhost`, with OpenSSL. */
export function createPrivateCa(folder: string): PrivateCa {
  const file = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl(
    ...['req', '-x509', ...curve, '-days', '2', '-subj', '/CN=Example Private CA'],
    ...['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=keyCertSign'],
    ...['-keyout', file('ca-key.pem'), '-out', file('ca.pem')],
  )
  openssl(
    ...['req', '-x509', ...curve, '-days', '2', '-subj', '/CN=localhost'],
    ...['-CA', file('ca.pem'), '-CAkey', file('ca-key.pem')],
    ...['-addext', 'subjectAltName=DNS:localhost', '-addext', 'extendedKeyUsage=serverAuth'],
    ...['-addext', 'basicConstraints=critical,CA:FALSE'],
    ...['-keyout', file('key.pem'), '-out', file('certificate.pem')],
  )
  return {
    authority: file('ca.pem'),
    certificate: file('certificate.pem'),
    key: file('key.pem'),
  }
}

/** `https://localhost:…` in front of a plain server of this computer. */
export async function startTlsFront(ca: PrivateCa, origin: string) {
  const server = createServer(
    { cert: readFileSync(ca.certificate), key: readFileSync(ca.key) },
    (request, answer) => {
      const url = new URL(request.url ?? '/', origin)
      const headers = { ...request.headers, host: url.host }
      const onward = send(url, { method: request.method, headers }, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers)
        reply.pipe(answer)
      })
      onward.on('error', () => answer.destroy())
      request.pipe(onward)
    },
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    origin: `https://localhost:${address.port}`,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Whether a home folder can be made to trust an authority: Linux, with the tools of NSS. */
export function canTrust(): boolean {
  return process.platform === 'linux' && spawnSync('certutil', ['-H']).error === undefined
}

/**
 * Makes the programs of this home folder trust the authority, as Chromium on Linux reads it: the
 * NSS database below `~/.pki`, which it prefers to the newer place where both exist
 * (https://chromium.googlesource.com/chromium/src/+/main/docs/linux/cert_management.md).
 */
export function trust(ca: PrivateCa, home: string): void {
  const folder = join(home, '.pki/nssdb')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const certutil = (...args: string[]) =>
    execFileSync('certutil', ['-d', `sql:${folder}`, ...args], { stdio: 'pipe' })
  certutil('-N', '--empty-password')
  certutil('-A', '-t', 'C,,', '-n', 'Example Private CA', '-i', ca.authority)
}
