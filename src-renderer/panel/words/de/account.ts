import type { AccountWords } from '../words.ts'

export const account: AccountWords = {
  menu: (name) => `Konto: ${name}`,
  menuSignedOut: 'Konto: abgemeldet',
  accounts: 'Konten',
  active: 'Aktiv',
  use: 'Verwenden',
  nameUse: (name) => `${name} verwenden`,
  add: 'Weiteres Konto hinzufügen',
  addText:
    'Lockstep folgt jeweils einem Konto. Die anderen bleiben auf diesem Computer angemeldet.',
  manage: 'Konten und Berechtigungen',
  forget: 'Entfernen',
  forgetNamed: (name) => `${name} entfernen`,
  forgetSure: (name) => `${name} abmelden und das Konto von diesem Computer entfernen?`,
  forgetNow: 'Konto entfernen',
  keep: 'Behalten',
  registration: 'App-Registrierung',
  registrationText: 'Ändern Sie sie nur, wenn Ihr Administrator Sie darum bittet.',
  calls: {
    title: 'Anrufe in Teams',
    text: 'Lockstep darf Ihren Status lesen. Um Ihre Anrufe zu zeigen, braucht es noch eine Berechtigung: Ihren Status einzustellen, und nur Ihren.',
    allow: 'Anrufe in Teams erlauben',
    asking: 'Schließen Sie es auf der Microsoft-Seite im Browser ab.',
    granted: 'Lockstep darf Ihre Anrufe in Teams zeigen.',
  },
  consent: {
    open: 'Zustimmungsseite öffnen',
    copy: 'Zustimmungslink kopieren',
    copied: 'Kopiert',
  },
}
