import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strict } from '../core/strict.ts'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

const failures: Record<string, string> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  UND_ERR_SOCKET: 'ERR_CONNECTION_CLOSED',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ETIMEDOUT: 'ERR_TIMED_OUT',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_CERT_AUTHORITY_INVALID',
  CERT_HAS_EXPIRED: 'ERR_CERT_DATE_INVALID',
}

/** Node's fetch in Electron's place: no system proxy, no certificates of the operating system. */
async function fetchLikeElectron(
  input: string | GlobalRequest,
  init?: RequestInit & { bypassCustomProtocolHandlers?: boolean },
): Promise<GlobalResponse> {
  const url = typeof input === 'string' ? input : input.url
  if (url.startsWith('file:')) return fetchFile(fileURLToPath(url))
  try {
    return await fetch(input, init)
  } catch (error) {
    throw asNetError(error)
  }
}

async function fetchFile(path: string): Promise<GlobalResponse> {
  try {
    const type = types[extname(path)] ?? 'application/octet-stream'
    return new Response(await readFile(path), { headers: { 'content-type': type } })
  } catch {
    throw new Error('net::ERR_FILE_NOT_FOUND')
  }
}

/** Words a failed connection as Chromium does; leaves an abort as it is. */
function asNetError(error: unknown): unknown {
  const cause = error instanceof TypeError ? error.cause : undefined
  if (!(cause instanceof Error) || !('code' in cause)) return error
  return new Error(`net::${failures[String(cause.code)] ?? 'ERR_FAILED'}`, { cause: error })
}

/** Specs set `_online`. */
export const net = strict('net', {
  _online: true,
  get online() {
    return this._online
  },
  isOnline() {
    return this._online
  },
  fetch: fetchLikeElectron,
} satisfies Pick<Electron.Net, 'online' | 'isOnline' | 'fetch'> & { _online: boolean })
