import type { MicrosoftErrors } from '../words.ts'

const retries = 'Lockstep versucht es von selbst weiter.'
const signedOut = 'Ohne Anmeldung sieht Lockstep Ihren Teams-Status nicht.'
const lastKept = 'Ihre Nebenstelle behält den Status, den sie jetzt zeigt.'

export const microsoftErrors: MicrosoftErrors = {
  'signIn.cancelled': {
    cause: 'Die Anmeldung wurde abgebrochen.',
    consequence: signedOut,
    advice: 'Melden Sie sich an, wenn Sie so weit sind.',
  },
  'signIn.declined': {
    cause: 'Die Berechtigungen wurden auf der Microsoft-Seite abgelehnt.',
    consequence: 'Lockstep verzichtet auf das, was nicht erlaubt wurde.',
    advice:
      'Melden Sie sich erneut an und stimmen Sie zu: Lockstep liest nur Ihren Status und zeigt Ihre Anrufe.',
  },
  'signIn.timedOut': {
    cause: 'Die Anmeldung wurde nicht innerhalb von 5 Minuten abgeschlossen.',
    consequence: signedOut,
    advice: 'Melden Sie sich erneut an; die Microsoft-Seite öffnet sich im Browser.',
  },
  'signIn.wrongTenant': {
    cause: 'Microsoft kennt diesen Mandanten nicht, oder Ihr Konto gehört nicht dazu.',
    consequence: signedOut,
    advice: 'Prüfen Sie den Mandanten in den Microsoft-Einstellungen.',
  },
  'signIn.wrongClient': {
    cause: 'Microsoft kennt diese Client-ID in Ihrem Mandanten nicht.',
    consequence: signedOut,
    advice: 'Prüfen Sie die Client-ID in den Microsoft-Einstellungen.',
  },
  'signIn.consentRequired': {
    cause: 'Lockstep braucht Ihre Zustimmung, um Ihren Status zu sehen.',
    consequence: signedOut,
    advice: 'Melden Sie sich erneut an und stimmen Sie den Berechtigungen zu.',
  },
  'signIn.adminConsentRequired': {
    cause: 'In Ihrer Organisation muss ein Administrator Lockstep erst freigeben.',
    consequence: signedOut,
    advice:
      'Senden Sie Ihrem Administrator den Link; oder öffnen Sie die Seite, wenn Sie es selbst sind.',
  },
  'signIn.expired': {
    cause: 'Ihre Anmeldung ist abgelaufen.',
    consequence: signedOut,
    advice: 'Melden Sie sich erneut an.',
  },
  'signIn.multiFactorRequired': {
    cause: 'Microsoft bittet Sie zu bestätigen, dass Sie es sind.',
    consequence: signedOut,
    advice: 'Melden Sie sich erneut an und bestätigen Sie mit dem zweiten Faktor.',
  },
  'signIn.blocked': {
    cause: 'Eine Regel Ihrer Organisation sperrt die Anmeldung auf diesem Computer.',
    consequence: signedOut,
    advice: 'Fragen Sie Ihren Administrator; die Anleitung nennt die Regeln, auf die es ankommt.',
  },
  'signIn.accountDisabled': {
    cause: 'Dieses Microsoft-Konto ist gesperrt.',
    consequence: signedOut,
    advice: 'Melden Sie sich mit einem anderen Konto an, oder fragen Sie Ihren Administrator.',
  },
  'signIn.notConfigured': {
    cause: 'Die Client-ID der App-Registrierung Ihrer Organisation fehlt.',
    consequence: signedOut,
    advice: 'Tragen Sie sie in den Microsoft-Einstellungen ein; Ihr Administrator kennt sie.',
  },
  'signIn.network': {
    cause: 'Die Microsoft-Anmeldung war nicht erreichbar.',
    consequence: lastKept,
    advice: 'Prüfen Sie die Internetverbindung und versuchen Sie es erneut.',
  },
  'signIn.busy': {
    cause: 'Der Anmeldedienst von Microsoft bat Lockstep zu warten.',
    consequence: lastKept,
    advice: retries,
  },
  'signIn.failed': {
    cause: 'Microsoft hat die Anmeldung aus einem Grund abgelehnt, den Lockstep nicht kennt.',
    consequence: signedOut,
    advice:
      'Melden Sie sich erneut an. Bleibt es dabei, senden Sie Ihrem Administrator den Bericht (Einstellungen, Diagnose).',
  },
  'signIn.stepUpRequired': {
    cause: 'Ihre Organisation möchte, dass Sie Ihre Anmeldung noch einmal bestätigen.',
    consequence: signedOut,
    advice: 'Melden Sie sich erneut an; die Microsoft-Seite fragt nach dem, was fehlt.',
  },
  'signIn.deviceNotCompliant': {
    cause: 'Ihre Organisation erlaubt dies nur auf einem verwalteten oder konformen Computer.',
    consequence: signedOut,
    advice: 'Fragen Sie Ihren Administrator, ob dieser Computer registriert werden kann.',
  },
  'signIn.passwordChanged': {
    cause: 'Ihr Microsoft-Kennwort wurde geändert oder ist abgelaufen.',
    consequence: signedOut,
    advice: 'Melden Sie sich mit dem neuen Kennwort erneut an.',
  },
  'signIn.cloudUnsupported': {
    cause: 'Dieser Mandant liegt in der Microsoft-Cloud von China, die keinen Präsenzdienst hat.',
    consequence: signedOut,
    advice:
      'Fragen Sie Ihren Administrator nach einem Mandanten in einer anderen Cloud und tragen Sie ihn in den Microsoft-Einstellungen ein.',
  },
  'signIn.writeConsentRequired': {
    cause: 'Lockstep darf Ihren Status lesen, Ihre Anrufe aber noch nicht zeigen.',
    consequence: 'Ihre Anrufe erscheinen nicht in Teams. Alles andere funktioniert.',
    advice: 'Erlauben Sie es einmal auf der Microsoft-Seite.',
  },
  'net.proxyUnreachable': {
    cause: 'Der Proxy dieses Netzwerks antwortet nicht.',
    consequence: lastKept,
    advice:
      'Prüfen Sie das Netzwerk oder die Proxy-Einstellungen des Systems. Lockstep versucht es von selbst weiter.',
  },
  'net.proxyRefused': {
    cause: 'Der Proxy dieses Netzwerks verweigert die Verbindung zu Microsoft.',
    consequence: lastKept,
    advice:
      'Bitten Sie Ihren Administrator, die Adressen aus der Anleitung für Administratoren freizugeben.',
  },
  'net.proxyCredentials': {
    cause: 'Der Proxy dieses Netzwerks verlangt Benutzername und Kennwort.',
    consequence: lastKept,
    advice:
      'Fragen Sie Ihren Administrator nach einem Proxy, der die Anmeldung Ihres Computers annimmt.',
  },
  'net.certificate': {
    cause: 'Dieser Computer vertraut dem Zertifikat nicht, das ihm für Microsoft gezeigt wurde.',
    consequence: lastKept,
    advice:
      'Bitten Sie Ihren Administrator, die Zertifizierungsstelle Ihrer Organisation zu installieren.',
  },
  'graph.network': {
    cause: 'Microsoft 365 ist von diesem Computer aus nicht erreichbar.',
    consequence: lastKept,
    advice: `Prüfen Sie die Internetverbindung. ${retries}`,
  },
  'graph.timedOut': {
    cause: 'Microsoft 365 hat nicht rechtzeitig geantwortet.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.notGraph': {
    cause: 'Etwas zwischen diesem Computer und Microsoft 365 hat an dessen Stelle geantwortet.',
    consequence: lastKept,
    advice:
      'Vielleicht verlangt ein Gastnetz eine Anmeldung: Öffnen Sie den Browser und versuchen Sie es erneut.',
  },
  'graph.malformed': {
    cause: 'Lockstep konnte die Antwort von Microsoft 365 nicht verstehen.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.throttled': {
    cause: 'Microsoft 365 hat Lockstep gebeten zu warten.',
    consequence: 'Änderungen Ihres Teams-Status werden etwas später gesehen.',
    advice: 'Nichts zu tun: Lockstep macht weiter, sobald es darf.',
  },
  'graph.unavailable': {
    cause: 'Microsoft 365 hat eine Störung.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.unauthorized': {
    cause: 'Microsoft 365 nimmt Ihre Anmeldung nicht mehr an.',
    consequence: lastKept,
    advice: 'Melden Sie sich erneut an.',
  },
  'graph.forbidden': {
    cause: 'Ihr Konto darf den eigenen Status nicht lesen oder einstellen.',
    consequence: lastKept,
    advice: 'Fragen Sie Ihren Administrator: Die Anleitung nennt die nötigen Berechtigungen.',
  },
  'graph.noPresence': {
    cause: 'Microsoft 365 kennt für dieses Konto keinen Teams-Status.',
    consequence: 'Es gibt nichts, was Ihre Nebenstelle zeigen könnte.',
    advice: 'Prüfen Sie, ob das Konto Teams hat und ob die richtige Cloud gewählt ist.',
  },
  'graph.rejected': {
    cause: 'Microsoft 365 hat eine Anfrage abgelehnt.',
    consequence: 'Ihr Anruf erscheint vielleicht nicht in Teams.',
    advice: retries,
  },
  'graph.staleDecision': {
    cause: 'Ihr Teams-Status wurde vor zu langer Zeit gelesen, um danach zu handeln.',
    consequence: 'Ihr Anruf erscheint einen Moment später in Teams.',
    advice: 'Nichts zu tun: Lockstep liest ihn zuerst neu.',
  },
}
