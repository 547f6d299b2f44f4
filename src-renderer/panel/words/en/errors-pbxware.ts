import type { PbxwareErrors } from '../words.ts'

export const pbxwareErrors: PbxwareErrors = {
  'identity.mismatch': {
    cause: 'The e-mail of this extension is not your Microsoft sign-in name.',
    consequence: 'Nothing is written to it, so that nobody is shown or silenced by mistake.',
    advice:
      'If it is yours all the same, say so; otherwise check the extension in the phone settings.',
  },
  'identity.duplicate': {
    cause: 'Several extensions of the phone system have your e-mail.',
    consequence: 'None of them is written to, since it is not clear which one is yours.',
    advice: 'Ask your administrator to give each extension its own e-mail.',
  },
  'pbxware.doNotDisturbOnly': {
    cause: 'PBXware takes only do not disturb from other programs.',
    consequence: 'Busy, away and notes cannot be written on PBXware. Your calls still reach Teams.',
    advice: 'Nothing to do. Whether calls are stopped you choose in the phone settings.',
  },
  'pbxware.noExtension': {
    cause: 'PBXware knows no extension with your Microsoft sign-in name as its e-mail.',
    consequence: 'Do not disturb is not switched.',
    advice: 'Ask your administrator to enter your sign-in name as the e-mail of your extension.',
  },
  'pbxware.vendorSync': {
    cause: 'PBXware’s own Teams Presence Sync may be on for your extension.',
    consequence: 'Two programs would then write the same status and undo each other’s work.',
    advice:
      'Ask your administrator to turn it off for your extension, and to note that in the relay.',
  },
  'pbxware.notEffective': {
    cause: 'PBXware took the order, and its do not disturb did not change.',
    consequence: 'Your phone rings as before.',
    advice: 'Ask your administrator to look at the enhanced service of your extension.',
  },
  'pbxware.relay': {
    cause: 'The relay of your organisation does not serve you here.',
    consequence: 'Do not disturb is not switched. Your calls still reach Teams.',
    advice: 'Check the relay in the phone settings, or ask your administrator.',
  },
  'pbxware.system': {
    cause: 'The relay cannot use PBXware’s interface.',
    consequence: 'Do not disturb is not switched. Your calls still reach Teams.',
    advice: 'Tell your administrator: the log of the relay says why.',
  },
  'pbxware.unavailable': {
    cause: 'PBXware or the relay does not answer.',
    consequence: 'Do not disturb stays as it is.',
    advice: 'Check your network or VPN. Lockstep keeps trying by itself.',
  },
}
