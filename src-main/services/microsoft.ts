/** The Microsoft side: who is signed in, their presence followed, their session written. */
import { codeOf, type ErrorCode } from '../domain/codes.ts'
import type { Unsubscribe } from '../ports.ts'
import {
  type AccountService,
  type AccountState,
  createAccountService,
  isWorking,
} from './account.ts'
import { accountKey } from './account-key.ts'
import { createPresencePoller, type FeedEvent, type PresencePoller } from './feed/feed.ts'
import { maskUsername } from './mask.ts'
import type { Microsoft, MicrosoftConnection, MicrosoftParts } from './microsoft-parts.ts'
import { needsSignIn, personCode, signInReport } from './sign-in-report.ts'
import {
  createWritePermission,
  isWriteOnly,
  type WritePermissionService,
} from './write-permission.ts'

export type { Microsoft, MicrosoftConnection, MicrosoftParts } from './microsoft-parts.ts'

interface Side {
  readonly account: AccountService
  readonly permission: WritePermissionService
  readonly poller: PresencePoller
  readonly connection: MicrosoftConnection
  readonly end: Unsubscribe
}

/** A failure that may be over before the last reading is this old: degraded, not failing. */
const staleAfterMs = 60_000

export function createMicrosoft(parts: MicrosoftParts): Microsoft {
  const { clock, log, gate, power, dispatch, report } = parts
  let side = open()
  let lastAccount = parts.lastAccount
  let writeFault: ErrorCode | undefined
  /** The last read succeeded. */
  let reads = false
  let works = false
  /** The app begins where the last run ended: nobody waits for the first read. */
  let restoring = false
  let lastReadingAt = Number.NEGATIVE_INFINITY

  function open(): Side {
    const settings = parts.settings()
    const connection = parts.connect(settings.microsoft)
    const { tokens, feed } = connection
    const account = createAccountService({ tokens, clock, log, beforeLeaving: parts.takeBack })
    const permission = createWritePermission({
      tokens,
      clock,
      log,
      wanted: () => parts.mayWrite() && isWorking(account.state()),
      onChange() {
        reportReading()
        parts.onChange()
      },
      onGranted: () => dispatch({ type: 'writeAllowed' }),
    })
    const { activeSeconds } = settings.polling
    const poller = createPresencePoller({
      source: feed,
      clock,
      power,
      log,
      gate,
      activeSeconds,
      paceMemory: parts.paceMemory(settings.microsoft),
    })
    const stops = [account.onChange(onAccount), poller.onEvent((event) => onFeed(account, event))]
    const end = () => {
      permission.forget()
      poller.stop()
      for (const stop of stops) stop()
    }
    return { account, permission, poller, connection, end }
  }

  function onAccount(next: AccountState): void {
    const { state, account, code } = next
    if (isWorking(next) && account !== undefined) {
      if (!works) begin(account.homeAccountId)
      works = true
    } else {
      works = false
      rest(state)
    }
    report('signIn', signInReport(state, code, works))
    parts.onChange()
  }

  function begin(homeAccountId: string): void {
    const key = accountKey(homeAccountId)
    const accountChanged = lastAccount !== undefined && lastAccount !== key
    lastAccount = key
    if (accountChanged) gate.reset()
    writeFault = undefined
    reads = false
    dispatch({ type: 'gate', gate: 'signedIn', value: true, accountChanged })
    report('presence', { state: parts.mayRead() ? 'connecting' : 'off' })
    // Before the first read, so that the two need one token.
    reconsider()
    if (parts.mayRead()) side.poller.resume()
    else side.poller.suspend()
    side.poller.start(restoring ? undefined : 'now')
  }

  function rest(state: AccountState['state']): void {
    side.permission.forget()
    side.poller.stop()
    reads = false
    dispatch({ type: 'gate', gate: 'signedIn', value: false, expired: state === 'expired' })
    dispatch({ type: 'gate', gate: 'signingOut', value: false })
    if (state !== 'signingIn') report('presence', { state: 'notSetUp' })
  }

  function reconsider(): void {
    side.permission
      .check()
      .catch((error) => log.error('The permission could not be looked at', { error }))
  }

  /** Reading works; whether writing does, the last write and the permission tell. */
  function reportReading(): void {
    if (!reads) return
    const code = writeFault ?? side.permission.fault()
    report('presence', code === undefined ? { state: 'working' } : { state: 'degraded', code })
  }

  function onFeed(account: AccountService, event: FeedEvent): void {
    switch (event.type) {
      case 'reading-started':
        return
      case 'reading': {
        const { reading, evidence, requestedAt, answeredAt } = event
        const { availability, activity, requestId, messages } = reading
        lastReadingAt = answeredAt
        reads = true
        reportReading()
        reconsider()
        const pair = { availability, activity }
        const id = requestId === undefined ? {} : { requestId }
        dispatch({ type: 'reading', pair, messages, evidence, requestedAt, answeredAt, ...id })
        return
      }
      case 'failed': {
        const { code, retryInMs } = event
        reads = false
        const freshForMs = lastReadingAt + staleAfterMs - clock.monotonic()
        const state = retryInMs !== undefined && retryInMs < freshForMs ? 'degraded' : 'failing'
        report('presence', { state, code, ...(retryInMs === undefined ? {} : { retryInMs }) })
        if (retryInMs === undefined) account.needsPerson(personCode(code))
        return
      }
    }
  }

  return {
    account() {
      const state = side.account.state()
      const code = state.code ?? side.permission.attemptCode()
      return code === undefined ? state : { ...state, code }
    },
    remembered() {
      const active = side.account.state().account?.homeAccountId
      return side.account.remembered().map(({ homeAccountId, name, username }) => ({
        id: accountKey(homeAccountId),
        name,
        username: maskUsername(username),
        active: homeAccountId === active,
      }))
    },
    write: () => side.permission.state(),
    async restore() {
      restoring = true
      await side.account.restore()
      restoring = false
    },
    signIn() {
      // What is missing of a sign-in that works is the permission to show calls.
      if (side.permission.fault() !== undefined) return side.permission.allow()
      return side.account.signIn()
    },
    add() {
      side.permission.cancel()
      return side.account.add()
    },
    use: (id) => side.account.use(id),
    cancelSignIn() {
      side.account.cancelSignIn()
      side.permission.cancel()
    },
    async allowCalls() {
      if (side.account.state().state === 'signedIn') await side.permission.allow()
    },
    async ensureCalls() {
      if (side.account.state().state === 'signedIn') await side.permission.ensure()
    },
    reconsider() {
      reconsider()
      reportReading()
    },
    adminConsentUrl: () => side.connection.adminConsentUrl(parts.mayFollow()),
    signOut: () => side.account.signOut(),
    forget: (id) => side.account.forget(id),
    forgetAll: () => side.account.forgetAll(),
    async reconnect() {
      await side.account.forgetAll()
      gate.reset()
      side.end()
      side = open()
      await side.account.restore()
    },
    session: () => (isWorking(side.account.state()) ? side.connection.session : undefined),
    push: () => side.connection.push,
    async renewToken(signal) {
      try {
        await side.connection.tokens.accessToken('read', { signal, forceRefresh: true })
      } catch (error) {
        if (needsSignIn.has(codeOf(error))) side.account.needsPerson(codeOf(error))
        throw error
      }
    },
    idToken: (signal) => side.connection.tokens.idToken({ signal }),
    written(event) {
      if (event.type === 'setDone' || event.type === 'clearDone') {
        writeFault = undefined
        side.permission.told('granted')
        reportReading()
      }
      if (event.type !== 'setFailed' && event.type !== 'clearFailed') return
      const { code } = event
      if (code === 'graph.staleDecision') return
      if (isWriteOnly(code)) side.permission.told(code)
      else if (needsSignIn.has(code)) side.account.needsPerson(code)
      else writeFault = code
      reportReading()
    },
    accountKey: () => lastAccount,
    poller: () => side.poller,
    dispose: () => side.end(),
  }
}
