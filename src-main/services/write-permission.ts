/**
 * Whether Microsoft lets Lockstep show calls: a permission of its own, asked for when calls are to
 * be shown and never before. Without it reading goes on.
 */
import type { WritePermission } from '../../src-preload/contract.ts'
import { codeOf, type ErrorCode } from '../domain/codes.ts'
import type { Clock, Log, Tokens } from '../ports.ts'

export interface WritePermissionService {
  state(): WritePermission
  /** Why calls cannot be shown, while they should be; only the person can help. */
  fault(): ErrorCode | undefined
  /** What became of the last visit to the browser, where it did not succeed. */
  attemptCode(): ErrorCode | undefined
  /** Finds out without the person, at most every 15 minutes while the answer stays the same. */
  check(): Promise<void>
  /** Opens the browser, unless Microsoft grants it without; one at a time. */
  allow(): Promise<void>
  /** As {@link allow}, but the browser opens only where Microsoft asks for consent. */
  ensure(): Promise<void>
  cancel(): void
  /** A write succeeded, or failed for want of the permission. */
  told(code: 'granted' | ErrorCode): void
  /** Another account, or the same one signed in anew: nothing is known. */
  forget(): void
}

export interface WritePermissionParts {
  readonly tokens: Pick<Tokens, 'accessToken' | 'allowWrite'>
  readonly clock: Clock
  readonly log: Log
  /** Calls are to be shown, and somebody is signed in. */
  readonly wanted: () => boolean
  readonly onChange: () => void
  /** It was refused before: a call that is on is decided anew. */
  readonly onGranted: () => void
}

const checkAgainMs = 15 * 60_000

/** The codes of a write that only the person can mend, while reading goes on. */
export function isWriteOnly(code: ErrorCode): boolean {
  return code === 'signIn.writeConsentRequired' || code === 'signIn.stepUpRequired'
}

export function createWritePermission(parts: WritePermissionParts): WritePermissionService {
  const { tokens, clock, log, wanted, onChange, onGranted } = parts
  let state: WritePermission = 'unknown'
  let missing: ErrorCode | undefined
  let attemptCode: ErrorCode | undefined
  let nextCheckAt = Number.NEGATIVE_INFINITY
  let checking: Promise<void> | undefined
  let visit: AbortController | undefined
  /** Answers to what was asked before belong to somebody else. */
  let life = new AbortController()

  function learn(code: 'granted' | ErrorCode): void {
    if (code === 'granted') {
      const refused = missing !== undefined
      missing = undefined
      attemptCode = undefined
      if (state === 'granted') return
      state = 'granted'
      if (refused) onGranted()
    } else if (isWriteOnly(code)) {
      nextCheckAt = clock.monotonic() + checkAgainMs
      if (missing === code && state !== 'granted') return
      missing = code
      if (state !== 'asking') state = 'needed'
    } else return
    onChange()
  }

  async function ask(): Promise<void> {
    const { signal } = life
    nextCheckAt = clock.monotonic() + checkAgainMs
    try {
      await tokens.accessToken('write', { signal })
      if (!signal.aborted) learn('granted')
    } catch (error) {
      if (signal.aborted) return
      log.info('Calls cannot be shown in Teams yet', { code: codeOf(error) })
      learn(codeOf(error))
    }
  }

  function askOnce(): Promise<void> {
    if (checking !== undefined) return checking
    const mine = ask().finally(() => {
      if (checking === mine) checking = undefined
    })
    checking = mine
    return mine
  }

  async function browse(): Promise<void> {
    if (visit !== undefined) return
    const { signal } = life
    const controller = new AbortController()
    const end = () => controller.abort()
    signal.addEventListener('abort', end, { once: true })
    visit = controller
    const before = state
    state = 'asking'
    attemptCode = undefined
    onChange()
    let outcome: 'granted' | ErrorCode = 'granted'
    try {
      await tokens.allowWrite(controller.signal)
    } catch (error) {
      outcome = codeOf(error)
      log.warn('Showing calls in Teams was not allowed', { code: outcome, error })
    } finally {
      visit = undefined
      signal.removeEventListener('abort', end)
    }
    if (signal.aborted) return
    if (outcome === 'granted') return learn('granted')
    state = missing === undefined ? before : 'needed'
    attemptCode = outcome
    onChange()
  }

  return {
    state: () => state,
    fault: () => (wanted() ? missing : undefined),
    attemptCode: () => attemptCode,
    async check() {
      if (state === 'granted' || state === 'asking' || !wanted()) return
      if (clock.monotonic() >= nextCheckAt) await askOnce()
    },
    async allow() {
      if (state === 'unknown') await askOnce()
      if (state !== 'granted') await browse()
    },
    async ensure() {
      if (state === 'unknown') await askOnce()
      if (state === 'needed') await browse()
    },
    cancel: () => visit?.abort(),
    told: learn,
    forget() {
      life.abort()
      life = new AbortController()
      checking = undefined
      state = 'unknown'
      missing = undefined
      attemptCode = undefined
      nextCheckAt = Number.NEGATIVE_INFINITY
    },
  }
}
