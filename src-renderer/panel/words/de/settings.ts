import type { SettingsWords } from '../shapes/settings.ts'

export const settings: SettingsWords = {
  locked: 'Von Ihrer Organisation festgelegt',
  calls: {
    title: 'Welche Anrufe Teams zeigt',
    shortTitle: 'Kurze Anrufe und Übergaben',
    atOnce: 'Nicht warten',
    ringing: {
      name: 'Klingeln zählt als Anruf',
      text: 'Teams zeigt den Anruf schon, während Ihr Telefon noch klingelt.',
    },
    settleMs: {
      name: 'Warten, bevor ein Anruf gezeigt wird',
      text: 'Ein Anruf, der vorher zu Ende ist, erscheint nicht in Teams.',
    },
    endSettleMs: {
      name: 'Warten nach einem Anruf',
      text: 'Teams behält seinen Status, wenn in dieser Zeit eine Übergabe oder ein weiterer Anruf folgt.',
    },
    teamsNotRunning: {
      name: 'Wenn Teams nicht läuft',
      text: 'Werden Anrufe trotzdem gezeigt, entscheidet Microsoft, was andere davon sehen.',
    },
    chosenBusy: {
      name: 'Wenn Sie selbst „Beschäftigt“ gewählt haben',
      text: 'Sie stellen in Teams „Beschäftigt“ ein, und danach beginnt ein Anruf.',
    },
    uncertainAway: {
      name: 'Wenn unklar ist, warum Sie abwesend sind',
      text: 'Sie haben „Abwesend“ gewählt, oder Teams hat bemerkt, dass Sie inaktiv waren.',
    },
    teamsNotRunningChoices: { skip: 'Anrufe nicht zeigen', assert: 'Anrufe zeigen' },
    assertChoices: { leaveAlone: 'Teams nicht ändern', assert: 'Anruf zeigen' },
  },
  following: {
    title: 'Wie Lockstep Teams folgt',
    polling: {
      name: 'Ihren Teams-Status lesen',
      text: 'Höchstens so oft. Sind Sie nicht am Computer oder bittet Microsoft um weniger Anfragen, liest Lockstep von selbst seltener.',
    },
    every: (length) => `Alle ${length}`,
    hint: {
      name: 'Teams auf diesem Computer hilft mit',
      text: 'Teams meldet Lockstep, wenn eine Besprechung beginnt oder endet. Ihr Status wird dann früher gelesen.',
    },
    hintStates: {
      off: 'Aus.',
      searching: 'Teams wird auf diesem Computer gesucht…',
      connected: 'Teams wurde gefunden, ist aber noch nicht mit Lockstep gekoppelt.',
      pairing: 'Lockstep wartet auf Ihre Antwort in Teams…',
      paired: 'Mit Teams gekoppelt.',
      blocked:
        'Teams lässt Lockstep nicht zu. Öffnen Sie in Teams „Einstellungen“, „Datenschutz“, „Drittanbieter-App-API“ und erlauben Sie Lockstep.',
    },
    pair: 'Koppeln',
    pairing: 'Wird gekoppelt…',
    howToPair:
      'Gehen Sie in eine Teams-Besprechung, drücken Sie „Koppeln“ und stimmen Sie in Teams zu.',
  },
  computer: {
    title: 'Auf diesem Computer',
    startAtLogin: {
      name: 'Beim Anmelden starten',
      text: 'Lockstep startet still im Infobereich, sobald Sie sich an diesem Computer anmelden.',
    },
    theme: { name: 'Darstellung', text: 'Hoher Kontrast folgt immer Ihrem System.' },
    themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    language: { name: 'Sprache', text: 'Die Sprache dieses Fensters und des Infobereichs.' },
    systemLanguage: 'Wie das System',
  },
  notifications: {
    title: 'Benachrichtigungen',
    signedOut: {
      name: 'Abgemeldet',
      text: 'Meldet, wenn nur eine neue Anmeldung hilft.',
    },
    legFailing: {
      name: 'Eine Verbindung fällt aus',
      text: 'Meldet einmal, wenn eine Verbindung länger als 5 Minuten ausfällt.',
    },
    tray: {
      name: 'Weiter im Infobereich',
      text: 'Meldet beim ersten Schließen dieses Fensters, dass Lockstep im Infobereich weiterläuft.',
    },
  },
  updates: {
    title: 'Updates',
    automatic: {
      name: 'Von selbst aktualisieren',
      text: 'Sucht und lädt neue Versionen; sie starten mit dem nächsten Neustart von Lockstep.',
    },
    channel: {
      name: 'Welche Versionen',
      text: 'Beta-Versionen kommen früher und können noch Fehler haben.',
    },
    channels: { latest: 'Stabile Versionen', beta: 'Auch Beta-Versionen' },
    states: {
      off: () => 'Lockstep sucht nicht nach Updates.',
      none: () => 'Es ist keine neuere Version bekannt.',
      checking: () => 'Updates werden gesucht…',
      downloading: (version) => `Version ${version} wird geladen…`,
      ready: (version) => `Version ${version} ist bereit.`,
      available: (version) => `Es gibt die Version ${version}. Ihre Organisation installiert sie.`,
      failed: () => 'Der letzte Versuch ist fehlgeschlagen.',
    },
    check: 'Jetzt suchen',
    install: 'Neu starten und aktualisieren',
  },
  reflection: {
    title: 'Vom Telefon zu Teams',
    statuses: {
      doNotDisturb: {
        name: '„Nicht stören“ am Telefon',
        text: 'Teams zeigt es als Präsentation: Ein anderes „Nicht stören“ kann keine App setzen.',
      },
      away: {
        name: '„Abwesend“ am Telefon',
        text: 'Teams zeigt es nur, solange Teams selbst nicht „Verfügbar“ ist.',
      },
      busy: {
        name: '„Beschäftigt“ am Telefon',
        text: 'Ein „Beschäftigt“, das eine App setzen kann, hat Teams nicht; wählen Sie, was stattdessen gezeigt wird.',
      },
    },
    choices: {
      ignore: 'Nicht zeigen',
      doNotDisturb: 'Nicht stören, präsentiert',
      away: 'Abwesend',
      inACall: 'Beschäftigt, in einem Anruf',
    },
  },
  messages: {
    title: 'Ihre eigenen Worte',
    statusMessage: {
      name: 'Statusmeldung',
      text: 'Andere Telefone zeigen Ihre Teams-Statusmeldung als Hinweis.',
    },
    outOfOffice: {
      name: 'Abwesenheitsnotiz',
      text: 'Andere Telefone zeigen Ihre automatische Antwort als Hinweis.',
    },
  },
  log: {
    title: 'Für den Support',
    detailed: {
      name: 'Ausführliches Protokoll',
      text: 'Hilft bei der Fehlersuche. Das Protokoll füllt sich schneller und enthält auch dann keine Kennwörter.',
    },
  },
}
