/** The Microsoft side: who is signed in, their presence followed, their session written. */
import { createHash } from 'node:crypto'
import type { ErrorCode } from '../domain/codes.ts'
import type { EventBody } from '../domain/machine/events.ts'
import type {
  Clock,
  LegReport,
  Log,
  Power,
  PresenceFeed,
  PresenceSession,
  Tokens,
  Unsubscribe,
} from '../ports.ts'
import { type AccountService, type AccountState, createAccountService } from './account.ts'
import { createPresencePoller, type FeedEvent, type PresencePoller } from './feed/feed.ts'
import type { Gate } from './feed/gate.ts'
import type { Settings } from './settings/schema.ts'

/** One app registration in one cloud. */
export interface MicrosoftConnection {
  readonly tokens: Tokens
  readonly feed: PresenceFeed
  readonly session: PresenceSession
}

export interface MicrosoftParts {
  readonly connect: (settings: Settings['microsoft']) => MicrosoftConnection
  readonly settings: () => Settings
  readonly gate: Gate
  readonly clock: Clock
  readonly power: Power
  readonly log: Log
  readonly dispatch: (event: EventBody) => void
  readonly report: (leg: 'signIn' | 'presence', report: LegReport) => void
  /** Takes back what was set, while the tokens still work. */
  readonly takeBack: () => Promise<void>
  readonly onChange: () => void
  readonly mayRead: () => boolean
  /** The account of the last run, as {@link accountKey} names it. */
  readonly lastAccount: string | undefined
}

export interface Microsoft {
  account(): AccountState
  restore(): Promise<void>
  signIn(): Promise<void>
  cancelSignIn(): void
  signOut(): Promise<void>
  /** Signs out and begins anew with the settings as they are now. */
  reconnect(): Promise<void>
  session(): PresenceSession | undefined
  /** What became of a write of the presence session. */
  written(event: EventBody): void
  /** Who was signed in last; a digest, since it is written down. */
  accountKey(): string | undefined
  poller(): PresencePoller
  dispose(): void
}

interface Side {
  readonly account: AccountService
  readonly poller: PresencePoller
  readonly session: PresenceSession
  readonly end: Unsubscribe
}

/** A failure that may be over before the last reading is this old: degraded, not failing. */
const staleAfterMs = 60_000

/** Only a new sign-in helps. */
const needsSignIn: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'signIn.expired',
  'signIn.consentRequired',
  'signIn.multiFactorRequired',
])

export function createMicrosoft(parts: MicrosoftParts): Microsoft {
  const { clock, log, gate, power, dispatch, report } = parts
  let side = open()
  let lastAccount = parts.lastAccount
  let writeFault: ErrorCode | undefined
  let lastReadingAt = Number.NEGATIVE_INFINITY

  function open(): Side {
    const settings = parts.settings()
    const { tokens, feed, session } = parts.connect(settings.microsoft)
    const account = createAccountService({ tokens, clock, log, beforeForget: parts.takeBack })
    const { activeSeconds } = settings.polling
    const poller = createPresencePoller({ source: feed, clock, power, log, gate, activeSeconds })
    const stops = [account.onChange(onAccount), poller.onEvent((event) => onFeed(account, event))]
    const end = () => {
      poller.stop()
      for (const stop of stops) stop()
    }
    return { account, poller, session, end }
  }

  function onAccount({ state, account, code }: AccountState): void {
    const signedIn = state === 'signedIn'
    if (signedIn && account !== undefined) {
      const key = accountKey(account.homeAccountId)
      const accountChanged = lastAccount !== undefined && lastAccount !== key
      lastAccount = key
      if (accountChanged) gate.reset()
      writeFault = undefined
      dispatch({ type: 'gate', gate: 'signedIn', value: true, accountChanged })
      report('presence', { state: parts.mayRead() ? 'connecting' : 'off' })
      if (parts.mayRead()) side.poller.resume()
      else side.poller.suspend()
      side.poller.start()
    } else {
      side.poller.stop()
      const expired = state === 'expired'
      dispatch({ type: 'gate', gate: 'signedIn', value: false, expired })
      if (state === 'signedOut') dispatch({ type: 'gate', gate: 'signingOut', value: false })
      if (state !== 'signingIn') report('presence', { state: 'notSetUp' })
    }
    report('signIn', signInReport(state, code))
    parts.onChange()
  }

  /** Reading works; whether writing does, the last write tells. */
  function reportReading(): void {
    if (writeFault === undefined) report('presence', { state: 'working' })
    else report('presence', { state: 'degraded', code: writeFault })
  }

  function onFeed(account: AccountService, event: FeedEvent): void {
    switch (event.type) {
      case 'reading-started':
        return
      case 'reading': {
        const { reading, evidence, requestedAt, answeredAt } = event
        const { availability, activity } = reading
        lastReadingAt = answeredAt
        reportReading()
        const pair = { availability, activity }
        dispatch({ type: 'reading', pair, evidence, requestedAt, answeredAt })
        return
      }
      case 'failed': {
        const { code, retryInMs } = event
        const freshForMs = lastReadingAt + staleAfterMs - clock.monotonic()
        const state = retryInMs !== undefined && retryInMs < freshForMs ? 'degraded' : 'failing'
        report('presence', { state, code, ...(retryInMs === undefined ? {} : { retryInMs }) })
        if (retryInMs === undefined) account.needsPerson(personCode(code))
        return
      }
    }
  }

  return {
    account: () => side.account.state(),
    restore: () => side.account.restore(),
    signIn: () => side.account.signIn(),
    cancelSignIn: () => side.account.cancelSignIn(),
    signOut: () => side.account.signOut(),
    async reconnect() {
      await side.account.signOut()
      gate.reset()
      side.end()
      side = open()
      await side.account.restore()
    },
    session: () => (side.account.state().state === 'signedIn' ? side.session : undefined),
    written(event) {
      if (event.type === 'setDone' || event.type === 'clearDone') writeFault = undefined
      if (event.type !== 'setFailed' && event.type !== 'clearFailed') return
      if (event.code === 'graph.staleDecision') return
      if (needsSignIn.has(event.code)) side.account.needsPerson(event.code)
      else writeFault = event.code
      if (side.account.state().state === 'signedIn') reportReading()
    },
    accountKey: () => lastAccount,
    poller: () => side.poller,
    dispose: () => side.end(),
  }
}

function accountKey(homeAccountId: string): string {
  return createHash('sha256').update(homeAccountId).digest('hex').slice(0, 16)
}

/** Graph's refusal of a renewed token means a new sign-in, whatever it is called. */
function personCode(code: ErrorCode): ErrorCode {
  return code === 'graph.unauthorized' ? 'signIn.expired' : code
}

function signInReport(state: AccountState['state'], code: ErrorCode | undefined): LegReport {
  switch (state) {
    case 'signedIn':
      return { state: 'working' }
    case 'signingIn':
      return { state: 'connecting' }
    case 'expired':
      return { state: 'failing', code: code ?? 'signIn.expired' }
    case 'signedOut':
      return code === undefined || code === 'signIn.cancelled'
        ? { state: 'notSetUp', ...(code === undefined ? {} : { code }) }
        : { state: 'failing', code }
  }
}
