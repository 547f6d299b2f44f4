import type { TimelineWords } from '../words.ts'

const named = (withSubject: (subject: string) => string, without: string) => (subject: string) =>
  subject === '' ? without : withSubject(subject)

export const timeline: TimelineWords = {
  title: 'Last changes',
  empty: 'Nothing has changed yet. Every change will be listed here, with its reason.',
  limit: 'The last 200 changes are kept.',
  events: {
    'teams.changed': named((s) => `Teams changed to ${s}`, 'Teams status changed'),
    'extension.published': named((s) => `Extension shows ${s}`, 'Extension updated'),
    'extension.unpublished': () => 'Extension status taken back',
    'extension.failed': () => 'Extension could not be updated',
    'call.began': () => 'Call began',
    'call.ended': () => 'Call ended',
    'teams.asserted': () => 'Teams shows Busy, In a call',
    'teams.cleared': () => 'Teams is back to its own status',
    'teams.leftAlone': () => 'Teams was left alone',
    'teams.overridden': () => 'Your own choice in Teams wins',
    'teams.failed': () => 'Teams could not be updated',
    'sync.paused': () => 'Paused',
    'sync.resumed': () => 'Resumed',
    'sync.suspended': () => 'Computer went to sleep',
    'account.signedIn': () => 'Signed in',
    'account.signedOut': () => 'Signed out',
    'account.expired': () => 'Sign-in expired',
  },
  causes: {
    teams: 'Teams changed',
    call: 'Call on the extension',
    callEnded: 'End of the call',
    reconnected: 'Connection is back',
    person: 'You',
    settings: 'A setting',
    power: 'Sleep or wake',
    leftover: 'Left from before',
    override: 'Your choice in Teams',
    quit: 'Lockstep closed',
  },
  steps: {
    settle: 'Waited',
    teamsRead: 'Teams read',
    teamsWrite: 'Teams updated',
    publish: 'Extension updated',
  },
  reading: (time, pair, length) => `Based on the Teams status of ${time}: ${pair} (${length})`,
  filter: {
    name: 'Show',
    choices: {
      all: 'All',
      teams: 'Teams',
      extension: 'Extension',
      calls: 'Calls',
      problems: 'Problems',
    },
    search: 'Search',
    shown: (shown, all) => `Shown: ${shown} of ${all}`,
    nothing: 'None of the last changes fits.',
    showAll: 'Show all',
  },
  copy: 'Copy',
  copied: 'Copied.',
}
