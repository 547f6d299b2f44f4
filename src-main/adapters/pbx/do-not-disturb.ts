/**
 * Keeps do not disturb on a phone system in step with Teams, whatever it is switched by: a claim on
 * disk before it is set, back-off when it fails, undone at every way out and after a crash.
 */
import { backoffMs } from '../../domain/backoff.ts'
import { type ErrorCode, Fault } from '../../domain/codes.ts'
import {
  type DoNotDisturb,
  initialDoNotDisturb,
  nextSwitch,
  onAnswered,
  onAsked,
  onFailed,
  onNoEffect,
  onRead,
  shownDoNotDisturb,
  want,
} from '../../domain/do-not-disturb.ts'
import type { ExtensionStatus } from '../../domain/extension.ts'
import type { Clock, Documents, Log, PhoneEvent, Unsubscribe } from '../../ports.ts'
import { claimed, setClaim } from './do-not-disturb-claims.ts'
import { type DoNotDisturbSwitch, uncertain } from './do-not-disturb-switch.ts'

export type { DoNotDisturbSwitch } from './do-not-disturb-switch.ts'

export interface DoNotDisturbKeeperParts {
  readonly switch: DoNotDisturbSwitch
  readonly documents: Documents
  /** The address of record: what was left on is undone by whichever way it is reached next. */
  readonly extension: string
  /** `false`: nothing is set any more, and what an earlier run left on is undone. */
  readonly enabled: boolean
  readonly clock: Clock
  readonly log: Log
  /** Events `doNotDisturb` and `warning`. */
  readonly onEvent: (event: PhoneEvent) => void
}

export interface DoNotDisturbKeeper {
  /** What the extension is to show now, as `PhoneSystem.publish` is told it. */
  follow(status: ExtensionStatus | null): void
  /** The phone system can be reached again: what waits is tried at once. */
  nudge(): void
  /** Undoes what is ours, within `deadlineMs`; what cannot be is undone at the next start. */
  stop(deadlineMs: number): Promise<void>
}

const setMs = 20_000
/** A phone system that tells nothing by then is switched unseen. */
const lookMs = 5_000
/** By then a leftover is undone, whether Teams was read or not. */
const adoptMs = 10_000
/** Feature codes take effect a little after the answer. */
const showMs = 5_000
const retryLimits = { firstMs: 2_000, capMs: 300_000, floorMs: 1_000 }
const stopRetryMs = 500
/** How often it is undone although the phone system agreed and does not show it. */
const mostWithoutEffect = 3

