import { presenceNames } from '../../../src-preload/contract-words.ts'
import { about } from './de/about.ts'
import { account } from './de/account.ts'
import { diagnostics } from './de/diagnostics.ts'
import { microsoftErrors } from './de/errors-microsoft.ts'
import { phoneErrors } from './de/errors-phone.ts'
import { mapping } from './de/mapping.ts'
import { phoneSetup } from './de/phone-setup.ts'
import { rules } from './de/rules.ts'
import { settings } from './de/settings.ts'
import { setup } from './de/setup.ts'
import { status } from './de/status.ts'
import { timeline } from './de/timeline.ts'
import { welcome } from './de/welcome.ts'
import type { Words } from './words.ts'

export const de: Words = {
  language: 'de',
  views: { status: 'Status', timeline: 'Verlauf', settings: 'Einstellungen' },
  pages: {
    sync: { name: 'Im Gleichschritt', about: 'Ein, aus und in welche Richtung' },
    calls: { name: 'Anrufe', about: 'Klingeln, Wartezeiten, Teams läuft nicht' },
    mapping: { name: 'Was das Telefon zeigt', about: 'Für jeden Teams-Status' },
    microsoft: { name: 'Microsoft', about: 'Konten, Berechtigungen, Registrierung' },
    phone: { name: 'Telefon', about: 'Server, Nebenstelle, Kennwort' },
    general: { name: 'Allgemein', about: 'Start, Darstellung, Sprache, Updates' },
    diagnostics: { name: 'Diagnose', about: 'Verbindungen testen, Bericht, Protokoll' },
    about: { name: 'Über Lockstep', about: 'Version, Lizenz, Anleitungen' },
  },
  back: 'Zurück zu den Einstellungen',
  navigation: 'Ansichten',
  starting: 'Einen Moment…',
  version: (version) => `Lockstep ${version}`,
  presence: presenceNames.de,
  rpid: {
    none: 'Verfügbar',
    away: 'Abwesend',
    busy: 'Beschäftigt',
    meeting: 'In einer Besprechung',
    'on-the-phone': 'Am Telefon',
    presentation: 'Präsentiert',
    dnd: 'Nicht stören',
    vacation: 'Außer Haus',
  },
  errors: { ...microsoftErrors, ...phoneErrors },
  actions: {
    signIn: 'Bei Microsoft anmelden',
    refresh: 'Jetzt erneut versuchen',
    setUpMicrosoft: 'Microsoft-Einstellungen öffnen',
    setUpPhone: 'Telefon-Einstellungen öffnen',
    adminGuide: 'Anleitung für Administratoren öffnen',
    allowCalls: 'Anrufe in Teams erlauben',
    checkUpdate: 'Nach Updates suchen',
    confirmExtension: 'Das ist meine Nebenstelle',
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
