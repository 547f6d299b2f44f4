/** Who is signed in with Microsoft, and the way in and out. */
import { codeOf, type ErrorCode } from '../domain/codes.ts'
import type { Account, Clock, Log, Tokens, Unsubscribe } from '../ports.ts'

export interface AccountState {
  /** `expired`: known, but only a new sign-in helps. */
  readonly state: 'signedOut' | 'signingIn' | 'signedIn' | 'expired'
  readonly account?: Account
  /** Why the last sign-in failed, or why it expired. */
  readonly code?: ErrorCode
}

export interface AccountService {
  state(): AccountState
  /** Takes up the remembered account, without any request. */
  restore(): Promise<void>
  /** Opens the browser; resolves when it ended, one way or the other. One at a time. */
  signIn(): Promise<void>
  cancelSignIn(): void
  /** Clears what was set, then forgets the account on this computer. */
  signOut(): Promise<void>
  /** A request failed with a `signIn.*` code that only the person can help with. */
  needsPerson(code: ErrorCode): void
  onChange(listener: (state: AccountState) => void): Unsubscribe
}

export interface AccountParts {
  readonly tokens: Tokens
  readonly clock: Clock
  readonly log: Log
  /** Runs before the account is forgotten, while its tokens still work; 10 s at most. */
  readonly beforeForget: (account: Account) => Promise<void>
}

const beforeForgetMs = 10_000

export function createAccountService(parts: AccountParts): AccountService {
  const { tokens, clock, log, beforeForget } = parts
  const listeners = new Set<(state: AccountState) => void>()
  let current: AccountState = { state: 'signedOut' }
  let attempt: { readonly controller: AbortController; readonly ended: Promise<void> } | undefined
  let leaving: Promise<void> | undefined

  function become(next: AccountState): void {
    current = next
    for (const listener of [...listeners]) listener(next)
  }

  async function trySignIn(signal: AbortSignal, before: AccountState): Promise<void> {
    let after: AccountState
    try {
      after = { state: 'signedIn', account: await tokens.signIn(signal) }
    } catch (error) {
      const code = codeOf(error)
      log.warn('The sign-in did not succeed', { code, error })
      after = before.account === undefined ? { state: 'signedOut', code } : { ...before, code }
    }
    attempt = undefined
    become(after)
  }

  async function leave(): Promise<void> {
    attempt?.controller.abort()
    await attempt?.ended
    const { account } = current
    if (account !== undefined) await withinTime(clock, beforeForgetMs, beforeForget(account), log)
    try {
      await tokens.signOut()
    } catch (error) {
      log.error('The sign-in could not be removed from this computer', { code: codeOf(error) })
    }
    become({ state: 'signedOut' })
  }

  return {
    state: () => current,
    async restore() {
      try {
        const account = await tokens.account()
        if (account !== undefined) become({ state: 'signedIn', account })
      } catch (error) {
        become({ state: 'signedOut', code: codeOf(error) })
      }
    },
    signIn() {
      if (leaving !== undefined || current.state === 'signedIn') return leaving ?? Promise.resolve()
      if (attempt === undefined) {
        const before = current
        const { account } = before
        become({ state: 'signingIn', ...(account === undefined ? {} : { account }) })
        const controller = new AbortController()
        const ended = Promise.resolve().then(() => trySignIn(controller.signal, before))
        attempt = { controller, ended }
      }
      return attempt.ended
    },
    cancelSignIn: () => attempt?.controller.abort(),
    signOut() {
      leaving ??= leave().finally(() => {
        leaving = undefined
      })
      return leaving
    },
    needsPerson(code) {
      const { state, account } = current
      if (state !== 'signedIn' || account === undefined) return
      become({ state: 'expired', account, code })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Waits for `work`, but not for ever, and not for its success. */
function withinTime(clock: Clock, ms: number, work: Promise<void>, log: Log): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.timer(ms, resolve)
    work
      .catch((error) => log.warn('Not everything could be cleared', { code: codeOf(error) }))
      .finally(() => {
        cancel()
        resolve()
      })
  })
}
