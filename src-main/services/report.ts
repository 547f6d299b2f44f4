/**
 * The report for support: how things stand, what happened last, and how Lockstep is set up, without
 * anything that names a person or opens a door. Only what is listed here goes in; the whole text
 * passes the redactor of the log besides.
 */
import { createHash } from 'node:crypto'
import type { Snapshot } from '../../src-preload/contract.ts'
import { legNames } from '../domain/legs.ts'
import { mappableKinds } from '../domain/mapping.ts'
import type { TimelineEntry } from '../domain/timeline.ts'

export interface ReportSources {
  readonly snapshot: Snapshot
  /** Milliseconds since the epoch. */
  readonly wall: number
  /** Lines such as `Electron 45.4.1`. */
  readonly system: readonly string[]
  /** The last lines of the log, oldest first. */
  readonly log: readonly string[]
  /** The redactor of the log; it takes one line at a time. */
  readonly redact: (line: string) => string
}

const shortestName = 5

/** `lockstep-report-2026-11-22.txt`, by the calendar of this computer. */
export function reportName(wall: number): string {
  const at = new Date(wall)
  const two = (number: number) => String(number).padStart(2, '0')
  return `lockstep-report-${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}.txt`
}

export function reportOf(sources: ReportSources): string {
  const { snapshot, wall, system, log } = sources
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['System', [`Lockstep ${snapshot.version}`, ...system]],
    ['State', stateLines(snapshot)],
    ['Legs', legLines(snapshot)],
    ['Settings', settingsLines(snapshot)],
    ['Timeline, newest first', snapshot.timeline.slice(0, 200).map(timelineLine)],
    ['Log, oldest first', log],
  ]
  const body = sections.flatMap(([title, lines]) => ['', `== ${title} ==`, ...orNothing(lines)])
  const names = namesIn(snapshot)
  return [`Lockstep report, ${timeOf(wall)}`, ...body, '']
    .map((line) => sources.redact(names.reduce((text, name) => text.replaceAll(name, '…'), line)))
    .join('\n')
}

/** What names this person here, longest first; short ones would be found everywhere. */
function namesIn({ account, phone }: Snapshot): readonly string[] {
  const server = phone?.server ?? ''
  return [
    account.name ?? '',
    account.username ?? '',
    ...account.remembered.flatMap(({ name, username }) => [name, username]),
    phone?.address ?? '',
    phone?.authorizationUser ?? '',
    phone?.ari?.user ?? '',
    phone?.ucp?.user ?? '',
    ...[server, phone?.ari?.url, phone?.ucp?.url, phone?.relayUrl].map(hostIn),
  ]
    .filter((name) => name.length >= shortestName)
    .sort((a, b) => b.length - a.length)
}

function hostIn(address = ''): string {
  return URL.canParse(address) ? new URL(address).hostname : address
}

function orNothing(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ['(nothing)'] : lines
}

function stateLines(snapshot: Snapshot) {
  const { tray, account, sync, teams, extension, call, push, phoneStatus, notices } = snapshot
  return [
    `tray: ${tray}`,
    `account: ${account.state}${withCode(account.code)}, calls in Teams: ${account.write}`,
    `remembered accounts: ${account.remembered.length}`,
    `sync: ${sync.on ? 'on' : 'off'} (${sync.choice})`,
    `mirror: ${sync.mirror.on ? 'on' : 'off'} (${sync.mirror.choice})`,
    `assert: ${sync.assert.on ? 'on' : 'off'} (${sync.assert.choice})`,
    `reflect: ${sync.reflect.on ? 'on' : 'off'} (${sync.reflect.choice})${phoneStatus === null ? '' : `, ${phoneStatus.status}: ${phoneStatus.reflected}`}`,
    `paused: ${sync.paused === null ? 'no' : (sync.paused.until ?? 'until resumed')}`,
    teams === null
      ? 'teams: unknown'
      : `teams: ${teams.availability} / ${teams.activity}, chosen: ${teams.userConfigured}, ${teams.rule}, read ${timeOf(teams.observedAt)}`,
    `extension: ${extension.state}, activity ${extension.status?.activity ?? 'none'}`,
    `call: ${call.state}, ${call.assert}${withCode(call.code)}`,
    `change notifications: ${push}`,
    `notices: ${notices.join(', ') || 'none'}`,
  ]
}

function legLines({ legs }: Snapshot): readonly string[] {
  return legNames.map((name) => {
    const { state, code, since, lastSuccess, nextRetry } = legs[name]
    const times = [
      `since ${timeOf(since)}`,
      ...(lastSuccess === undefined ? [] : [`worked ${timeOf(lastSuccess)}`]),
      ...(nextRetry === undefined ? [] : [`next try ${timeOf(nextRetry)}`]),
    ]
    return `${name}: ${state}${withCode(code)}, ${times.join(', ')}`
  })
}

function settingsLines({ microsoft, phone, settings, mapping, locked, update }: Snapshot) {
  const changed = mappableKinds
    .filter((kind) => mapping[kind].changed)
    .map((kind) => `${kind} -> ${mapping[kind].activity ?? 'none'}`)
  return [
    `cloud: ${microsoft.cloud}, tenant: ${tenantKind(microsoft.tenant)}`,
    `client id: ${microsoft.clientId === '' ? 'missing' : 'set'}`,
    phone === null ? 'phone: none' : `phone: ${hostMark(phone.server)}`,
    ...(phone === null ? [] : phoneLines(phone)),
    `settings: ${JSON.stringify(settings)}`,
    `mapping changed: ${changed.join(', ') || 'nothing'}`,
    `fixed by policy: ${locked.join(', ') || 'nothing'}`,
    `update: ${update.state}${withCode(update.code)}`,
  ]
}

function phoneLines(phone: NonNullable<Snapshot['phone']>): readonly string[] {
  const { connector, blocking, passwordSaved, abilities, otherComputer, readBackMs } = phone
  return [
    `phone kind: ${connector}, do not disturb stops calls: ${blocking.enabled ? blocking.way : 'no'}`,
    `phone password saved: ${passwordSaved}`,
    `phone abilities: ${JSON.stringify(abilities)}`,
    `another computer publishes: ${otherComputer}`,
    `own status read back after: ${readBackMs === undefined ? 'never' : `${readBackMs} ms`}`,
  ]
}

/** The note is the person's own text and stays out. */
function timelineLine({ at, event, cause, rule, teams, code, steps }: TimelineEntry): string {
  const took = steps.map(({ step, ms }) => `${step} ${Math.round(ms)} ms`)
  return [timeOf(at), event, cause, rule, teams, code, ...took]
    .filter((part) => part !== undefined)
    .join('  ')
}

function tenantKind(tenant: string): string {
  if (['organizations', 'common', 'consumers'].includes(tenant)) return tenant
  return /^[0-9a-f]{8}-/i.test(tenant) ? 'by id' : 'by name'
}

/** The same server gives the same mark, so that two reports can be compared. */
function hostMark(server: string): string {
  if (!URL.canParse(server)) return 'address that cannot be read'
  const { protocol, host, port } = new URL(server)
  const mark = createHash('sha256').update(host).digest('hex').slice(0, 8)
  return `${protocol}//host-${mark}${port === '' ? '' : `:${port}`}`
}

function withCode(code: string | undefined): string {
  return code === undefined ? '' : ` (${code})`
}

function timeOf(wall: number): string {
  return new Date(wall).toISOString()
}
