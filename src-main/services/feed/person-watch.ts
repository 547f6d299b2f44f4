import type { Clock, Power, PowerEvent, Unsubscribe } from '../../ports.ts'
import {
  begunAnew,
  evidenceOf,
  interrupted,
  nothingSeen,
  type ReadingEvidence,
  type Sample,
  sampled,
} from './evidence.ts'

export interface PersonWatch {
  /** Begins from nothing. */
  start(): void
  stop(): void
  now(): Sample
  /** What was seen since the previous reading. */
  evidence(): ReadingEvidence
  /** A reading was answered at `at` (monotonic): what follows is collected for the next one. */
  readingAnswered(at: number): void
}

const sampleEveryMs = 15_000

/** Watches the person's input and the power events, and passes the events on. */
export function createPersonWatch(
  power: Power,
  clock: Clock,
  onEvent: (event: PowerEvent) => void,
): PersonWatch {
  let seen = nothingSeen
  let stopSampling: Unsubscribe = () => undefined
  let stopListening: Unsubscribe = () => undefined

  const now = (): Sample => ({ idleSeconds: power.idleSeconds(), locked: power.isLocked() })

  function sample(): void {
    seen = sampled(seen, now())
    stopSampling = clock.timer(sampleEveryMs, sample)
  }

  function stop(): void {
    stopSampling()
    stopListening()
  }

  return {
    start() {
      stop()
      seen = nothingSeen
      stopListening = power.onEvent((event) => {
        if (['suspend', 'resume', 'lock', 'unlock'].includes(event)) seen = interrupted(seen)
        onEvent(event)
      })
      sample()
    },
    stop,
    now,
    evidence: () => evidenceOf(seen, now()),
    readingAnswered: (at) => {
      seen = begunAnew(now(), at)
    },
  }
}
