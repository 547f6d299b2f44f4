import type { SettingsWords } from '../shapes/settings.ts'

export const settings: SettingsWords = {
  locked: 'Set by your organisation',
  calls: {
    title: 'Which calls Teams shows',
    shortTitle: 'Short calls and transfers',
    atOnce: 'No wait',
    ringing: {
      name: 'Ringing counts as a call',
      text: 'Teams shows the call while your phone is still ringing.',
    },
    settleMs: {
      name: 'Wait before a call is shown',
      text: 'A call that is over before this time does not appear in Teams.',
    },
    endSettleMs: {
      name: 'Wait after a call',
      text: 'Teams keeps its status when a transfer or another call follows within this time.',
    },
    teamsNotRunning: {
      name: 'While Teams is not running',
      text: 'If calls are shown all the same, Microsoft decides what others see of them.',
    },
    chosenBusy: {
      name: 'When you chose Busy yourself',
      text: 'You set Busy in Teams, and then a call starts on your phone.',
    },
    uncertainAway: {
      name: 'When it is not clear why you are Away',
      text: 'You may have chosen Away, or Teams may have noticed that you were inactive.',
    },
    teamsNotRunningChoices: { skip: 'Do not show calls', assert: 'Show calls' },
    assertChoices: { leaveAlone: 'Leave Teams alone', assert: 'Show the call' },
  },
  following: {
    title: 'Following Teams',
    polling: {
      name: 'Read your Teams status',
      text: 'At most this often. Lockstep reads less often by itself when you are away or Microsoft asks it to slow down.',
    },
    every: (length) => `Every ${length}`,
    hint: {
      name: 'Let Teams on this computer help',
      text: 'Teams tells Lockstep when a meeting begins or ends, so that it reads your status sooner.',
    },
    hintStates: {
      off: 'Off.',
      searching: 'Looking for Teams on this computer…',
      connected: 'Teams was found, but is not paired with Lockstep yet.',
      pairing: 'Waiting for your answer in Teams…',
      paired: 'Paired with Teams.',
      blocked:
        'Teams does not let Lockstep in. In Teams, open Settings, Privacy, Third-party app API, and allow Lockstep.',
    },
    pair: 'Pair',
    pairing: 'Pairing…',
    howToPair: 'Be in a Teams meeting, then press Pair and accept in Teams.',
  },
  computer: {
    title: 'On this computer',
    startAtLogin: {
      name: 'Start when you sign in',
      text: 'Lockstep starts quietly in the tray when you sign in to this computer.',
    },
    theme: { name: 'Appearance', text: 'High contrast always follows your system.' },
    themes: { system: 'Same as the system', light: 'Light', dark: 'Dark' },
    language: { name: 'Language', text: 'The language of this window and of the tray.' },
    systemLanguage: 'Same as the system',
  },
  notifications: {
    title: 'Notifications',
    signedOut: {
      name: 'Signed out',
      text: 'Tells you when only a new sign-in helps.',
    },
    legFailing: {
      name: 'A connection fails',
      text: 'Tells you once when a connection has been failing for more than 5 minutes.',
    },
    tray: {
      name: 'Still in the tray',
      text: 'Tells you, the first time you close this window, that Lockstep keeps running in the tray.',
    },
  },
  updates: {
    title: 'Updates',
    automatic: {
      name: 'Update by itself',
      text: 'Looks for new versions and downloads them; they start when Lockstep restarts.',
    },
    channel: {
      name: 'Which versions',
      text: 'Beta versions come earlier and may still have faults.',
    },
    channels: { latest: 'Stable versions', beta: 'Beta versions as well' },
    states: {
      off: () => 'Lockstep does not look for updates.',
      none: () => 'No newer version is known.',
      checking: () => 'Looking for updates…',
      downloading: (version) => `Downloading version ${version}…`,
      ready: (version) => `Version ${version} is ready.`,
      available: (version) => `There is a version ${version}. Your organisation installs it.`,
      failed: () => 'The last attempt failed.',
    },
    check: 'Check now',
    install: 'Restart and update',
  },
  reflection: {
    title: 'From your phone to Teams',
    statuses: {
      doNotDisturb: {
        name: 'Do not disturb on the phone',
        text: 'Teams shows it as presenting: an app can set no other Do not disturb.',
      },
      away: {
        name: 'Away on the phone',
        text: 'Teams shows it only while Teams itself is not Available.',
      },
      busy: {
        name: 'Busy on the phone',
        text: 'Teams has no Busy that an app can set; choose what is shown instead.',
      },
    },
    choices: {
      ignore: 'Do not show',
      doNotDisturb: 'Do not disturb, presenting',
      away: 'Away',
      inACall: 'Busy, in a call',
    },
  },
  messages: {
    title: 'Your own words',
    statusMessage: {
      name: 'Status message',
      text: 'Other phones show your Teams status message as the note.',
    },
    outOfOffice: {
      name: 'Out-of-office message',
      text: 'Other phones show your automatic reply as the note.',
    },
  },
  log: {
    title: 'For support',
    detailed: {
      name: 'Detailed log',
      text: 'Helps to find a fault. The log fills up faster; it still contains no passwords.',
    },
  },
}
