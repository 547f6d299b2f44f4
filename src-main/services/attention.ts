/**
 * When to call the person: seldom. Two occasions, each told once: Microsoft wants a new sign-in, and
 * a leg has been failing for 5 minutes. Nothing is told while Lockstep is paused, off or asleep, or
 * while the computer has no network, which the person knows.
 *
 *          failing              5 min, on time             failing (still or again)
 *   fine ──────────▶ counting ─────────────────▶ lasting ──────────────────────────▶ told
 *    ▲                  │ degraded, or not concerned: counted anew                     │
 *    └──────────────────┴──── working, off or not set up ◀─────────────────────────────┘
 */
import type { Snapshot } from '../../src-preload/contract.ts'
import type { LegState } from '../domain/legs.ts'
import type { Clock, PowerEvent, Unsubscribe } from '../ports.ts'

/** Legs whose failing is told; of the sign-in `signedOut` tells. */
export const noticedLegs = ['presence', 'extension', 'callWatch'] as const
export type NoticedLeg = (typeof noticedLegs)[number]

export type Occasion =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'legFailing'; readonly leg: NoticedLeg }

export interface AttentionParts {
  readonly clock: Pick<Clock, 'monotonic' | 'timer'>
  readonly tell: (occasion: Occasion) => void
}

export interface Attention {
  /** With every snapshot. */
  look(snapshot: Snapshot): void
  /** With every event of the computer's power. */
  onPower(event: PowerEvent): void
  dispose(): void
}

const failingMs = 5 * 60_000
/** A timer that comes later than this has slept, and its time does not count. */
const lateMs = 30_000

export function createAttention({ clock, tell }: AttentionParts): Attention {
  let last: Snapshot | undefined
  let asleep = false
  let signedOutTold = false
  const watches = noticedLegs.map((leg) => ({ leg, watch: createWatch(clock, check) }))

  function check(): void {
    if (last !== undefined) look(last)
  }

  function look(snapshot: Snapshot): void {
    last = snapshot
    const { account, settings, legs } = snapshot
    const { notifications } = settings
    const active = !asleep && isActive(snapshot)
    if (account.state === 'signedIn') signedOutTold = false
    if (active && account.state === 'expired' && !signedOutTold) {
      signedOutTold = true
      if (notifications.signedOut) tell({ kind: 'signedOut' })
    }
    for (const { leg, watch } of watches) {
      const isNew = watch.see(legs[leg].state, active && account.state === 'signedIn')
      if (isNew && notifications.legFailing && !sameCauseTold(leg, legs))
        tell({ kind: 'legFailing', leg })
    }
  }

  /** A lost connection ends extension and call watch alike: one word is enough. */
  function sameCauseTold(leg: NoticedLeg, legs: Snapshot['legs']): boolean {
    const { code } = legs[leg]
    return (
      code !== undefined &&
      watches.some((one) => one.leg !== leg && one.watch.told() && legs[one.leg].code === code)
    )
  }

  return {
    look,
    onPower(event) {
      if (event !== 'suspend' && !asleep) return
      // Who types or unlocks is awake, even where the computer did not say so.
      if (event === 'suspend') asleep = true
      else if (event === 'resume' || event === 'unlock' || event === 'active') asleep = false
      else return
      check()
    },
    dispose() {
      for (const { watch } of watches) watch.stop()
    },
  }
}

/** Somebody wants it to work, and it could. */
function isActive({ sync, tray }: Snapshot): boolean {
  return sync.on && sync.paused === null && tray !== 'offline'
}

interface Watch {
  /** True once for each time the leg stopped working, when it has been failing for long enough. */
  see(state: LegState, concerned: boolean): boolean
  /** It was told, and has not worked since. */
  told(): boolean
  stop(): void
}

function createWatch(clock: AttentionParts['clock'], onLasting: () => void): Watch {
  let told = false
  let lasting = false
  let cancel: Unsubscribe | undefined

  const stop = () => {
    cancel?.()
    cancel = undefined
    lasting = false
  }
  const count = () => {
    const dueAt = clock.monotonic() + failingMs
    cancel = clock.timer(failingMs, () => {
      if (clock.monotonic() - dueAt > lateMs) return count()
      lasting = true
      onLasting()
    })
  }
  return {
    see(state, concerned) {
      if (state === 'working' || state === 'off' || state === 'notSetUp') told = false
      // Between two tries a leg connects: that ends nothing.
      const fails = state === 'failing' || (state === 'connecting' && cancel !== undefined)
      if (!concerned || !fails) stop()
      else if (cancel === undefined) count()
      if (!lasting || told || state !== 'failing') return false
      told = true
      return true
    },
    told: () => told,
    stop,
  }
}
