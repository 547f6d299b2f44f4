/**
 * The pure half of the `app` scheme: which file a URL means and which headers it carries.
 * Panel: `app://panel/…`. Line: `app://line/<id>/…`, one id for each line window.
 */
import { extname } from 'node:path'
import { isLoopback } from '../domain/loopback.ts'
import { socketServerOf } from '../domain/socket-server.ts'

export const appScheme = 'app'
export const panelUrl = `${appScheme}://panel/`
/** Where the page's style nonce goes; the build leaves it in `index.html`. */
export const noncePlaceholder = '__NONCE__'

export type AppPage = 'panel' | 'line'

export interface AppFile {
  readonly page: AppPage
  /** Path segments below `out/renderer/<page>`. */
  readonly segments: readonly string[]
  readonly contentType: string
  readonly lineId?: string
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

// No percent sign, no backslash, no leading dot: a segment that fits cannot leave its folder.
const plainSegment = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/

/** The file that `url` means, or `undefined` for anything that is not one of ours. */
export function resolveAppFile(url: string): AppFile | undefined {
  const parsed = parseAppUrl(url)
  if (parsed === undefined) return undefined
  const path = parsed.path.endsWith('/') ? `${parsed.path}index.html` : parsed.path
  const segments = path.split('/').slice(1)
  if (!segments.every((segment) => plainSegment.test(segment))) return undefined
  const contentType = contentTypes[extname(path)]
  if (contentType === undefined) return undefined
  if (parsed.page === 'panel') return { page: 'panel', segments, contentType }
  const [lineId, ...rest] = segments
  if (lineId === undefined || rest.length === 0) return undefined
  return { page: 'line', segments: rest, contentType, lineId }
}

/** The page that a document URL or an origin belongs to; anything else is foreign. */
export function pageOf(url: string): AppPage | undefined {
  return parseAppUrl(url)?.page
}

function parseAppUrl(url: string): { page: AppPage; path: string } | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host, username, password, pathname } = new URL(url)
  if (protocol !== `${appScheme}:` || username !== '' || password !== '') return undefined
  if (host !== 'panel' && host !== 'line') return undefined
  return { page: host, path: pathname === '' ? '/' : pathname }
}

/** The panel has no network at all; its styles carry a nonce, new with each load. */
export function panelHeaders(contentType: string, nonce: string): Record<string, string> {
  return headers(contentType, [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
  ])
}

/** The line page may reach the one configured PBX (see {@link lineSource}), and nothing else. */
export function lineHeaders(contentType: string, pbxSource: string): Record<string, string> {
  return headers(contentType, [
    "default-src 'none'",
    "script-src 'self'",
    `connect-src ${pbxSource}`,
  ])
}

function headers(contentType: string, policy: readonly string[]): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': [
      ...policy,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}

/**
 * All that a line page may reach, as its policy says it: the origin of a WebSocket, or nothing at
 * all where main holds the socket. `undefined` for anything that is no address of a PBX.
 */
export function lineSource(server: string): string | undefined {
  return socketServerOf(server) === undefined ? webSocketOrigin(server) : "'none'"
}

/**
 * The origin of a PBX address as the policy names it. Plain `ws:` is for loopback only: a secure
 * page cannot open it elsewhere. Whatever is not a WebSocket address is `undefined`.
 */
export function webSocketOrigin(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, host, hostname } = new URL(address)
  if (protocol !== 'wss:' && !(protocol === 'ws:' && isLoopback(hostname))) return undefined
  return /^[A-Za-z0-9.:[\]-]+$/.test(host) ? `${protocol}//${host}` : undefined
}
