import {
  type Enabled,
  type JournalEntry,
  type Options,
  type State,
  sessionLifetimeMs,
  undecided,
} from './state.ts'

export function initialState(options: {
  readonly enabled: Enabled
  readonly options: Options
  readonly journal?: JournalEntry | undefined
  /** Monotonic time. */
  readonly at: number
}): State {
  const leftover = options.journal?.session === true
  const leftoverKind = options.journal?.kind ?? 'inACall'
  const last = options.journal?.last ?? undefined
  return {
    gates: {
      signedIn: false,
      suspended: false,
      paused: false,
      signingOut: false,
      quitting: false,
    },
    enabled: options.enabled,
    options: options.options,
    presence: {
      observed: null,
      // How long ago it was read nobody knows: it says what it was, not that it is fresh.
      known: last === undefined ? null : { ...last, at: Number.NEGATIVE_INFINITY },
      contiguous: false,
    },
    calls: {
      known: false,
      list: [],
      phase: 'none',
      decision: undecided,
      reading: false,
      settledAt: 0,
    },
    phoneStatus: {
      told: undefined,
      status: null,
      known: false,
      decision: undecided,
      superseded: options.journal?.superseded ?? null,
      handover: false,
    },
    session: {
      own: leftover
        ? {
            kind: leftoverKind,
            claim: leftoverKind === 'inACall' ? 'call' : 'phoneStatus',
            setAt: options.at,
            expiresAt: options.at + sessionLifetimeMs,
            confirmed: true,
            mayExist: true,
            leftover: true,
            echoSeen: false,
            overrideSince: null,
          }
        : null,
      inFlight: null,
      attempts: 0,
      waiting: null,
      guardUntil: null,
      guardKinds: [],
      guardNeedsEcho: false,
      otherInstance: false,
      steps: [],
      reading: null,
    },
    extension: {
      up: false,
      desired: undefined,
      rule: 'map.unknown',
      cause: 'teams',
      sent: null,
      overwritten: false,
      published: null,
      pending: null,
      lastChangeAt: Number.NEGATIVE_INFINITY,
      readMs: 0,
      reading: null,
      absent: false,
    },
  }
}
