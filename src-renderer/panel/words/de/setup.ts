import type { SetupWords } from '../words.ts'

export const setup: SetupWords = {
  save: 'Speichern',
  saved: 'Gespeichert.',
  microsoft: {
    intro: 'Ihr Administrator registriert Lockstep einmal und gibt Ihnen diese Werte.',
    clientId: 'Client-ID',
    clientIdHint: 'Anwendungs-ID (Client-ID) der App-Registrierung',
    tenant: 'Mandant',
    tenantHint: 'Mandanten-ID oder Domäne; „organizations“ passt für jedes Arbeitskonto',
    cloud: 'Cloud',
    clouds: {
      global: 'Microsoft 365',
      gccHigh: 'Microsoft 365 GCC High',
      dod: 'Microsoft 365 DoD',
      demo: 'Demo auf diesem Computer',
    },
    guide: 'So wird Lockstep registriert',
  },
  phone: {
    intro:
      'Wie Lockstep Ihre Nebenstelle erreicht. Kennwörter bleiben geschützt auf diesem Computer.',
    server: 'Server',
    address: 'Nebenstelle',
    addressHint: 'Etwa 1001 oder 1001@pbx.example.com',
    user: 'Benutzername',
    userHint: 'Nur, wenn er von der Nebenstelle abweicht',
    password: 'Kennwort',
    passwordKept: 'Ein Kennwort ist gespeichert; leer lassen, um es zu behalten',
    badServer:
      'Geben Sie eine Adresse ein, die mit wss:// oder tls:// beginnt (ws:// nur auf diesem Computer).',
    badAddress: 'Geben Sie die Nebenstelle ein, etwa 1001 oder 1001@pbx.example.com.',
    noPassword: 'Geben Sie das Kennwort der Nebenstelle ein.',
    test: 'Testen',
    testing: 'Test läuft…',
    remove: 'Entfernen',
    removeSure: 'Dieses Telefon und sein Kennwort von diesem Computer entfernen?',
    removeNow: 'Telefon entfernen',
    keep: 'Behalten',
    steps: {
      connect: 'Server erreichen',
      authenticate: 'Anmelden',
      publish: 'Ihren Status zeigen',
      watchCalls: 'Ihre Anrufe sehen',
      readBack: 'Sehen, was andere sehen',
      ari: 'REST-Schnittstelle benutzen',
      ucp: 'Benutzeroberfläche benutzen',
      relay: 'Relay erreichen',
    },
    outcomes: {
      passed: 'Bestanden',
      failed: 'Fehlgeschlagen',
      unsupported: 'Nicht unterstützt',
      skipped: 'Nicht versucht',
    },
    allPassed: 'Alles funktioniert.',
    notAllPassed: 'Nicht alles funktioniert.',
  },
  sync: {
    intro: 'Ihre Wahl hat Vorrang vor der Einstellung Ihrer Organisation.',
    which: {
      sync: { name: 'Lockstep insgesamt', text: '„Aus“ macht alles still.' },
      mirror: {
        name: 'Teams zur Nebenstelle',
        text: 'Zeigt Ihren Teams-Status auf der Nebenstelle.',
      },
      assert: {
        name: 'Anrufe zu Teams',
        text: 'Zeigt Anrufe in Teams, außer wenn Sie selbst einen Status gewählt haben.',
      },
      reflect: {
        name: 'Telefonstatus zu Teams',
        text: 'Zeigt in Teams, was Sie am Telefon selbst einstellen. Aus, solange weder Sie noch Ihre Organisation es einschalten.',
      },
    },
    choices: { on: 'Ein', off: 'Aus', follow: 'Wie die Organisation' },
    inForce: (on) => (on ? 'Zurzeit ein.' : 'Zurzeit aus.'),
  },
}
