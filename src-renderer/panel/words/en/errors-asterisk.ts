import type { AsteriskErrors } from '../words.ts'

const retries = 'Lockstep keeps trying by itself.'
const lastKept = 'Your extension keeps the status it shows now.'
const phoneDown = 'Your extension is not updated and calls are not seen.'
const notSwitched = 'Do not disturb of your extension is not switched.'

export const asteriskErrors: AsteriskErrors = {
  'ari.unreachable': {
    cause: 'The REST interface of Asterisk (ARI) cannot be reached.',
    consequence: phoneDown,
    advice: `Check its address in the phone settings, and your network or VPN. ${retries}`,
  },
  'ari.certificate': {
    cause: 'This computer does not trust the certificate of ARI.',
    consequence: phoneDown,
    advice: 'Ask your administrator: the guide says how to make it trusted.',
  },
  'ari.wrongPassword': {
    cause: 'ARI does not accept the user name and password.',
    consequence: phoneDown,
    advice: 'Enter the ARI login in the phone settings again.',
  },
  'ari.readOnly': {
    cause: 'The ARI user may read only.',
    consequence: lastKept,
    advice: 'Ask your administrator for an ARI user that may write.',
  },
  'ari.noExtension': {
    cause: 'Asterisk knows no phone with the number of your extension.',
    consequence: 'Calls do not reach Teams.',
    advice: 'Check the extension in the phone settings.',
  },
  'ari.ignored': {
    cause: 'Asterisk took your status but does not show it.',
    consequence: 'Others may not see your Teams status on your extension.',
    advice: 'Ask your administrator: the guide says which modules are needed.',
  },
  'ari.malformed': {
    cause: 'The server answers, but it is not ARI.',
    consequence: phoneDown,
    advice: 'Check the ARI address in the phone settings; it ends in /ari.',
  },
  'ucp.unreachable': {
    cause: 'The FreePBX user control panel (UCP) cannot be reached.',
    consequence: notSwitched,
    advice: `Check its address in the phone settings. ${retries}`,
  },
  'ucp.wrongPassword': {
    cause: 'The user control panel does not accept the user name and password.',
    consequence: notSwitched,
    advice: 'Enter the UCP login in the phone settings again.',
  },
  'ucp.refused': {
    cause: 'The user control panel does not let you switch this extension.',
    consequence: notSwitched,
    advice: 'Ask your administrator to assign the extension to your UCP user.',
  },
}
