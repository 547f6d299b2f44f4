import type { PhoneErrors } from '../words.ts'
import { asteriskErrors } from './errors-asterisk.ts'
import { pbxwareErrors } from './errors-pbxware.ts'

const retries = 'Lockstep keeps trying by itself.'
const lastKept = 'Your extension keeps the status it shows now.'
const phoneDown = 'Your extension is not updated and calls are not seen.'

export const phoneErrors: PhoneErrors = {
  'sip.unreachable': {
    cause: 'The phone system cannot be reached from this computer.',
    consequence: phoneDown,
    advice: `Check your network or VPN, then the server in the phone settings. ${retries}`,
  },
  'sip.unknownHost': {
    cause: 'The name of the phone server cannot be found.',
    consequence: phoneDown,
    advice: 'Check its spelling in the phone settings, and whether you need a VPN.',
  },
  'sip.refused': {
    cause: 'The phone server refused the connection.',
    consequence: phoneDown,
    advice: 'Check the port and the path of the server in the phone settings.',
  },
  'sip.certificate': {
    cause: 'The certificate of the phone server is not trusted by this computer.',
    consequence: phoneDown,
    advice: 'Ask your administrator: the guide says how to make it trusted.',
  },
  'sip.notSip': {
    cause: 'The server answers, but it does not speak SIP there.',
    consequence: phoneDown,
    advice: 'Check the port and the path; over WebSocket many systems use /ws.',
  },
  'sip.wrongPassword': {
    cause: 'The phone system does not accept this user name and password.',
    consequence: phoneDown,
    advice: 'Enter the password of your extension again in the phone settings.',
  },
  'sip.forbidden': {
    cause: 'The phone system does not allow this for your extension.',
    consequence: phoneDown,
    advice: 'Check the extension in the phone settings, or ask your administrator.',
  },
  'sip.notFound': {
    cause: 'The phone system does not know this extension.',
    consequence: phoneDown,
    advice: 'Check the extension address in the phone settings.',
  },
  'sip.publishUnsupported': {
    cause: 'This phone system does not take presence from outside (PUBLISH).',
    consequence: 'Your Teams status is not shown on the extension. Calls still reach Teams.',
    advice: 'Ask your administrator whether presence can be switched on.',
  },
  'sip.dialogUnsupported': {
    cause: 'This phone system does not report calls (dialog event package).',
    consequence: 'Calls do not show in Teams. Your Teams status still reaches the extension.',
    advice: 'Ask your administrator whether call reports can be switched on.',
  },
  'sip.timedOut': {
    cause: 'The phone system did not answer in time.',
    consequence: phoneDown,
    advice: `Check your network or VPN. ${retries}`,
  },
  'sip.connectionLost': {
    cause: 'The connection to the phone system was lost.',
    consequence: lastKept,
    advice: 'Nothing to do: Lockstep reconnects and brings everything up to date.',
  },
  'sip.malformed': {
    cause: 'The phone system sent something that could not be understood.',
    consequence: 'That message was left out; the rest goes on.',
    advice: 'If it happens again, send your administrator the report from Settings, Diagnostics.',
  },
  'sip.serverError': {
    cause: 'The phone system reported a fault of its own.',
    consequence: phoneDown,
    advice: retries,
  },
  'sip.lineCrashed': {
    cause: 'The part of Lockstep that talks to the phone system stopped.',
    consequence: phoneDown,
    advice: 'Nothing to do: it is being started again.',
  },
  'sip.hostNotAllowed': {
    cause: 'Your organisation does not allow this phone server.',
    consequence: phoneDown,
    advice: 'Use the server that your administrator names.',
  },
  'sip.notEncrypted': {
    cause: 'The connection to the phone system is not encrypted.',
    consequence: 'Everything works, but others on the way can see your calls and your status.',
    advice: 'Ask your administrator for an address with tls:// or wss://.',
  },
  'innovaphone.notMyApps': {
    cause: 'The server answers, but it is no innovaphone PBX, or myApps is not open there.',
    consequence: phoneDown,
    advice: 'Check the server in the phone settings; your administrator knows its path.',
  },
  'innovaphone.signInNeeded': {
    cause: 'The innovaphone PBX wants you to sign in again.',
    consequence: phoneDown,
    advice: 'Open the phone settings: enter the password, or press Test to sign in in the browser.',
  },
  'innovaphone.methodUnsupported': {
    cause: 'The innovaphone PBX asks for a way to sign in that Lockstep does not know.',
    consequence: phoneDown,
    advice: 'Ask your administrator: the guide names the ways that work.',
  },
  'innovaphone.notProven': {
    cause: 'The server could not prove that it is your innovaphone PBX.',
    consequence: `Nothing was sent to it but the proof of a password. ${phoneDown}`,
    advice: 'Check the server in the phone settings, and tell your administrator.',
  },
  'innovaphone.twoFactor': {
    cause: 'The innovaphone PBX waits until you confirm this sign-in on another device.',
    consequence: phoneDown,
    advice: 'Confirm it in myApps on your phone, if the number there is the one shown here.',
  },
  'innovaphone.notShown': {
    cause: 'The innovaphone PBX took your status, but does not show it.',
    consequence: 'Others may see another status on your extension. Calls still reach Teams.',
    advice: 'Ask your administrator whether another program sets your status as well.',
  },
  'innovaphone.unknownCallState': {
    cause: 'The innovaphone PBX reported a call in a way that Lockstep does not know.',
    consequence: 'That call was not counted as one; others still are.',
    advice: 'Please send your administrator the report from Settings, Diagnostics.',
  },
  'extension.taken': {
    cause: 'Somebody else’s Lockstep already uses this extension.',
    consequence: 'Nothing is written to it, so that you do not overwrite each other.',
    advice: 'Check the extension in the phone settings, or ask your administrator.',
  },
  ...asteriskErrors,
  'doNotDisturb.codeRefused': {
    cause: 'The phone system refused to switch Do not disturb.',
    consequence: 'Your phone still rings, or stays silent for longer than Teams says.',
    advice: 'Check the feature codes in the phone settings, or ask your administrator.',
  },
  'doNotDisturb.unsupported': {
    cause: 'This phone system offers Lockstep no way to switch Do not disturb.',
    consequence: 'Your phone still rings: Do not disturb is shown to others only.',
    advice: 'Enter the feature codes of your phone system in the phone settings, if it has some.',
  },
  'doNotDisturb.noEffect': {
    cause: 'The phone system agreed to switch Do not disturb, but does not show that it did.',
    consequence: 'Your phone may still ring, or may stay silent.',
    advice: 'Check the feature codes and the lamp in the phone settings.',
  },
  'settings.locked': {
    cause: 'Your organisation has locked this setting.',
    consequence: 'It stays as it is.',
    advice: 'Ask your administrator if you need it changed.',
  },
  'settings.policyInvalid': {
    cause: 'A part of your organisation’s policy could not be understood.',
    consequence: 'That part is ignored; the rest is in force.',
    advice: 'Send your administrator the report from Settings, Diagnostics.',
  },
  'file.notSaved': {
    cause: 'The file could not be saved.',
    consequence: 'Nothing was written.',
    advice: 'Try another folder.',
  },
  'update.failed': {
    cause: 'The update could not be downloaded or verified.',
    consequence: 'This version goes on working.',
    advice: 'Lockstep tries again by itself; you can also try now.',
  },
  'settings.corrupt': {
    cause: 'The settings file could not be read and was set aside.',
    consequence: 'Lockstep goes on with the last settings that worked.',
    advice: 'Check that the settings are as you want them.',
  },
  'settings.newer': {
    cause: 'The settings file comes from a newer version of Lockstep.',
    consequence: 'It is left as it is; what you change now lasts until you quit Lockstep.',
    advice: 'Install the newer version to use it again.',
  },
  'secrets.unprotected': {
    cause: 'This computer cannot protect saved passwords.',
    consequence: 'They are kept in memory only: you sign in again after each start.',
    advice: 'The administrator guide says how to switch on a key store.',
  },
  'secrets.unreadable': {
    cause: 'A saved password or sign-in can no longer be read.',
    consequence: 'You have to enter it again.',
    advice: 'Sign in, and enter the phone password again.',
  },
  'command.invalid': {
    cause: 'Something that was entered is not valid.',
    consequence: 'Nothing was changed.',
    advice: 'Check the fields, then try again.',
  },
  internal: {
    cause: 'Lockstep made a mistake.',
    consequence: 'That one thing was not done; the rest goes on.',
    advice:
      'Try again. If it happens again, restart Lockstep and send the report from Settings, Diagnostics.',
  },
  ...pbxwareErrors,
}
