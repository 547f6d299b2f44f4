import type { AccountWords } from '../words.ts'

export const account: AccountWords = {
  menu: (name) => `Account: ${name}`,
  menuSignedOut: 'Account: signed out',
  accounts: 'Accounts',
  active: 'Active',
  use: 'Use',
  nameUse: (name) => `Use ${name}`,
  add: 'Add another account',
  addText: 'One account is followed at a time. The others stay signed in on this computer.',
  manage: 'Accounts and permissions',
  forget: 'Remove',
  forgetNamed: (name) => `Remove ${name}`,
  forgetSure: (name) => `Sign ${name} out and remove the account from this computer?`,
  forgetNow: 'Remove account',
  keep: 'Keep',
  registration: 'App registration',
  registrationText: 'Change it only if your administrator asks you to.',
  calls: {
    title: 'Calls in Teams',
    text: 'Lockstep may read your status. To show your calls, it needs one more permission: to set your status, and only yours.',
    allow: 'Allow calls in Teams',
    asking: 'Finish on the Microsoft page in your browser.',
    granted: 'Lockstep may show your calls in Teams.',
  },
  consent: {
    open: 'Open the consent page',
    copy: 'Copy the consent link',
    copied: 'Copied',
  },
}
