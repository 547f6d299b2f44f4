import type { DiagnosticsWords } from '../shapes/diagnostics.ts'

export const diagnostics: DiagnosticsWords = {
  legs: 'Verbindungen',
  test: 'Jetzt testen',
  testing: 'Test läuft…',
  works: (length) => `Es funktioniert (${length}).`,
  worksNot: (length) => `Es funktioniert nicht (${length}).`,
  push: {
    healthy:
      'Microsoft 365 und das Relay Ihrer Organisation melden Lockstep die Änderungen in Teams.',
    connecting:
      'Die Verbindung zum Relay Ihrer Organisation entsteht. Bis es Änderungen in Teams meldet, sieht Lockstep selbst nach.',
    unhealthy:
      'Das Relay Ihrer Organisation meldet zurzeit keine Änderungen. Lockstep sieht selbst nach, so oft wie ohne Relay.',
  },
  phone: {
    title: 'Was Ihre Telefonanlage kann',
    intro: 'Soweit Lockstep es bisher gesehen hat.',
    none: 'Noch ist kein Telefon verbunden.',
    unknown: 'Noch nicht bekannt: Lockstep sieht es, sobald die Nebenstelle verbunden ist.',
    can: 'Ja',
    cannot: 'Nein',
    abilities: {
      readCalls: {
        name: 'Melden, wann Sie in einem Anruf sind',
        without: 'Teams zeigt keine Anrufe.',
      },
      ringing: {
        name: 'Melden, wann Ihr Telefon klingelt',
        without: 'Ein Anruf zählt erst, wenn er angenommen ist.',
      },
      writePresence: {
        name: 'Ihren Teams-Status zeigen',
        without: 'Andere Telefone sehen Ihren Teams-Status nicht.',
      },
      writeNote: {
        name: 'Einen Hinweis dazu zeigen',
        without: 'Andere Telefone sehen den Status ohne Hinweis.',
      },
      writeDoNotDisturb: {
        name: '„Nicht stören“ einschalten',
        without: 'Es wird nur angezeigt; Ihr Telefon klingelt weiter.',
      },

      readPresence: {
        name: 'Sehen, was Sie am Telefon einstellen',
        without: 'Nur was Sie in Teams einstellen, zählt.',
      },
      selfTest: {
        name: 'Zurücklesen, was geschrieben wurde',
        without: 'Lockstep vertraut der Antwort der Telefonanlage.',
      },
      readEmail: {
        name: 'Sagen, wem die Nebenstelle gehört',
        without: 'Niemand prüft, ob es Ihre Nebenstelle ist.',
      },
    },
    otherComputer:
      'Lockstep läuft für Sie auch auf einem anderen Computer mit dieser Nebenstelle. Der neueste Status gilt.',
  },
  report: {
    title: 'Bericht für den Support',
    contains:
      'Der Bericht enthält die Version, das System, die Einstellungen, den Stand der Verbindungen, die letzten Änderungen und das Ende des Protokolls.',
    leavesOut:
      'Er enthält weder Kennwörter noch Anmelde-Token, Namen, Adressen, Rufnummern oder Ihre Hinweistexte.',
    copy: 'Bericht kopieren',
    copied: 'Kopiert.',
    save: 'Bericht speichern…',
    openLogs: 'Protokollordner öffnen',
  },
}