export function createDoNotDisturbKeeper(parts: DoNotDisturbKeeperParts): DoNotDisturbKeeper {
  const { documents, extension, enabled, clock, log, onEvent } = parts
  let state: DoNotDisturb = initialDoNotDisturb(claimed(documents, extension))
  let onDisk = state.ours
  let shown: { on: boolean | null; ours: boolean } | undefined
  let warned: ErrorCode | undefined
  let failures = 0
  let withoutEffect = 0
  let turn = 0
  let stopping = false
  let cancelRetry: Unsubscribe | undefined
  let cancelShow: Unsubscribe = () => undefined
  let cancelLook: Unsubscribe = () => undefined
  let abort = new AbortController()

  function warn(code: ErrorCode | undefined): void {
    if (code === warned) return
    if (warned !== undefined) onEvent({ type: 'warning', code: warned, on: false })
    warned = code
    if (code !== undefined) onEvent({ type: 'warning', code, on: true })
  }

  function become(next: DoNotDisturb): void {
    const { wanted } = state
    state = next
    if (onDisk && !next.ours) release()
    if (wanted !== next.wanted) {
      failures = 0
      withoutEffect = 0
      cancelRetry?.()
      cancelRetry = undefined
      if (!next.ours) warn(undefined)
    }
    if (next.pending === undefined) cancelShow()
    tell()
    proceed()
  }

  /** Tried again at the next occasion: a claim that stays by mistake could undo the person's own. */
  function release(): void {
    try {
      setClaim(documents, extension, false)
      onDisk = false
    } catch (error) {
      log.warn('do not disturb: what is undone could not be noted', { error })
    }
  }

  function tell(): void {
    const now = shownDoNotDisturb(state)
    if (shown?.on === now.on && shown.ours === now.ours) return
    shown = now
    onEvent({ type: 'doNotDisturb', ...now })
  }

  function proceed(): void {
    if (stopping || cancelRetry !== undefined) return
    const on = nextSwitch(state)
    if (on !== undefined) void ask(on, setMs)
  }

  async function ask(on: boolean, ms: number): Promise<void> {
    turn += 1
    const mine = turn
    cancelShow()
    abort.abort()
    try {
      // Before, not after: what a crash leaves on has to be known.
      if (on && !onDisk) setClaim(documents, extension, true)
      onDisk ||= on
    } catch (error) {
      log.error('do not disturb: not set, since it could not be noted', { error })
      return later()
    }
    state = onAsked(state, on)
    abort = new AbortController()
    const { signal } = abort
    const cancel = clock.timer(ms, () => abort.abort(new Fault('sip.timedOut')))
    const fault = await setOrFault(on, signal)
    cancel()
    if (mine !== turn) return
    if (fault === undefined) agreed(on)
    else failed(fault)
  }

  async function setOrFault(on: boolean, signal: AbortSignal): Promise<Fault | undefined> {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
    try {
      await Promise.race([parts.switch.set(on, signal), aborted])
      return undefined
    } catch (error) {
      return error instanceof Fault ? error : new Fault('internal', '', { cause: error })
    }
  }

  function agreed(on: boolean): void {
    become(onAnswered(state))
    if (state.pending?.how !== 'answered' || state.pending.on !== on) {
      worked()
      return
    }
    cancelShow = clock.timer(showMs, () => {
      log.warn('do not disturb: the phone system agreed, but does not show it', { on })
      withoutEffect += 1
      warn('doNotDisturb.noEffect')
      if (on || withoutEffect >= mostWithoutEffect) return become(onNoEffect(state))
      failures += 1
      later()
      become(onFailed(state, false))
    })
  }

  function worked(): void {
    failures = 0
    withoutEffect = 0
    warn(undefined)
  }

  function failed(fault: Fault): void {
    log.warn('do not disturb: could not be switched', { code: fault.code })
    const certain = !uncertain.has(fault.code)
    failures += 1
    if (certain) warn(fault.code)
    later()
    become(onFailed(state, certain))
  }

  const pause = (ms: number) => new Promise<void>((resolve) => void clock.timer(ms, resolve))

  function later(): void {
    if (stopping) return
    cancelRetry?.()
    const waitMs = backoffMs(Math.max(0, failures - 1), retryLimits, clock.random())
    cancelRetry = clock.timer(waitMs, () => {
      cancelRetry = undefined
      proceed()
    })
  }

  cancelLook = clock.timer(lookMs, () => become(onRead(state, null)))
  const cancelAdopt = clock.timer(adoptMs, () => {
    if (state.wanted === undefined) become(want(state, false))
  })
  const unsubscribe = parts.switch.onState((on) => {
    cancelLook()
    if (stopping) return
    if (on !== null && on === (state.pending?.on ?? state.wanted)) worked()
    become(onRead(state, on))
  })
  if (!enabled) become(want(state, false))

  return {
    follow(status) {
      if (!stopping) become(want(state, enabled && status?.blocksCalls === true))
    },
    nudge() {
      cancelRetry?.()
      cancelRetry = undefined
      proceed()
    },
    async stop(deadlineMs) {
      if (stopping) return
      stopping = true
      for (const cancel of [cancelRetry, cancelShow, cancelLook, cancelAdopt]) cancel?.()
      const end = clock.monotonic() + deadlineMs
      // There is no time to wait for what it shows: the answer counts.
      state = { ...want(state, false), read: null }
      while (state.ours && clock.monotonic() < end) {
        await ask(false, end - clock.monotonic())
        if (state.ours) await pause(Math.min(stopRetryMs, end - clock.monotonic()))
      }
      unsubscribe()
      abort.abort()
    },
  }
}
