/**
 * Pushes instead of polling, where the organisation's policy names a relay. Never needed: without
 * them, or whenever they are not healthy, the presence is read as ever.
 *
 *              wanted                 listening, subscribed, a heartbeat
 *   off ─────────────────▶ connecting ──────────────────────────────────▶ healthy
 *    ▲  ◀───────────────── any                                             │   ▲
 *    │    not wanted,                 90 s without a heartbeat, connection │   │ by itself
 *    │    or refused                  lost, subscription ended             ▼   │
 *    └───────────────────────────────────────────────────────────────── unhealthy
 */
import type { PushState } from '../../src-preload/contract.ts'
import type { Clock, Log, Power, Push, PushListener } from '../ports.ts'
import type { Gate } from './feed/gate.ts'
import type { PresencePoller } from './feed/poller.ts'
import { type PushSession, startPushSession } from './push/session.ts'

export interface PushParts {
  /** Absent: there are no pages that could listen. */
  readonly listener: PushListener | undefined
  /** What the policy names. */
  readonly relayUrl: () => string | undefined
  /** Absent in a cloud in which Graph tells nobody of changes. */
  readonly push: () => Push | undefined
  /** Whose presence is read at present, if anybody's. */
  readonly person: () => string | undefined
  /** Another computer of the same person is seen, which needs the subscription as well. */
  readonly otherComputer: () => boolean
  readonly poller: () => Pick<PresencePoller, 'setPush' | 'pushed'>
  readonly gate: Pick<Gate, 'waitMs' | 'close'>
  readonly clock: Clock
  readonly power: Pick<Power, 'onEvent'>
  readonly log: Log
  /** `state` changed. */
  readonly onChange: () => void
}

export interface PushService {
  state(): PushState
  /** What it depends on may have changed. */
  configure(): void
  /** Ends before a sign-out or a quit, while the tokens still work; within a few seconds. */
  leave(): Promise<void>
  dispose(): void
}

interface Target {
  readonly push: Push
  readonly listener: PushListener
  readonly relayUrl: string
  readonly person: string
}

export function createPushService(parts: PushParts): PushService {
  const { gate, clock, log, poller } = parts
  let target: Target | undefined
  let session: PushSession | undefined
  let shown: PushState = 'off'
  let safetySeconds: number | undefined

  function wanted(): Target | undefined {
    const { listener } = parts
    const [push, relayUrl, person] = [parts.push(), parts.relayUrl(), parts.person()]
    if (push === undefined || listener === undefined) return undefined
    if (relayUrl === undefined || person === undefined) return undefined
    return { push, listener, relayUrl, person }
  }

  function begin(): void {
    if (target === undefined) return
    const begun = startPushSession({
      ...target,
      gate,
      clock,
      log,
      onChanged: () => poller().pushed(),
      onHealth: () => {
        if (session === begun) show()
      },
    })
    session = begun
    show()
  }

  function end(remove = false): Promise<void> {
    const last = session
    session = undefined
    show()
    return last?.end(remove) ?? Promise.resolve()
  }

  /** Tells the poller and the panel. */
  function show(): void {
    const state = session?.state() ?? 'off'
    const seconds = state === 'healthy' ? session?.safetySeconds() : undefined
    if (seconds !== safetySeconds) poller().setPush(seconds)
    safetySeconds = seconds
    if (state === shown) return
    log.info('Pushes', { state })
    shown = state
    parts.onChange()
  }

  const stopPower = parts.power.onEvent((event) => {
    // The connection is of the network that was; nobody tells the page.
    if (event !== 'online' || session === undefined) return
    void end()
    begin()
  })

  return {
    state: () => shown,
    configure() {
      const next = wanted()
      if (same(next, target)) return
      target = next
      void end()
      begin()
    },
    // The target stays, so that nothing begins anew before it is another.
    leave: () => end(!parts.otherComputer()),
    dispose() {
      stopPower()
      target = undefined
      void end()
    },
  }
}

function same(a: Target | undefined, b: Target | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.push === b.push && a.relayUrl === b.relayUrl && a.person === b.person
}
