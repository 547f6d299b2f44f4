import { execFile } from 'node:child_process'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * Writes `certificate.pem`, self-signed for 127.0.0.1, localhost and the SIP domain, and `key.pem`.
 * Resolves to the certificate's path, or to undefined where `openssl` is not there.
 */
export async function writeCertificate(
  folder: string,
  domain: string,
): Promise<string | undefined> {
  const path = join(folder, 'certificate.pem')
  const key = join(folder, 'key.pem')
  const args = [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-days', '30', '-subj', '/CN=localhost'],
    ...['-addext', `subjectAltName=DNS:localhost,DNS:${domain},IP:127.0.0.1`],
    ...['-keyout', key, '-out', path],
  ]
  try {
    await promisify(execFile)('openssl', args, { timeout: 20_000 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  // A throw-away key in a folder that only this user can enter; the server may run as another one.
  await chmod(key, 0o644)
  return path
}
