/**
 * The few words of the tray: its status line (tooltip and first line of the menu are the same) and
 * its menu. Pure, so that it can be tested without a tray.
 */
import type { Snapshot, TrayState } from '../../src-preload/contract.ts'
import { type PresenceKind, seenByOthers } from '../domain/presence-kind.ts'

export interface TrayMenuWords {
  readonly syncOn: string
  readonly syncOff: string
  readonly pause: string
  readonly pause30: string
  readonly pause60: string
  readonly pauseUntilTomorrow: string
  readonly pauseUntilResumed: string
  readonly resume: string
  readonly open: string
  readonly signIn: string
  readonly signOut: string
  readonly quit: string
}

interface TrayTable {
  readonly states: Readonly<Record<TrayState, string>>
  readonly off: string
  readonly pausedUntil: (time: string) => string
  readonly teams: string
  readonly extension: string
  readonly presence: Readonly<Record<PresenceKind, string>>
  readonly menu: TrayMenuWords
  readonly hint: TrayHint
}

/** Shown once, when the window is closed for the first time. */
export interface TrayHint {
  readonly title: string
  readonly body: string
}

const en: TrayTable = {
  states: {
    inStep: 'In step',
    connecting: 'Connecting…',
    onCall: 'On a call',
    paused: 'Paused',
    attention: 'Needs attention',
    offline: 'Offline',
    signedOut: 'Signed out',
  },
  off: 'Off',
  pausedUntil: (time) => `Paused until ${time}`,
  teams: 'Teams',
  extension: 'Extension',
  presence: {
    available: 'Available',
    away: 'Away',
    beRightBack: 'Be right back',
    busy: 'Busy',
    inACall: 'In a call',
    inAMeeting: 'In a meeting',
    doNotDisturb: 'Do not disturb',
    presenting: 'Presenting',
    focusing: 'Focusing',
    outOfOffice: 'Out of office',
    appearOffline: 'Appear offline',
    offline: 'Offline',
    unknown: 'Status unknown',
  },
  menu: {
    syncOn: 'Keep in step',
    syncOff: 'Stop keeping in step',
    pause: 'Pause',
    pause30: 'For 30 minutes',
    pause60: 'For 1 hour',
    pauseUntilTomorrow: 'Until tomorrow',
    pauseUntilResumed: 'Until I resume',
    resume: 'Resume',
    open: 'Open Lockstep',
    signIn: 'Sign in with Microsoft',
    signOut: 'Sign out',
    quit: 'Quit',
  },
  hint: {
    title: 'Lockstep is still running',
    body: 'It stays in the tray and keeps your status in step. Quit it from the menu of its icon.',
  },
}

const de: TrayTable = {
  states: {
    inStep: 'Im Gleichschritt',
    connecting: 'Verbindet …',
    onCall: 'Im Gespräch',
    paused: 'Pausiert',
    attention: 'Achtung',
    offline: 'Offline',
    signedOut: 'Abgemeldet',
  },
  off: 'Aus',
  pausedUntil: (time) => `Pausiert bis ${time}`,
  teams: 'Teams',
  extension: 'Nebenstelle',
  presence: {
    available: 'Verfügbar',
    away: 'Abwesend',
    beRightBack: 'Bin gleich zurück',
    busy: 'Beschäftigt',
    inACall: 'In einem Anruf',
    inAMeeting: 'In einer Besprechung',
    doNotDisturb: 'Nicht stören',
    presenting: 'Präsentiert',
    focusing: 'Konzentriert sich',
    outOfOffice: 'Außer Haus',
    appearOffline: 'Als offline angezeigt',
    offline: 'Offline',
    unknown: 'Status unbekannt',
  },
  menu: {
    syncOn: 'Im Gleichschritt halten',
    syncOff: 'Nicht mehr im Gleichschritt halten',
    pause: 'Pause',
    pause30: 'Für 30 Minuten',
    pause60: 'Für 1 Stunde',
    pauseUntilTomorrow: 'Bis morgen',
    pauseUntilResumed: 'Bis ich fortsetze',
    resume: 'Fortsetzen',
    open: 'Lockstep öffnen',
    signIn: 'Bei Microsoft anmelden',
    signOut: 'Abmelden',
    quit: 'Beenden',
  },
  hint: {
    title: 'Lockstep läuft weiter',
    body: 'Es bleibt im Infobereich und hält Ihren Status im Gleichschritt. Beenden können Sie es im Menü des Symbols.',
  },
}

export const trayTables: Readonly<Record<'en' | 'de', TrayTable>> = { en, de }

/** Windows cuts a tooltip after 127 characters. */
const longestTooltip = 127

export interface TrayWords {
  readonly menu: TrayMenuWords
  readonly hint: TrayHint
  /** `In step · Teams: Available · Extension: Available`. */
  statusLine(snapshot: Snapshot): string
  /** The same, with the app's name before it; never cut by the system. */
  tooltip(snapshot: Snapshot): string
}

/** `locale` as of `app.getLocale()`; its language decides the words, its region the times. */
export function trayWords(locale: string): TrayWords {
  const table = locale.toLowerCase().split('-')[0] === 'de' ? de : en
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })

  const stateWords = ({ sync, tray }: Snapshot) => {
    const until = sync.paused?.until
    if (tray === 'paused' && typeof until === 'number') return table.pausedUntil(time.format(until))
    if (tray === 'paused' && !sync.on && sync.paused === null) return table.off
    return table.states[tray]
  }
  const statusLine = (snapshot: Snapshot) => {
    const { teams, call } = snapshot
    const seen = teams === null ? null : seenByOthers(teams, call.assert === 'asserted')
    const { status } = snapshot.extension
    return [
      stateWords(snapshot),
      ...(seen === null ? [] : [`${table.teams}: ${table.presence[seen]}`]),
      ...(status === null || status.note === '' ? [] : [`${table.extension}: ${status.note}`]),
    ].join(' · ')
  }
  return {
    menu: table.menu,
    hint: table.hint,
    statusLine,
    tooltip: (snapshot) => {
      const text = `Lockstep: ${statusLine(snapshot)}`
      return text.length <= longestTooltip ? text : `${text.slice(0, longestTooltip - 1)}…`
    },
  }
}
