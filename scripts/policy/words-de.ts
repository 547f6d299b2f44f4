import type { PolicyKey } from '../../src-main/services/policy/schema.ts'
import type { KeyWords, TemplateWords } from './words.ts'

const placeholders = 'Platzhalter: {upn}, {upnLocal}, {domain}, {extension}.'
const aDefault =
  'Eine Vorgabe, die jede Person ändern kann, solange sie nicht gesperrt ist; ohne Richtlinie ein.'

const keys: Readonly<Record<PolicyKey, KeyWords>> = {
  clientId: {
    title: 'Client-ID',
    description: 'Anwendungs-ID (Client-ID) der App-Registrierung.',
  },
  tenant: {
    title: 'Mandant',
    description:
      'Mandanten-ID, eine seiner überprüften Domänen oder organizations. Mit einer ID oder Domäne können sich nur Konten dieses Mandanten anmelden.',
  },
  cloud: {
    title: 'Cloud',
    description: 'Microsoft-Cloud des Mandanten: global (auch GCC), gccHigh oder dod.',
  },
  activeSeconds: {
    title: 'Abfrageabstand',
    description:
      'Sekunden zwischen zwei Abfragen des Teams-Status, während die Person aktiv ist (5 bis 300).',
  },
  teamsHint: {
    title: 'Hinweis vom lokalen Teams',
    description:
      'Ob die lokale Teams-Schnittstelle auf diesem Computer als Anlass für eine frühere Abfrage genutzt werden darf.',
  },
  sync: { title: 'Abgleich', description: `Ob Lockstep arbeitet. ${aDefault}` },
  syncLocked: {
    title: 'Abgleich sperren',
    description: 'Niemand kann ändern, ob Lockstep arbeitet.',
  },
  mirror: {
    title: 'Teams zur Nebenstelle',
    description: `Ob die Nebenstelle den Teams-Status zeigt. ${aDefault}`,
  },
  mirrorLocked: {
    title: 'Teams zur Nebenstelle sperren',
    description: 'Niemand kann ändern, ob die Nebenstelle den Teams-Status zeigt.',
  },
  assert: {
    title: 'Anrufe zu Teams',
    description: `Ob Teams Anrufe der Nebenstelle zeigt. ${aDefault}`,
  },
  assertLocked: {
    title: 'Anrufe zu Teams sperren',
    description: 'Niemand kann ändern, ob Teams Anrufe der Nebenstelle zeigt.',
  },
  reflect: {
    title: 'Telefonstatus zu Teams',
    description:
      'Ob Teams zeigt, was am Telefon selbst eingestellt wird. Eine Vorgabe, die jede Person ändern kann, solange sie nicht gesperrt ist; ohne Richtlinie aus.',
  },
  reflectLocked: {
    title: 'Telefonstatus zu Teams sperren',
    description: 'Niemand kann ändern, ob Teams zeigt, was am Telefon eingestellt wird.',
  },
  statusMessage: {
    title: 'Statusmeldung als Hinweis',
    description: 'Ob die Nebenstelle die Teams-Statusmeldung als Hinweis zeigt.',
  },
  outOfOfficeMessage: {
    title: 'Abwesenheitsnotiz als Hinweis',
    description: 'Ob die Nebenstelle die automatische Antwort als Hinweis zeigt.',
  },
  mapping: {
    title: 'Zuordnung',
    description:
      'Was die Nebenstelle für eine Art von Teams-Status zeigt, als Aktivität: Notiz. Aktivitäten: none, away, busy, meeting, on-the-phone, presentation, vacation, dnd. Nur die genannten Arten sind festgelegt. \\u00f6 steht für ein Zeichen außerhalb von ASCII.',
  },
  relayUrl: {
    title: 'Relay für Änderungsmitteilungen',
    description:
      'Adresse (https) des Relays der Organisation. Mit ihm meldet Microsoft 365 Änderungen an Lockstep, ohne es sieht Lockstep nach. Braucht die Berechtigung Presence.Read.All.',
  },
  phoneServer: {
    title: 'Telefonserver',
    description: `Adresse der Telefonanlage: wss://, tls:// oder tcp://. ${placeholders}`,
  },
  phoneAddress: {
    title: 'Telefonadresse',
    description: `SIP-Adresse der Nebenstelle. ${placeholders} Mit {extension} gibt jede Person ihre Nebenstelle ein.`,
  },
  phoneAuthorizationUser: {
    title: 'Benutzername am Telefonserver',
    description: `Benutzername der Digest-Anmeldung. ${placeholders}`,
  },
  phoneConnector: {
    title: 'Art der Telefonanlage',
    description:
      'Wie Lockstep mit der Telefonanlage spricht: sip, asterisk, pbxware oder innovaphone.',
  },
  phoneDoNotDisturb: {
    title: 'Nicht stören hält Anrufe ab',
    description:
      'Ob ein Nicht stören in Teams das der Nebenstelle einschaltet, das ihre Anrufe abhält.',
  },
  phoneDoNotDisturbOnCode: {
    title: 'Kennziffer zum Einschalten',
    description: 'Was gewählt wird, um Nicht stören einzuschalten, wo Kennziffern benutzt werden.',
  },
  phoneDoNotDisturbOffCode: {
    title: 'Kennziffer zum Ausschalten',
    description: 'Was gewählt wird, um Nicht stören auszuschalten, wo Kennziffern benutzt werden.',
  },
  phoneAriUrl: {
    title: 'REST-Schnittstelle von Asterisk',
    description:
      'Adresse (https) der REST-Schnittstelle von Asterisk, für alle, die einen Benutzer dafür eingeben. Ein solcher Benutzer hat die Rechte eines Administrators; keiner steht in der Richtlinie.',
  },
  pbxwareRelayUrl: {
    title: 'Relay für PBXware',
    description:
      'Adresse (https) des Relays der Organisation, das Nicht stören in PBXware ein- und ausschaltet.',
  },
  allowedHosts: {
    title: 'Erlaubte Telefonserver',
    description:
      'Hostnamen der Telefonanlagen, die benutzt werden dürfen; *.example.com erlaubt alles unterhalb von example.com. Jeder andere Server wird abgelehnt.',
  },
  ringing: {
    title: 'Klingeln zählt',
    description: 'Ein klingelndes Telefon zählt schon als Anruf.',
  },
  settleMs: {
    title: 'Kürzester Anruf',
    description: 'Ein kürzerer Anruf wird in Teams nicht gezeigt, Millisekunden (0 bis 30000).',
  },
  endSettleMs: {
    title: 'Zeit nach einem Anruf',
    description:
      'Zeit nach einem Anruf, bevor Teams zurückgesetzt wird, Millisekunden (0 bis 4000).',
  },
  teamsNotRunning: {
    title: 'Anrufe, während Teams nicht läuft',
    description: 'Ob Anrufe gezeigt werden, obwohl Teams nirgends läuft: skip oder assert.',
  },
  chosenBusy: {
    title: 'Ein gewähltes Beschäftigt',
    description:
      'Was ein Anruf mit einem Beschäftigt tut, das die Person erkennbar gewählt hat: leaveAlone oder assert.',
  },
  uncertainAway: {
    title: 'Ein Abwesend unbekannter Ursache',
    description:
      'Was ein Anruf mit einem Abwesend tut, dessen Ursache nicht zu sehen war: leaveAlone oder assert.',
  },
  automaticUpdates: {
    title: 'Automatische Updates',
    description: 'Ob Lockstep selbst nach Updates sucht und sie lädt.',
  },
  updateChannel: {
    title: 'Updatekanal',
    description: 'Woher Updates kommen: latest oder beta.',
  },
  logLevel: {
    title: 'Protokollstufe',
    description: 'Wie viel das Protokoll enthält: info oder debug.',
  },
  startAtLogin: {
    title: 'Start bei der Anmeldung',
    description: 'Lockstep startet verborgen, wenn sich die Person am Computer anmeldet.',
  },
  notifySignedOut: {
    title: 'Abgelaufene Anmeldung melden',
    description: 'Eine Benachrichtigung, wenn nur eine neue Anmeldung hilft.',
  },
  notifyLegFailing: {
    title: 'Störung melden',
    description: 'Eine Benachrichtigung, wenn etwas seit mehr als 5 Minuten gestört ist.',
  },
  notifyTray: {
    title: 'Infobereich melden',
    description:
      'Eine Benachrichtigung, dass Lockstep im Infobereich bleibt, wenn das Fenster geschlossen wird.',
  },
}

export const german: TemplateWords = {
  description: 'Einstellungen von Lockstep, die die Organisation vorgibt.',
  supported: 'Lockstep 0.1 oder neuer',
  categories: {
    microsoft: 'Microsoft 365',
    sync: 'Abgleich',
    phone: 'Telefonanlage',
    calls: 'Anrufe',
    app: 'App',
  },
  of: (key) => keys[key],
}
