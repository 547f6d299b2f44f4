import type { PhoneErrors } from '../words.ts'
import { asteriskErrors } from './errors-asterisk.ts'
import { pbxwareErrors } from './errors-pbxware.ts'

const retries = 'Lockstep versucht es von selbst weiter.'
const lastKept = 'Ihre Nebenstelle behält den Status, den sie jetzt zeigt.'
const phoneDown = 'Ihre Nebenstelle wird nicht aktualisiert, und Anrufe werden nicht erkannt.'

export const phoneErrors: PhoneErrors = {
  'sip.unreachable': {
    cause: 'Die Telefonanlage ist von diesem Computer aus nicht erreichbar.',
    consequence: phoneDown,
    advice: `Prüfen Sie Netz oder VPN, dann den Server in den Telefon-Einstellungen. ${retries}`,
  },
  'sip.unknownHost': {
    cause: 'Der Name des Telefonservers ist nicht zu finden.',
    consequence: phoneDown,
    advice: 'Prüfen Sie die Schreibweise in den Telefon-Einstellungen und ob Sie ein VPN brauchen.',
  },
  'sip.refused': {
    cause: 'Der Telefonserver hat die Verbindung abgelehnt.',
    consequence: phoneDown,
    advice: 'Prüfen Sie Port und Pfad des Servers in den Telefon-Einstellungen.',
  },
  'sip.certificate': {
    cause: 'Dieser Computer vertraut dem Zertifikat des Telefonservers nicht.',
    consequence: phoneDown,
    advice: 'Fragen Sie Ihren Administrator: Die Anleitung sagt, wie es vertrauenswürdig wird.',
  },
  'sip.notSip': {
    cause: 'Der Server antwortet, spricht dort aber kein SIP.',
    consequence: phoneDown,
    advice: 'Prüfen Sie Port und Pfad; über WebSocket verwenden viele Anlagen /ws.',
  },
  'sip.wrongPassword': {
    cause: 'Die Telefonanlage nimmt Benutzername und Kennwort nicht an.',
    consequence: phoneDown,
    advice: 'Geben Sie das Kennwort Ihrer Nebenstelle in den Telefon-Einstellungen erneut ein.',
  },
  'sip.forbidden': {
    cause: 'Die Telefonanlage erlaubt das Ihrer Nebenstelle nicht.',
    consequence: phoneDown,
    advice:
      'Prüfen Sie die Nebenstelle in den Telefon-Einstellungen, oder fragen Sie Ihren Administrator.',
  },
  'sip.notFound': {
    cause: 'Die Telefonanlage kennt diese Nebenstelle nicht.',
    consequence: phoneDown,
    advice: 'Prüfen Sie die Adresse der Nebenstelle in den Telefon-Einstellungen.',
  },
  'sip.publishUnsupported': {
    cause: 'Diese Telefonanlage nimmt keinen Status von außen an (PUBLISH).',
    consequence:
      'Ihr Teams-Status erscheint nicht auf der Nebenstelle. Anrufe erreichen Teams weiterhin.',
    advice: 'Fragen Sie Ihren Administrator, ob sich das einschalten lässt.',
  },
  'sip.dialogUnsupported': {
    cause: 'Diese Telefonanlage meldet keine Anrufe (Ereignispaket „dialog“).',
    consequence:
      'Anrufe erscheinen nicht in Teams. Ihr Teams-Status erreicht die Nebenstelle weiterhin.',
    advice: 'Fragen Sie Ihren Administrator, ob sich das einschalten lässt.',
  },
  'sip.timedOut': {
    cause: 'Die Telefonanlage hat nicht rechtzeitig geantwortet.',
    consequence: phoneDown,
    advice: `Prüfen Sie Netz oder VPN. ${retries}`,
  },
  'sip.connectionLost': {
    cause: 'Die Verbindung zur Telefonanlage ist abgebrochen.',
    consequence: lastKept,
    advice: 'Nichts zu tun: Lockstep verbindet sich neu und bringt alles auf den Stand.',
  },
  'sip.malformed': {
    cause: 'Die Telefonanlage hat etwas gesendet, das nicht zu verstehen war.',
    consequence: 'Diese Nachricht wurde übergangen; alles andere läuft weiter.',
    advice:
      'Bleibt es dabei, senden Sie Ihrem Administrator den Bericht (Einstellungen, Diagnose).',
  },
  'sip.serverError': {
    cause: 'Die Telefonanlage hat einen eigenen Fehler gemeldet.',
    consequence: phoneDown,
    advice: retries,
  },
  'sip.lineCrashed': {
    cause: 'Der Teil von Lockstep, der mit der Telefonanlage spricht, ist stehen geblieben.',
    consequence: phoneDown,
    advice: 'Nichts zu tun: Er wird neu gestartet.',
  },
  'sip.hostNotAllowed': {
    cause: 'Ihre Organisation erlaubt diesen Telefonserver nicht.',
    consequence: phoneDown,
    advice: 'Verwenden Sie den Server, den Ihr Administrator nennt.',
  },
  'sip.notEncrypted': {
    cause: 'Die Verbindung zur Telefonanlage ist nicht verschlüsselt.',
    consequence:
      'Alles funktioniert, doch andere können unterwegs Ihre Anrufe und Ihren Status sehen.',
    advice: 'Fragen Sie Ihren Administrator nach einer Adresse mit tls:// oder wss://.',
  },
  'innovaphone.notMyApps': {
    cause:
      'Der Server antwortet, ist aber keine innovaphone PBX, oder myApps ist dort nicht offen.',
    consequence: phoneDown,
    advice: 'Prüfen Sie den Server in den Telefon-Einstellungen; Ihr Administrator kennt den Pfad.',
  },
  'innovaphone.signInNeeded': {
    cause: 'Die innovaphone PBX möchte, dass Sie sich neu anmelden.',
    consequence: phoneDown,
    advice:
      'Öffnen Sie die Telefon-Einstellungen: Geben Sie das Kennwort ein, oder melden Sie sich mit „Testen“ im Browser an.',
  },
  'innovaphone.methodUnsupported': {
    cause: 'Die innovaphone PBX verlangt eine Anmeldung, die Lockstep nicht kennt.',
    consequence: phoneDown,
    advice: 'Fragen Sie Ihren Administrator: Die Anleitung nennt die möglichen Wege.',
  },
  'innovaphone.notProven': {
    cause: 'Der Server konnte nicht beweisen, dass er Ihre innovaphone PBX ist.',
    consequence: `Er hat nur den Nachweis eines Kennworts erhalten. ${phoneDown}`,
    advice:
      'Prüfen Sie den Server in den Telefon-Einstellungen, und sagen Sie es Ihrem Administrator.',
  },
  'innovaphone.twoFactor': {
    cause: 'Die innovaphone PBX wartet, bis Sie die Anmeldung auf einem anderen Gerät bestätigen.',
    consequence: phoneDown,
    advice: 'Bestätigen Sie sie in myApps auf Ihrem Telefon, wenn dort dieselbe Nummer steht.',
  },
  'innovaphone.notShown': {
    cause: 'Die innovaphone PBX hat Ihren Status angenommen, zeigt ihn aber nicht.',
    consequence:
      'Andere sehen auf Ihrer Nebenstelle vielleicht einen anderen Status. Anrufe erreichen Teams weiterhin.',
    advice: 'Fragen Sie Ihren Administrator, ob noch ein Programm Ihren Status setzt.',
  },
  'innovaphone.unknownCallState': {
    cause: 'Die innovaphone PBX hat einen Anruf so gemeldet, wie Lockstep es nicht kennt.',
    consequence: 'Dieser Anruf wurde nicht gezählt; andere weiterhin.',
    advice: 'Bitte senden Sie Ihrem Administrator den Bericht (Einstellungen, Diagnose).',
  },
  'extension.taken': {
    cause: 'Das Lockstep einer anderen Person verwendet diese Nebenstelle bereits.',
    consequence: 'Es wird nichts geschrieben, damit Sie einander nicht überschreiben.',
    advice:
      'Prüfen Sie die Nebenstelle in den Telefon-Einstellungen oder fragen Sie Ihren Administrator.',
  },
  ...asteriskErrors,
  'doNotDisturb.codeRefused': {
    cause: 'Die Telefonanlage hat sich geweigert, „Nicht stören“ umzuschalten.',
    consequence: 'Ihr Telefon klingelt weiter, oder es bleibt länger still, als Teams sagt.',
    advice:
      'Prüfen Sie die Funktionscodes in den Telefoneinstellungen, oder fragen Sie Ihre Administration.',
  },
  'doNotDisturb.unsupported': {
    cause: 'Diese Telefonanlage bietet Lockstep keinen Weg, „Nicht stören“ umzuschalten.',
    consequence: 'Ihr Telefon klingelt weiter: „Nicht stören“ wird anderen nur gezeigt.',
    advice:
      'Tragen Sie die Funktionscodes Ihrer Telefonanlage in den Telefoneinstellungen ein, falls es welche gibt.',
  },
  'doNotDisturb.noEffect': {
    cause: 'Die Telefonanlage hat zugesagt, „Nicht stören“ umzuschalten, zeigt es aber nicht.',
    consequence: 'Ihr Telefon klingelt vielleicht weiter, oder es bleibt still.',
    advice: 'Prüfen Sie die Funktionscodes und die Lampe in den Telefoneinstellungen.',
  },
  'settings.locked': {
    cause: 'Ihre Organisation hat diese Einstellung festgelegt.',
    consequence: 'Sie bleibt, wie sie ist.',
    advice: 'Fragen Sie Ihren Administrator, wenn sie geändert werden soll.',
  },
  'settings.policyInvalid': {
    cause: 'Ein Teil der Richtlinie Ihrer Organisation war nicht zu verstehen.',
    consequence: 'Dieser Teil wird übergangen; der Rest gilt.',
    advice: 'Senden Sie Ihrem Administrator den Bericht (Einstellungen, Diagnose).',
  },
  'file.notSaved': {
    cause: 'Die Datei konnte nicht gespeichert werden.',
    consequence: 'Es wurde nichts geschrieben.',
    advice: 'Versuchen Sie einen anderen Ordner.',
  },
  'update.failed': {
    cause: 'Das Update konnte nicht geladen oder geprüft werden.',
    consequence: 'Diese Version arbeitet weiter.',
    advice: 'Lockstep versucht es von selbst wieder; Sie können es auch jetzt versuchen.',
  },
  'settings.corrupt': {
    cause: 'Die Einstellungen waren nicht lesbar und wurden beiseitegelegt.',
    consequence: 'Lockstep arbeitet mit den letzten guten Einstellungen weiter.',
    advice: 'Sehen Sie die Einstellungen einmal durch.',
  },
  'settings.newer': {
    cause: 'Die Einstellungen stammen von einer neueren Version von Lockstep.',
    consequence: 'Sie bleiben unverändert; was Sie jetzt ändern, gilt bis zum Beenden.',
    advice: 'Installieren Sie die neuere Version, um sie wieder zu verwenden.',
  },
  'secrets.unprotected': {
    cause: 'Dieser Computer kann gespeicherte Kennwörter nicht schützen.',
    consequence: 'Sie bleiben nur im Arbeitsspeicher: Nach jedem Start melden Sie sich neu an.',
    advice: 'Die Anleitung für Administratoren sagt, wie man einen Schlüsselspeicher einschaltet.',
  },
  'secrets.unreadable': {
    cause: 'Ein gespeichertes Kennwort oder eine Anmeldung ist nicht mehr lesbar.',
    consequence: 'Sie müssen neu eingegeben werden.',
    advice: 'Melden Sie sich an und geben Sie das Telefonkennwort neu ein.',
  },
  'command.invalid': {
    cause: 'Eine Eingabe ist nicht gültig.',
    consequence: 'Es wurde nichts geändert.',
    advice: 'Prüfen Sie die Felder und versuchen Sie es erneut.',
  },
  internal: {
    cause: 'In Lockstep ist ein Fehler aufgetreten.',
    consequence: 'Nur dies eine ist nicht geschehen; alles andere läuft weiter.',
    advice:
      'Versuchen Sie es erneut. Bleibt es dabei, starten Sie Lockstep neu und senden Sie den Bericht (Einstellungen, Diagnose).',
  },
  ...pbxwareErrors,
}
