/** What is asked, in which order: never more than a handful of questions, to one host. */
import type { PhoneTarget } from '../../../domain/phone-target.ts'
import { myAppsPath } from '../innovaphone/addresses.ts'
import type { Attempt, Finding } from './attempts.ts'

export interface PlannedAttempt extends Attempt {
  /** Asked only if this holds for what the same port answered before. */
  readonly when?: (before: readonly (Attempt & Finding)[]) => boolean
}

/** The questions to one port, one after the other; ports are asked side by side. */
export type PortPlan = readonly PlannedAttempt[]

type When = NonNullable<PlannedAttempt['when']>

const noSip: When = (before) =>
  !before.some(({ kind, outcome }) => kind === 'webSocket' && outcome === 'found')
const unknown: When = (before) => !before.some(({ product }) => product !== undefined)

/** @throws never: `target` was understood before */
export function planOf(target: PhoneTarget): readonly PortPlan[] {
  const { host, port, exact } = target
  if (exact !== undefined) return exactPlan(exact)
  if (port !== undefined) return [[...webPlan(`${host}:${port}`), tls(`${host}:${port}`)]]
  return [
    webPlan(host),
    [webSocket(`${host}:8089`, '/ws'), ari(`${host}:8089`)],
    [webSocket(`${host}:7443`, '/')],
    [tls(host)],
    [{ kind: 'tcp', address: `tcp://${host}` }],
  ]
}

function webPlan(authority: string): PortPlan {
  return [
    webSocket(authority, '/ws'),
    { ...myApps(authority), when: unknown },
    { kind: 'page', address: `https://${authority}/`, when: unknown },
    { kind: 'ucp', address: `https://${authority}/ucp/`, when: unknown },
    { ...webSocket(authority, '/'), when: noSip },
  ]
}

/** A whole address is believed: only what stands behind it is looked at. */
function exactPlan(exact: string): readonly PortPlan[] {
  if (exact.startsWith('tls:')) return [[{ kind: 'tls', address: exact }]]
  if (exact.startsWith('tcp:')) return [[{ kind: 'tcp', address: exact }]]
  const { protocol, host, pathname } = new URL(exact)
  const sip: PlannedAttempt = { kind: 'webSocket', address: exact }
  if (/\/(?:APPCLIENT|WEBSOCKET)\//.test(pathname)) return [[{ kind: 'myApps', address: exact }]]
  const web = protocol === 'ws:' ? 'http:' : 'https:'
  const rest: PlannedAttempt = { kind: 'ari', address: `${web}//${host}/ari`, when: asterisk }
  return [[sip, rest]]
}

const asterisk: When = (before) =>
  before.some(({ product }) => product === 'asterisk' || product === 'freepbx')

const webSocket = (authority: string, path: string): PlannedAttempt => ({
  kind: 'webSocket',
  address: `wss://${authority}${path === '/' ? '' : path}`,
})
const myApps = (authority: string): PlannedAttempt => ({
  kind: 'myApps',
  address: `wss://${authority}${myAppsPath}`,
})
const ari = (authority: string): PlannedAttempt => ({
  kind: 'ari',
  address: `https://${authority}/ari`,
})
const tls = (authority: string): PlannedAttempt => ({ kind: 'tls', address: `tls://${authority}` })
