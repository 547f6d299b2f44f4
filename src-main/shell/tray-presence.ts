import type { Snapshot } from '../../src-preload/contract.ts'

/** What the tray calls a Teams presence. */
export type TrayPresence =
  | 'available'
  | 'away'
  | 'beRightBack'
  | 'busy'
  | 'inACall'
  | 'inAMeeting'
  | 'doNotDisturb'
  | 'presenting'
  | 'focusing'
  | 'outOfOffice'
  | 'appearOffline'
  | 'offline'
  | 'unknown'

/** In order: a telling token outranks the availability it comes with. */
const tokens: readonly (readonly [string, TrayPresence])[] = [
  ['berightback', 'beRightBack'],
  ['outofoffice', 'outOfOffice'],
  ['offwork', 'appearOffline'],
  ['presenting', 'presenting'],
  ['focusing', 'focusing'],
  ['inacall', 'inACall'],
  ['inaconferencecall', 'inACall'],
  ['inameeting', 'inAMeeting'],
  ['donotdisturb', 'doNotDisturb'],
  ['urgentinterruptionsonly', 'doNotDisturb'],
]

const availabilities: ReadonlyMap<string, TrayPresence> = new Map([
  ['available', 'available'],
  ['availableidle', 'available'],
  ['away', 'away'],
  ['busy', 'busy'],
  ['busyidle', 'busy'],
  ['offline', 'offline'],
])

const aboveCall: ReadonlySet<TrayPresence> = new Set(['doNotDisturb', 'presenting', 'focusing'])

/** What others see in Teams: an asserted call at once, unless Do not disturb outranks it. */
export function trayPresence({ call, teams }: Snapshot): TrayPresence | null {
  if (teams === null) return null
  const availability = teams.availability.toLowerCase()
  const pair = [availability, teams.activity.toLowerCase()]
  const telling = tokens.find(([token]) => pair.includes(token))?.[1]
  const observed = telling ?? availabilities.get(availability) ?? 'unknown'
  return call.assert === 'asserted' && !aboveCall.has(observed) ? 'inACall' : observed
}
