import type { Format } from '../format.ts'
import { phoneStands, showsOwn } from '../presence.ts'
import type { Snapshot, TrayState } from '../types.ts'
import type { Words } from '../words/words.ts'

export interface Headline {
  readonly state: TrayState | 'off' | 'notConnected'
  readonly title: string
  readonly text: string
}

/** The one phrase that says how things stand; also what a screen reader is told on a change. */
export function headlineOf(snapshot: Snapshot, words: Words, format: Format): Headline {
  const { asPhone, headline, syncOff, notConnected, pausedUntil } = words.status
  const { phoneStatus, sync, tray } = snapshot
  if (tray === 'paused' && sync.paused?.until != null)
    return {
      state: 'paused',
      title: headline.paused.title,
      text: pausedUntil(format.time(sync.paused.until)),
    }
  if (tray === 'attention')
    return { state: tray, title: headline.attention.title, text: troubleOf(snapshot, words) }
  const calm = tray === 'inStep' || tray === 'paused'
  if (calm && !sync.on && sync.paused === null) return { state: 'off', ...syncOff }
  if (tray === 'inStep' && snapshot.phone === null)
    return { state: 'notConnected', ...notConnected }
  if (tray === 'inStep' && phoneStands(phoneStatus)) {
    const shown = phoneStatus?.reflected === 'shown' && showsOwn(snapshot)
    return { state: tray, title: headline.inStep.title, text: shown ? asPhone.shown : asPhone.kept }
  }
  return { state: tray, ...headline[tray] }
}

/** What the first leg in trouble complains about. */
function troubleOf({ legs }: Snapshot, { errors, status }: Words): string {
  const all = Object.values(legs)
  const worst =
    all.find(({ state, code }) => state === 'failing' && code !== undefined) ??
    all.find(({ code }) => code !== undefined)
  return worst?.code === undefined ? status.headline.attention.text : errors[worst.code].cause
}
