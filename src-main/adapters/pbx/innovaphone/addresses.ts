/** Where the myApps WebSocket of a PBX is. */
import { isLoopback } from '../../../domain/loopback.ts'

/** Below the web client, whose build number the PBX does not look at. */
export const myAppsPath = '/PBX0/APPCLIENT/130000/websocket'
/** Where it is when nobody says: there, or below a name of its own (version 16). */
const usualPaths = [myAppsPath, '/PBX0/WEBSOCKET/websocket']

/** @param server `wss://host[:port][/path]`; without a path the usual ones are tried */
export function candidatesOf(server: string): readonly string[] {
  const url = new URL(server)
  if (url.pathname !== '/') return [url.href]
  return usualPaths.map((path) => new URL(path, url).href)
}

/** The part of `info` that says where the person's own PBX is. */
export interface RedirectTarget {
  readonly host?: string | undefined
  /** The PBX module, such as `PBX0`. */
  readonly mod?: string | undefined
  readonly https?: number | undefined
  readonly http?: number | undefined
}

const hostName = /^[A-Za-z0-9._-]{1,253}$|^\[[0-9A-Fa-f:.]{2,45}\]$/
const moduleName = /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/

/**
 * The address that a Redirect names, in the manner of the one that it came from; `undefined` when it
 * names none, or one that would have to be spoken to without encryption.
 */
export function redirectAddress(from: string, target: RedirectTarget): string | undefined {
  const current = new URL(from)
  const { host = '', mod } = target
  if (!hostName.test(host) || (mod !== undefined && !moduleName.test(mod))) return undefined
  const secure = current.protocol === 'wss:'
  const port = (secure ? target.https : target.http) ?? current.port
  const text = `${current.protocol}//${host}${port === '' ? '' : `:${port}`}`
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (!secure && !isLoopback(url.hostname)) return undefined
  const [, tail] = /(\/APPCLIENT\/.*|\/WEBSOCKET\/.*)$/.exec(current.pathname) ?? []
  url.pathname = mod !== undefined && tail !== undefined ? `/${mod}${tail}` : current.pathname
  return url.href
}
