import type { PbxwareErrors } from '../words.ts'

export const pbxwareErrors: PbxwareErrors = {
  'identity.mismatch': {
    cause: 'Die E-Mail-Adresse dieser Nebenstelle ist nicht Ihr Microsoft-Anmeldename.',
    consequence:
      'Auf ihr wird nichts geändert, damit niemand versehentlich angezeigt oder stummgeschaltet wird.',
    advice:
      'Wenn es doch Ihre ist, bestätigen Sie das; sonst prüfen Sie die Nebenstelle in den Telefon-Einstellungen.',
  },
  'identity.duplicate': {
    cause: 'Mehrere Nebenstellen der Telefonanlage haben Ihre E-Mail-Adresse.',
    consequence: 'Keine von ihnen wird geändert, weil nicht klar ist, welche Ihre ist.',
    advice:
      'Bitten Sie Ihren Administrator, jeder Nebenstelle eine eigene E-Mail-Adresse zu geben.',
  },
  'pbxware.doNotDisturbOnly': {
    cause: 'PBXware nimmt von anderen Programmen nur „Nicht stören“ an.',
    consequence:
      'Beschäftigt, Abwesend und Notizen lassen sich auf PBXware nicht schreiben. Ihre Anrufe erreichen Teams weiterhin.',
    advice: 'Nichts zu tun. Ob Anrufe abgehalten werden, wählen Sie in den Telefon-Einstellungen.',
  },
  'pbxware.noExtension': {
    cause: 'PBXware kennt keine Nebenstelle mit Ihrem Microsoft-Anmeldenamen als E-Mail-Adresse.',
    consequence: '„Nicht stören“ wird nicht geschaltet.',
    advice:
      'Bitten Sie Ihren Administrator, Ihren Anmeldenamen als E-Mail-Adresse Ihrer Nebenstelle einzutragen.',
  },
  'pbxware.vendorSync': {
    cause:
      'PBXwares eigener Teams Presence Sync ist für Ihre Nebenstelle vielleicht eingeschaltet.',
    consequence: 'Zwei Programme würden denselben Status schreiben und einander überschreiben.',
    advice:
      'Bitten Sie Ihren Administrator, ihn für Ihre Nebenstelle auszuschalten und das im Relay einzutragen.',
  },
  'pbxware.notEffective': {
    cause: 'PBXware nahm den Auftrag an, aber „Nicht stören“ änderte sich nicht.',
    consequence: 'Ihr Telefon klingelt wie zuvor.',
    advice: 'Bitten Sie Ihren Administrator, den Dienst Ihrer Nebenstelle in PBXware zu prüfen.',
  },
  'pbxware.relay': {
    cause: 'Das Relay Ihrer Organisation bedient Sie hier nicht.',
    consequence: '„Nicht stören“ wird nicht geschaltet. Ihre Anrufe erreichen Teams weiterhin.',
    advice:
      'Prüfen Sie das Relay in den Telefon-Einstellungen, oder fragen Sie Ihren Administrator.',
  },
  'pbxware.system': {
    cause: 'Das Relay kann die Schnittstelle von PBXware nicht benutzen.',
    consequence: '„Nicht stören“ wird nicht geschaltet. Ihre Anrufe erreichen Teams weiterhin.',
    advice: 'Sagen Sie es Ihrem Administrator: Das Protokoll des Relays nennt den Grund.',
  },
  'pbxware.unavailable': {
    cause: 'PBXware oder das Relay antwortet nicht.',
    consequence: '„Nicht stören“ bleibt, wie es ist.',
    advice: 'Prüfen Sie Netzwerk oder VPN. Lockstep versucht es von selbst weiter.',
  },
}
