import type { DiagnosticsWords } from '../shapes/diagnostics.ts'

export const diagnostics: DiagnosticsWords = {
  legs: 'Connections',
  test: 'Test now',
  testing: 'Testing…',
  works: (length) => `It works (${length}).`,
  worksNot: (length) => `It does not work (${length}).`,
  push: {
    healthy: 'Microsoft 365 and your organisation’s relay tell Lockstep of changes in Teams.',
    connecting:
      'Connecting to your organisation’s relay. Until it tells of changes in Teams, Lockstep looks for them.',
    unhealthy:
      'Your organisation’s relay tells of no changes at present. Lockstep looks for them, as often as without it.',
  },
  phone: {
    title: 'What your phone system can do',
    intro: 'As far as Lockstep has seen.',
    none: 'No phone is connected yet.',
    unknown: 'Not known yet: Lockstep sees it as soon as the extension is connected.',
    can: 'Yes',
    cannot: 'No',
    abilities: {
      readCalls: { name: 'Tell when you are on a call', without: 'Teams shows no calls.' },
      ringing: {
        name: 'Tell when your phone rings',
        without: 'A call counts only from the moment it is answered.',
      },
      writePresence: {
        name: 'Show your Teams status',
        without: 'Other phones do not see your Teams status.',
      },
      writeNote: {
        name: 'Show a note beside it',
        without: 'Other phones see the status without its note.',
      },
      writeDoNotDisturb: {
        name: 'Switch on Do not disturb',
        without: 'It is only shown; your phone still rings.',
      },

      readPresence: {
        name: 'See what you set on your phone',
        without: 'Only what you set in Teams is followed.',
      },
      selfTest: {
        name: 'Read back what was written',
        without: "Lockstep trusts the phone system's answer.",
      },
      readEmail: {
        name: 'Tell whose extension it is',
        without: 'Nobody checks that this is your extension.',
      },
    },
    otherComputer:
      'Lockstep also runs for you on another computer with this extension. The newest status wins.',
  },
  report: {
    title: 'Report for support',
    contains:
      'The report contains the version, the system, the settings, the state of the connections, the last changes and the end of the log.',
    leavesOut:
      'It leaves out passwords, sign-in tokens, names, addresses, phone numbers and your own notes.',
    copy: 'Copy report',
    copied: 'Copied.',
    save: 'Save report…',
    openLogs: 'Open log folder',
  },
}
