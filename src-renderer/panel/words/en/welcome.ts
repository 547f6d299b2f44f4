import type { WelcomeWords } from '../words.ts'

export const welcome: WelcomeWords = {
  title: 'Welcome to Lockstep',
  intro: 'Your Teams status on your phone extension, and your phone calls in Teams.',
  steps: { signIn: 'Sign in', phone: 'Phone', finish: 'Done' },
  progress: 'Steps',
  done: 'Done',
  back: 'Back',
  next: 'Continue',
  skip: 'Skip this step',
  later: 'Set up later',
  signIn: {
    title: 'Sign in with Microsoft',
    text: 'With your work account, as you do for Teams. The page opens in your browser.',
    reads: [
      'Lockstep reads your own Teams status.',
      'It shows your phone calls there, if you want.',
    ],
    never:
      'It sees no messages, no contacts, and nobody else’s status. Your password stays with Microsoft.',
    idTitle: 'One value from your administrator first',
    idText: 'Your organisation registers Lockstep once and gives everybody this ID.',
    saveId: 'Continue',
    wrongId: 'Enter the ID, such as 1b2c3d4e-0000-0000-0000-1234567890ab.',
    signedInAs: 'You are signed in.',
  },
  phone: {
    title: 'Connect your phone',
    text: 'Enter what you know; Lockstep looks what is there. Passwords stay on this computer, protected.',
    connect: 'Connect',
    connecting: 'Connecting…',
    saveAnyway: 'Save anyway',
    connected: 'Your phone is connected.',
  },
  finish: {
    title: 'You are in step',
    almost: 'Almost in step',
    text: 'From now on, all of this happens by itself:',
    missing: 'What is still missing:',
    now: [
      'Your extension shows your Teams status.',
      'Your phone calls show in Teams, unless you chose a status yourself.',
      'Lockstep lives in the tray. Closing this window leaves it running.',
    ],
    stillSignIn: 'Sign in with Microsoft',
    stillPhone: 'Connect your phone',
    startAtLogin: 'Start Lockstep when I sign in to this computer',
    finish: 'Finish',
  },
}
