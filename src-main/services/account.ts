/** Who is signed in with Microsoft, who else is remembered, and the ways in, out and across. */
import { codeOf, type ErrorCode, Fault } from '../domain/codes.ts'
import type { Account, Clock, Log, Tokens, Unsubscribe } from '../ports.ts'
import { accountKey } from './account-key.ts'
import { withinTime } from './within-time.ts'

export interface AccountState {
  /** `expired`: known, but only a new sign-in helps. */
  readonly state: 'signedOut' | 'signingIn' | 'signedIn' | 'expired'
  readonly account?: Account
  /** Why the last sign-in failed, or why it expired. */
  readonly code?: ErrorCode
  /** The browser is open for another account; `account` goes on working meanwhile. */
  readonly beside?: true
}

/** The account can be used: `beside` another one that is signing in, too. */
export function isWorking({ state, beside }: Pick<AccountState, 'state' | 'beside'>): boolean {
  return state === 'signedIn' || beside === true
}

export interface AccountService {
  state(): AccountState
  /** Everybody who is remembered, the active account among them. */
  remembered(): readonly Account[]
  /** Takes up the account that was active last, without any request. */
  restore(): Promise<void>
  /**
   * Opens the browser, for the account that expired or for whom the person picks; resolves when it
   * ended, one way or the other. One at a time.
   */
  signIn(): Promise<void>
  /** Signs in another account; the active one works until then. */
  add(): Promise<void>
  /**
   * Makes a remembered account the active one; what was set for the other is cleared first.
   *
   * @param id as {@link accountKey} makes it
   * @throws Fault `command.invalid` when nobody has this id
   */
  use(id: string): Promise<void>
  cancelSignIn(): void
  /** Clears what was set, then forgets the active account on this computer. */
  signOut(): Promise<void>
  /** As {@link signOut}, for any remembered account. @throws Fault `command.invalid` */
  forget(id: string): Promise<void>
  /** As {@link signOut}, for all of them. */
  forgetAll(): Promise<void>
  /** A request failed with a `signIn.*` code that only the person can help with. */
  needsPerson(code: ErrorCode): void
  onChange(listener: (state: AccountState) => void): Unsubscribe
}

export interface AccountParts {
  readonly tokens: Tokens
  readonly clock: Clock
  readonly log: Log
  /** Runs before the account is left, while its tokens still work; 10 s at most. */
  readonly beforeLeaving: (account: Account) => Promise<void>
}

interface Attempt {
  readonly controller: AbortController
  readonly ended: Promise<void>
  /** What holds again when nothing comes of it. */
  before: AccountState
}

const beforeLeavingMs = 10_000

export function createAccountService(parts: AccountParts): AccountService {
  const { tokens, clock, log, beforeLeaving } = parts
  const listeners = new Set<(state: AccountState) => void>()
  let current: AccountState = { state: 'signedOut' }
  let remembered: readonly Account[] = []
  let attempt: Attempt | undefined
  let changing: Promise<void> | undefined

  function become(next: AccountState): void {
    current = next
    for (const listener of [...listeners]) listener(next)
  }

  async function learnRemembered(): Promise<void> {
    try {
      remembered = await tokens.accounts()
    } catch (error) {
      log.warn('The remembered accounts cannot be read', { code: codeOf(error) })
    }
  }

  /** What was set for the active account is cleared while it can still be. */
  async function leave(state: AccountState): Promise<void> {
    const { account } = state
    if (!isWorking(state) || account === undefined) return
    await withinTime(clock, beforeLeavingMs, beforeLeaving(account), log)
  }

  async function enter(account: Account, before: AccountState): Promise<void> {
    if (isWorking(before) && before.account?.homeAccountId !== account.homeAccountId) {
      await leave(before)
      // In between nobody is signed in: nothing of the one is taken for the other's.
      become({ state: 'signingIn', account })
    }
    await tokens.use(account)
    await learnRemembered()
  }

  function browse(again: Account | undefined): Promise<void> {
    if (attempt !== undefined) return attempt.ended
    const before = current
    const { account } = before
    const controller = new AbortController()
    const ended = Promise.resolve().then(() => visit(controller.signal, again))
    attempt = { controller, ended, before }
    become({
      state: 'signingIn',
      ...(account === undefined ? {} : { account }),
      ...(isWorking(before) ? { beside: true } : {}),
    })
    return ended
  }

  async function visit(signal: AbortSignal, again: Account | undefined): Promise<void> {
    let after: AccountState
    try {
      const account = await tokens.signIn(signal, again)
      await enter(account, attempt?.before ?? current)
      after = { state: 'signedIn', account }
    } catch (error) {
      const code = codeOf(error)
      log.warn('The sign-in did not succeed', { code, error })
      const before = attempt?.before
      after = before?.account === undefined ? { state: 'signedOut', code } : { ...before, code }
    }
    attempt = undefined
    become(after)
  }

  /** One change at a time; it ends a sign-in that is under way. */
  function change(run: () => Promise<void>): Promise<void> {
    const before = changing ?? Promise.resolve()
    const mine = before
      .catch(() => undefined)
      .then(async () => {
        attempt?.controller.abort()
        await attempt?.ended
        await run()
      })
      .finally(() => {
        if (changing === mine) changing = undefined
      })
    changing = mine
    return mine
  }

  async function drop(account: Account | undefined): Promise<void> {
    const isActive = account?.homeAccountId === current.account?.homeAccountId
    if (isActive) await leave(current)
    try {
      if (account !== undefined) await tokens.forget(account)
    } catch (error) {
      log.error('The sign-in could not be removed from this computer', { code: codeOf(error) })
    }
    await learnRemembered()
    become(isActive ? { state: 'signedOut' } : current)
  }

  function named(id: string): Account {
    const found = remembered.find(({ homeAccountId }) => accountKey(homeAccountId) === id)
    if (found === undefined) throw new Fault('command.invalid', 'no such account')
    return found
  }

  return {
    state: () => current,
    remembered: () => remembered,
    async restore() {
      try {
        const account = await tokens.account()
        remembered = await tokens.accounts()
        if (account !== undefined) become({ state: 'signedIn', account })
        else if (remembered.length > 0) become(current)
      } catch (error) {
        become({ state: 'signedOut', code: codeOf(error) })
      }
    },
    signIn() {
      if (changing !== undefined || current.state === 'signedIn')
        return changing ?? Promise.resolve()
      return browse(current.state === 'expired' ? current.account : undefined)
    },
    add: () => changing ?? browse(undefined),
    use: (id) =>
      change(async () => {
        const account = named(id)
        const { homeAccountId } = account
        if (isWorking(current) && current.account?.homeAccountId === homeAccountId) return
        await enter(account, current)
        become({ state: 'signedIn', account })
      }),
    cancelSignIn: () => attempt?.controller.abort(),
    signOut: () => change(() => drop(current.account)),
    forget: (id) => change(async () => drop(named(id))),
    forgetAll: () =>
      change(async () => {
        await leave(current)
        try {
          await tokens.forgetAll()
        } catch (error) {
          log.error('The sign-ins could not be removed from this computer', {
            code: codeOf(error),
          })
        }
        await learnRemembered()
        become({ state: 'signedOut' })
      }),
    needsPerson(code) {
      if (!isWorking(current) || current.account === undefined) return
      const expired: AccountState = { state: 'expired', account: current.account, code }
      if (attempt === undefined) return become(expired)
      attempt.before = expired
      become({ state: 'signingIn', account: current.account })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
