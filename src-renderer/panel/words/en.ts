import { presenceNames } from '../../../src-preload/contract-words.ts'
import { about } from './en/about.ts'
import { account } from './en/account.ts'
import { diagnostics } from './en/diagnostics.ts'
import { microsoftErrors } from './en/errors-microsoft.ts'
import { phoneErrors } from './en/errors-phone.ts'
import { mapping } from './en/mapping.ts'
import { phoneSetup } from './en/phone-setup.ts'
import { rules } from './en/rules.ts'
import { settings } from './en/settings.ts'
import { setup } from './en/setup.ts'
import { status } from './en/status.ts'
import { timeline } from './en/timeline.ts'
import { welcome } from './en/welcome.ts'
import type { Words } from './words.ts'

export const en: Words = {
  language: 'en',
  views: { status: 'Status', timeline: 'Timeline', settings: 'Settings' },
  pages: {
    sync: { name: 'Keep in step', about: 'On, off, and in which direction' },
    calls: { name: 'Calls', about: 'Ringing, waiting times, Teams not running' },
    mapping: { name: 'What the phone shows', about: 'For each Teams status' },
    microsoft: { name: 'Microsoft', about: 'Accounts, permissions, registration' },
    phone: { name: 'Phone', about: 'Server, extension, password' },
    general: { name: 'General', about: 'Start, appearance, language, updates' },
    diagnostics: { name: 'Diagnostics', about: 'Test the connections, report, log' },
    about: { name: 'About Lockstep', about: 'Version, licence, guides' },
  },
  back: 'Back to settings',
  navigation: 'Views',
  starting: 'One moment…',
  version: (version) => `Lockstep ${version}`,
  presence: presenceNames.en,
  rpid: {
    none: 'Available',
    away: 'Away',
    busy: 'Busy',
    meeting: 'In a meeting',
    'on-the-phone': 'On the phone',
    presentation: 'Presenting',
    dnd: 'Do not disturb',
    vacation: 'Out of office',
  },
  errors: { ...microsoftErrors, ...phoneErrors },
  actions: {
    signIn: 'Sign in with Microsoft',
    refresh: 'Try again now',
    setUpMicrosoft: 'Open Microsoft settings',
    setUpPhone: 'Open phone settings',
    adminGuide: 'Open the administrator guide',
    allowCalls: 'Allow calls in Teams',
    checkUpdate: 'Check for updates',
    confirmExtension: 'This is my extension',
  },
  rules,
  status,
  timeline,
  setup,
  phoneSetup,
  settings,
  mapping,
  diagnostics,
  about,
  welcome,
  account,
}
