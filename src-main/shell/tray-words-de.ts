import { presenceNames } from '../../src-preload/contract-words.ts'
import type { TrayTable } from './tray-table.ts'

export const de: TrayTable = {
  states: {
    inStep: 'Im Gleichschritt',
    connecting: 'Verbindet…',
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
  presence: presenceNames.de,
  menu: {
    syncOn: 'Im Gleichschritt halten',
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
  notifications: {
    hint: {
      title: 'Lockstep läuft weiter',
      body: 'Es bleibt im Infobereich und hält Ihren Status im Gleichschritt. Beenden können Sie es im Menü des Symbols.',
    },
    signedOut: {
      title: 'Bitte neu anmelden',
      body: 'Microsoft verlangt eine neue Anmeldung. Bis dahin hält Lockstep nichts im Gleichschritt.',
    },
    legFailing: {
      presence: {
        title: 'Ihr Teams-Status lässt sich nicht lesen',
        body: 'Das dauert schon 5 Minuten. Öffnen Sie Lockstep, um den Grund zu sehen.',
      },
      extension: {
        title: 'Ihre Nebenstelle ist nicht erreichbar',
        body: 'Das dauert schon 5 Minuten. Öffnen Sie Lockstep, um den Grund zu sehen.',
      },
      callWatch: {
        title: 'Ihre Anrufe werden nicht erkannt',
        body: 'Das dauert schon 5 Minuten; Teams zeigt sie deshalb nicht. Öffnen Sie Lockstep, um den Grund zu sehen.',
      },
    },
  },
}
