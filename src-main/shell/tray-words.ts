/**
 * The few words of the tray: its status line (tooltip and first line of the menu are the same) and
 * its menu. Pure, so that it can be tested without a tray.
 */
import type { Snapshot } from '../../src-preload/contract.ts'
import { seenByOthers } from '../domain/presence-kind.ts'
import type { TrayMenuWords, TrayTable } from './tray-table.ts'
import { de } from './tray-words-de.ts'
import { en } from './tray-words-en.ts'
import { es } from './tray-words-es.ts'
import { fr } from './tray-words-fr.ts'

export const trayTables = { en, de, fr, es } as const satisfies Record<string, TrayTable>

/** Windows cuts a tooltip after 127 characters. */
const longestTooltip = 127

export interface TrayWords {
  readonly menu: TrayMenuWords
  readonly notifications: TrayTable['notifications']
  /** `In step · Teams: Available · Extension: Available`. */
  statusLine(snapshot: Snapshot): string
  /** The same, with the app's name before it; never cut by the system. */
  tooltip(snapshot: Snapshot): string
}

/** `locale` is a BCP 47 tag; its language decides the words, its region the times. */
export function trayWords(locale: string): TrayWords {
  const table = tableFor(locale)
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })

  const stateWords = ({ sync, tray }: Snapshot) => {
    const until = sync.paused?.until
    if (tray === 'paused' && typeof until === 'number') return table.pausedUntil(time.format(until))
    if (tray === 'paused' && !sync.on && sync.paused === null) return table.off
    return table.states[tray]
  }
  const statusLine = (snapshot: Snapshot) => {
    const { teams, ownSession } = snapshot
    const seen = teams === null ? null : seenByOthers(teams, ownSession)
    const { status } = snapshot.extension
    return [
      stateWords(snapshot),
      ...(seen === null ? [] : [`${table.teams}: ${table.presence[seen]}`]),
      ...(status === null || status.note === '' ? [] : [`${table.extension}: ${status.note}`]),
    ].join(' · ')
  }
  return {
    menu: table.menu,
    notifications: table.notifications,
    statusLine,
    tooltip: (snapshot) => {
      const text = `Lockstep: ${statusLine(snapshot)}`
      return text.length <= longestTooltip ? text : `${text.slice(0, longestTooltip - 1)}…`
    },
  }
}

/**
 * The locale of the tray: the language that was chosen, or the first of the person's that there are
 * words for. A region of theirs is kept, since it decides how times look.
 * @param preferred as of `app.getPreferredSystemLanguages()`
 */
export function trayLocale(
  language: Snapshot['settings']['appearance']['language'],
  preferred: readonly string[],
): string {
  const fits = (locale: string) =>
    language === 'system'
      ? Object.hasOwn(trayTables, languageOf(locale))
      : languageOf(locale) === language
  return preferred.find(fits) ?? (language === 'system' ? 'en' : language)
}

/** English where there is no translation. */
function tableFor(locale: string): TrayTable {
  const language = languageOf(locale)
  return Object.entries(trayTables).find(([code]) => code === language)?.[1] ?? en
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split('-')[0] ?? ''
}
