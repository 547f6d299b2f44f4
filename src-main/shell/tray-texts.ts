/** Puts the tray's words together for a snapshot. */
import type { Snapshot } from '../../src-preload/contract.ts'
import { minutesUntilTomorrow } from '../domain/until-tomorrow.ts'
import type { Clock } from '../ports.ts'
import type { TrayTexts } from './tray-menu.ts'
import type { TrayWords } from './tray-words.ts'

export function trayTexts(
  words: Pick<TrayWords, 'menu' | 'statusLine' | 'tooltip'>,
  clock: Pick<Clock, 'wall'>,
): (snapshot: Snapshot) => TrayTexts {
  const { menu } = words
  const pauses = [
    { label: menu.pause30, minutes: () => 30 },
    { label: menu.pause60, minutes: () => 60 },
    { label: menu.pauseUntilTomorrow, minutes: () => minutesUntilTomorrow(clock.wall()) },
    { label: menu.pauseUntilResumed, minutes: () => null },
  ]
  return (snapshot) => ({
    tooltip: words.tooltip(snapshot),
    status: words.statusLine(snapshot),
    // One label for both, since the check mark tells which.
    sync: menu.syncOn,
    pause: menu.pause,
    pauses,
    resume: menu.resume,
    open: menu.open,
    signIn: menu.signIn,
    signOut: menu.signOut,
    quit: menu.quit,
  })
}
