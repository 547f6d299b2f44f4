import type { AsteriskErrors } from '../words.ts'

const retries = 'Lockstep versucht es von selbst weiter.'
const lastKept = 'Ihre Nebenstelle behält den Status, den sie jetzt zeigt.'
const phoneDown = 'Ihre Nebenstelle wird nicht aktualisiert, und Anrufe werden nicht erkannt.'
const notSwitched = '„Nicht stören“ Ihrer Nebenstelle wird nicht umgeschaltet.'

export const asteriskErrors: AsteriskErrors = {
  'ari.unreachable': {
    cause: 'Die REST-Schnittstelle von Asterisk (ARI) ist nicht erreichbar.',
    consequence: phoneDown,
    advice: `Prüfen Sie ihre Adresse in den Telefon-Einstellungen sowie Netz oder VPN. ${retries}`,
  },
  'ari.certificate': {
    cause: 'Dieser Computer vertraut dem Zertifikat von ARI nicht.',
    consequence: phoneDown,
    advice: 'Fragen Sie Ihren Administrator: Die Anleitung sagt, wie es vertrauenswürdig wird.',
  },
  'ari.wrongPassword': {
    cause: 'ARI nimmt Benutzername und Kennwort nicht an.',
    consequence: phoneDown,
    advice: 'Geben Sie die ARI-Anmeldung in den Telefon-Einstellungen erneut ein.',
  },
  'ari.readOnly': {
    cause: 'Der ARI-Benutzer darf nur lesen.',
    consequence: lastKept,
    advice: 'Bitten Sie Ihren Administrator um einen ARI-Benutzer, der schreiben darf.',
  },
  'ari.noExtension': {
    cause: 'Asterisk kennt kein Telefon mit der Nummer Ihrer Nebenstelle.',
    consequence: 'Anrufe erreichen Teams nicht.',
    advice: 'Prüfen Sie die Nebenstelle in den Telefon-Einstellungen.',
  },
  'ari.ignored': {
    cause: 'Asterisk hat Ihren Status angenommen, zeigt ihn aber nicht.',
    consequence: 'Andere sehen Ihren Teams-Status vielleicht nicht an der Nebenstelle.',
    advice: 'Fragen Sie Ihren Administrator: Die Anleitung sagt, welche Module nötig sind.',
  },
  'ari.malformed': {
    cause: 'Der Server antwortet, ist aber nicht ARI.',
    consequence: phoneDown,
    advice: 'Prüfen Sie die ARI-Adresse in den Telefon-Einstellungen; sie endet auf /ari.',
  },
  'ucp.unreachable': {
    cause: 'Das User Control Panel (UCP) von FreePBX ist nicht erreichbar.',
    consequence: notSwitched,
    advice: `Prüfen Sie seine Adresse in den Telefon-Einstellungen. ${retries}`,
  },
  'ucp.wrongPassword': {
    cause: 'Das User Control Panel nimmt Benutzername und Kennwort nicht an.',
    consequence: notSwitched,
    advice: 'Geben Sie die UCP-Anmeldung in den Telefon-Einstellungen erneut ein.',
  },
  'ucp.refused': {
    cause: 'Das User Control Panel lässt Sie diese Nebenstelle nicht umschalten.',
    consequence: notSwitched,
    advice: 'Bitten Sie Ihren Administrator, die Nebenstelle Ihrem UCP-Benutzer zuzuordnen.',
  },
}
