import { microsoftErrors } from './de/errors-microsoft.ts'
import { phoneErrors } from './de/errors-phone.ts'
import { rules } from './de/rules.ts'
import { setup } from './de/setup.ts'
import { status } from './de/status.ts'
import { timeline } from './de/timeline.ts'
import type { Words } from './words.ts'

export const de: Words = {
  language: 'de',
  views: { status: 'Status', timeline: 'Verlauf', setup: 'Einrichten' },
  navigation: 'Ansichten',
  starting: 'Einen Moment…',
  notice: 'Zu diesem Computer',
  version: (version) => `Lockstep ${version}`,
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
  rpid: {
    none: 'Verfügbar',
    away: 'Abwesend',
    busy: 'Beschäftigt',
    meeting: 'In einer Besprechung',
    'on-the-phone': 'Am Telefon',
    presentation: 'Präsentiert',
    vacation: 'Außer Haus',
  },
  errors: { ...microsoftErrors, ...phoneErrors },
  actions: {
    signIn: 'Bei Microsoft anmelden',
    cancelSignIn: 'Anmeldung abbrechen',
    refresh: 'Jetzt erneut versuchen',
    setUpMicrosoft: 'Microsoft-Einstellungen öffnen',
    setUpPhone: 'Telefon-Einstellungen öffnen',
    adminGuide: 'Anleitung für Administratoren öffnen',
    allowCalls: 'Anrufe in Teams erlauben',
    adminConsent: 'Zustimmungslink kopieren',
    checkUpdate: 'Nach Updates suchen',
  },
  rules,
  status,
  timeline,
  setup,
}
