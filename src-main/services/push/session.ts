/**
 * One person's pushes by one relay: a channel, the subscription at Graph that leads to it, and ears at
 * the broker. Whatever fails is tried again by itself; meanwhile the presence is read as ever.
 */
import { backoffMs, usualBackoff } from '../../domain/backoff.ts'
import { codeOf, type ErrorCode, Fault } from '../../domain/codes.ts'
import type {
  Clock,
  Log,
  Push,
  PushChannel,
  PushEvent,
  PushListener,
  Unsubscribe,
} from '../../ports.ts'
import type { Gate } from '../feed/gate.ts'
import { refusalWaitMs } from '../feed/refusal.ts'
import { createHealth, type Health } from './health.ts'

export interface PushSessionParts {
  readonly push: Push
  readonly listener: PushListener
  readonly relayUrl: string
  /** Shared with reads and writes. */
  readonly gate: Pick<Gate, 'waitMs' | 'close'>
  readonly clock: Clock
  readonly log: Log
  readonly onChanged: () => void
  /** `state` or `safetySeconds` may be others. */
  readonly onHealth: () => void
}

export interface PushSession {
  state(): 'off' | 'connecting' | 'healthy' | 'unhealthy'
  /** What the relay advises. */
  safetySeconds(): number
  /** @param remove also takes the subscription away, for nobody else needs it */
  end(remove: boolean): Promise<void>
}

/** An hour at most is granted, and 45 minutes at least. */
const renewMs = 40 * 60_000
const confirmWithinMs = 10_000
const givenUpMs = 60 * 60_000
const removeMs = 4_000

/** The permission or the relay is not as it should be: an administrator has to act first. */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'graph.forbidden',
  'graph.rejected',
  'graph.noPresence',
  'signIn.consentRequired',
  'signIn.adminConsentRequired',
  'signIn.stepUpRequired',
  'signIn.blocked',
])

export function startPushSession(parts: PushSessionParts): PushSession {
  const { push, listener, relayUrl, gate, clock, log } = parts
  const health: Health = createHealth(clock, parts.onHealth)
  const over = new AbortController()
  const { signal } = over
  let channel: PushChannel | undefined
  let advised = 300
  let failures = 0
  let givenUp = false
  let unlisten: Unsubscribe = () => undefined
  let cancelRound: Unsubscribe = () => undefined
  let cancelConfirm: Unsubscribe | undefined
  /** One request to Graph at a time. */
  let turn: Promise<void> = Promise.resolve()

  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(() => (signal.aborted ? undefined : work()))
  }
  const arm = (ms: number) => {
    cancelRound = clock.timer(ms, () => inTurn(round))
  }

  async function round(): Promise<void> {
    if (gate.waitMs() > 0) return arm(gate.waitMs() + usualBackoff.firstMs * clock.random())
    try {
      const next = await channelNow()
      if (signal.aborted) return
      listen(next)
      const lastsMs = await push.subscription.ensure(next, signal)
      failures = 0
      givenUp = false
      health.subscribed(lastsMs)
      // Sooner rather than later, and not all who began together.
      arm(Math.min(renewMs, lastsMs * 0.7) * (0.9 + 0.1 * clock.random()))
    } catch (error) {
      if (!signal.aborted) arm(waitAfter(error))
    }
  }

  /** Asked for each time, since the relay's secret may be another; an old one does, if need be. */
  async function channelNow(): Promise<PushChannel> {
    try {
      return await push.channel(relayUrl, signal)
    } catch (error) {
      if (channel === undefined || !health.isSubscribed()) throw error
      log.info('The relay gave no channel; the last one stays', { code: codeOf(error) })
      return channel
    }
  }

  function listen(next: PushChannel): void {
    const same = channel?.broker === next.broker && channel.user === next.user
    channel = next
    if (same) return
    unlisten()
    health.listening(false)
    advised = next.safetySeconds
    unlisten = listener.listen(next, onEvent)
  }

  /** Milliseconds until the next try. */
  function waitAfter(error: unknown): number {
    const code = codeOf(error)
    const retryAfterMs = error instanceof Fault ? error.retryAfterMs : undefined
    const random = clock.random()
    if (code === 'graph.throttled') {
      const waitMs = refusalWaitMs(retryAfterMs, failures, random)
      gate.close(clock.monotonic() + waitMs)
      failures += 1
      return waitMs + backoffMs(failures, usualBackoff, random)
    }
    givenUp = refusals.has(code)
    log.info(givenUp ? 'No pushes; presence is read' : 'No pushes yet', { code })
    health.changed()
    failures += 1
    if (givenUp) return givenUpMs * (0.9 + 0.1 * random)
    return Math.max(retryAfterMs ?? 0, backoffMs(failures - 1, usualBackoff, random))
  }

  async function confirm(): Promise<void> {
    cancelConfirm = undefined
    if (gate.waitMs() > 0) return confirmSoon(gate.waitMs())
    try {
      if (await push.subscription.reauthorize(signal)) return
      log.info('The subscription is gone; another one is made')
      health.subscribed(0)
      cancelRound()
      await round()
    } catch (error) {
      if (signal.aborted) return
      log.info('The subscription could not be confirmed', { code: codeOf(error) })
      // A renewal confirms as well.
      cancelRound()
      arm(waitAfter(error))
    }
  }

  function confirmSoon(afterMs = 0): void {
    const ms = afterMs + confirmWithinMs * clock.random()
    cancelConfirm ??= clock.timer(ms, () => inTurn(confirm))
  }

  function onEvent(event: PushEvent): void {
    switch (event.type) {
      case 'listening':
        health.listening(event.on)
        return
      case 'heartbeat':
        advised = event.safetySeconds
        health.heartbeat(event.ageSeconds * 1_000)
        return
      case 'heard':
        if (event.what === 'changed') parts.onChanged()
        else confirmSoon()
        return
    }
  }

  inTurn(round)
  return {
    state() {
      if (health.isHealthy()) return 'healthy'
      if (givenUp) return 'off'
      return failures > 0 || health.isOverdue() ? 'unhealthy' : 'connecting'
    },
    safetySeconds: () => advised,
    async end(remove) {
      over.abort()
      unlisten()
      cancelRound()
      cancelConfirm?.()
      health.stop()
      if (!remove) return
      await turn
      const limit = new AbortController()
      const cancel = clock.timer(removeMs, () => limit.abort())
      try {
        await push.subscription.remove(limit.signal)
      } catch (error) {
        log.info('The subscription stays until it ends by itself', { code: codeOf(error) })
      } finally {
        cancel()
      }
    },
  }
}
