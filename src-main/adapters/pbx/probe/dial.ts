/** One short connection, to see who answers. */
import { connect as connectTcp, isIP } from 'node:net'
import { connect as connectTls, type SecureContext } from 'node:tls'
import { trustedContext } from '../sip/socket-trust.ts'

export interface DialTo {
  /** Without brackets. */
  readonly host: string
  readonly port: number
  readonly secure: boolean
}

export interface Connection {
  write(data: string | Uint8Array): void
  /** What comes next; `undefined` when the other side is done. Rejects when `signal` aborts. */
  read(): Promise<Buffer | undefined>
  close(): void
}

/** Rejects as Node does, or with the reason of `signal`, which also ends an open connection. */
export type Dial = (to: DialTo, signal: AbortSignal) => Promise<Connection>

/** A certificate that `trust` does not vouch for is an error, as everywhere. */
export function createDial(trust: () => SecureContext = trustedContext): Dial {
  return ({ host, port, secure }, signal) =>
    new Promise((resolve, reject) => {
      const socket = secure
        ? connectTls({
            ...{ host, port, rejectUnauthorized: true, secureContext: trust() },
            ...(isIP(host) === 0 ? { servername: host } : {}),
          })
        : connectTcp({ host, port })
      const abort = () => socket.destroy(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      socket.once('close', () => signal.removeEventListener('abort', abort))
      if (signal.aborted) abort()
      socket.on('error', reject)
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        const chunks = socket.iterator({ destroyOnReturn: false })
        resolve({
          write: (data) => void socket.write(data),
          read: async () => {
            const { value, done } = await chunks.next()
            return done === true ? undefined : Buffer.from(value)
          },
          close: () => void socket.destroy(),
        })
      })
    })
}
