import { presenceNames } from '../../src-preload/contract-words.ts'
import type { TrayTable } from './tray-table.ts'

export const en: TrayTable = {
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
  presence: presenceNames.en,
  menu: {
    syncOn: 'Keep in step',
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
  notifications: {
    hint: {
      title: 'Lockstep is still running',
      body: 'It stays in the tray and keeps your status in step. Quit it from the menu of its icon.',
    },
    signedOut: {
      title: 'Sign in again',
      body: 'Microsoft asks for a new sign-in. Until then, Lockstep keeps nothing in step.',
    },
    legFailing: {
      presence: {
        title: 'Your Teams presence cannot be read',
        body: 'This has lasted for 5 minutes. Open Lockstep to see why.',
      },
      extension: {
        title: 'Your extension cannot be reached',
        body: 'This has lasted for 5 minutes. Open Lockstep to see why.',
      },
      callWatch: {
        title: 'Your calls cannot be seen',
        body: 'This has lasted for 5 minutes, so Teams does not show them. Open Lockstep to see why.',
      },
    },
  },
}
