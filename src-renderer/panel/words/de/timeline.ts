import type { TimelineWords } from '../words.ts'

const named = (withSubject: (subject: string) => string, without: string) => (subject: string) =>
  subject === '' ? without : withSubject(subject)

export const timeline: TimelineWords = {
  title: 'Letzte Änderungen',
  empty: 'Noch hat sich nichts geändert. Jede Änderung steht dann hier, mit ihrem Grund.',
  limit: 'Die letzten 200 Änderungen bleiben erhalten.',
  events: {
    'teams.changed': named((s) => `Teams wechselt zu: ${s}`, 'Teams-Status geändert'),
    'extension.published': named((s) => `Nebenstelle zeigt: ${s}`, 'Nebenstelle aktualisiert'),
    'extension.unpublished': () => 'Status der Nebenstelle zurückgenommen',
    'extension.failed': () => 'Nebenstelle ließ sich nicht aktualisieren',
    'call.began': () => 'Anruf begonnen',
    'call.ended': () => 'Anruf beendet',
    'teams.asserted': () => 'Teams zeigt: Beschäftigt, in einem Anruf',
    'teams.cleared': () => 'Teams zeigt wieder den eigenen Status',
    'teams.leftAlone': () => 'Teams blieb unverändert',
    'teams.overridden': () => 'Ihre eigene Wahl in Teams gilt',
    'teams.failed': () => 'Teams ließ sich nicht aktualisieren',
    'sync.paused': () => 'Pausiert',
    'sync.resumed': () => 'Fortgesetzt',
    'sync.suspended': () => 'Computer ging in den Ruhezustand',
    'account.signedIn': () => 'Angemeldet',
    'account.signedOut': () => 'Abgemeldet',
    'account.expired': () => 'Anmeldung abgelaufen',
  },
  causes: {
    teams: 'Teams hat gewechselt',
    call: 'Anruf auf der Nebenstelle',
    callEnded: 'Ende des Anrufs',
    reconnected: 'Verbindung ist zurück',
    person: 'Sie',
    settings: 'Eine Einstellung',
    power: 'Ruhezustand oder Aufwachen',
    leftover: 'Von vorher übrig',
    override: 'Ihre Wahl in Teams',
    quit: 'Lockstep beendet',
  },
  steps: {
    settle: 'Gewartet',
    teamsRead: 'Teams gelesen',
    teamsWrite: 'Teams aktualisiert',
    publish: 'Nebenstelle aktualisiert',
  },
  reading: (time, pair, length) => `Beruht auf dem Teams-Status von ${time}: ${pair} (${length})`,
  filter: {
    name: 'Zeigen',
    choices: {
      all: 'Alles',
      teams: 'Teams',
      extension: 'Nebenstelle',
      calls: 'Anrufe',
      problems: 'Probleme',
    },
    search: 'Suchen',
    shown: (shown, all) => `Gezeigt: ${shown} von ${all}`,
    nothing: 'Keine der letzten Änderungen passt dazu.',
    showAll: 'Alles zeigen',
  },
  copy: 'Kopieren',
  copied: 'Kopiert.',
}
