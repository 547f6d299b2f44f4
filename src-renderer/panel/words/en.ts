import { microsoftErrors } from './en/errors-microsoft.ts'
import { phoneErrors } from './en/errors-phone.ts'
import { rules } from './en/rules.ts'
import { setup } from './en/setup.ts'
import { status } from './en/status.ts'
import { timeline } from './en/timeline.ts'
import type { Words } from './words.ts'

export const en: Words = {
  language: 'en',
  views: { status: 'Status', timeline: 'Timeline', setup: 'Set up' },
  navigation: 'Views',
  starting: 'One moment…',
  notice: 'About this computer',
  version: (version) => `Lockstep ${version}`,
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
  rpid: {
    none: 'Available',
    away: 'Away',
    busy: 'Busy',
    meeting: 'In a meeting',
    'on-the-phone': 'On the phone',
    presentation: 'Presenting',
    vacation: 'Out of office',
  },
  errors: { ...microsoftErrors, ...phoneErrors },
  actions: {
    signIn: 'Sign in with Microsoft',
    cancelSignIn: 'Cancel the sign-in',
    refresh: 'Try again now',
    setUpMicrosoft: 'Open Microsoft settings',
    setUpPhone: 'Open phone settings',
    adminGuide: 'Open the administrator guide',
    allowCalls: 'Allow calls in Teams',
    adminConsent: 'Copy the consent link',
    checkUpdate: 'Check for updates',
  },
  rules,
  status,
  timeline,
  setup,
}
