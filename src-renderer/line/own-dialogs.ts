/**
 * Which of the extension's dialogs are calls of the person. What Lockstep dials itself is none, and
 * neither is a do not disturb that a server shows as a dialog (docs/adr/017).
 */
import { type LineClock, singleTimer } from './clock.ts'
import type { KnownDialog } from './dialog-info.ts'

export interface OwnDialogs {
  /** The person's calls among the dialogs that the server tells. */
  callsAmong(dialogs: readonly KnownDialog[]): readonly KnownDialog[]
  /** The subscription is lost: what comes next is seen for the first time. */
  forget(): void
  /** Lockstep dials a code; to be called again with its end. */
  dialled(callId: string): () => void
  /** Calls are stopped at the extension; `null`: no news. */
  doNotDisturb(on: boolean | null): void
  dispose(): void
}

export interface OwnDialogsOptions {
  readonly clock: LineClock
  /** The dialogs are those of the telephone alone, where do not disturb never shows. */
  readonly deviceAlone?: boolean
  /** The same dialogs may make other calls now. */
  readonly onChange: () => void
}

/** A server tells the end of a call within a second; some hold their news back for longer. */
const tailMs = 2_000
const longestTailMs = 5_000
/** A do not disturb shows as a dialog within moments, before or after the lamp says so. */
const shadowMs = 5_000
const mostCallIds = 20

/** What stood before Lockstep dialled; `endedAt` is set once it hung up. */
interface Dial {
  readonly before: ReadonlyMap<string, KnownDialog>
  live: number
  endedAt: number | undefined
}

export function createOwnDialogs(options: OwnDialogsOptions): OwnDialogs {
  const { clock, deviceAlone = false, onChange } = options
  const tail = singleTimer(clock)
  const afterglow = singleTimer(clock)
  let callIds: readonly string[] = []
  let dial: Dial | undefined
  let told: readonly KnownDialog[] = []
  let counted = new Map<string, KnownDialog>()
  let shadows = new Set<string>()
  let on = false
  let onSince = Number.NEGATIVE_INFINITY
  let first = true

  const anonymous = () => told.filter((dialog) => dialog.callId === undefined)

  /** Hints are one dialog without a call id, confirmed as long as one of their devices is busy. */
  const noteShadows = () => {
    const present = anonymous()
    shadows = new Set([...shadows].filter((id) => present.some((dialog) => dialog.id === id)))
    if (!on) return
    const young = clock.monotonic() - onSince < shadowMs
    for (const { id, state } of present) {
      const straight = state === 'confirmed' && !counted.has(id)
      if (straight && (first || young)) shadows.add(id)
    }
  }

  const isCall = ({ id, callId }: KnownDialog): boolean => {
    if (callId !== undefined) return !callIds.includes(callId)
    return !shadows.has(id) && dial === undefined
  }

  const count = (): readonly KnownDialog[] => {
    noteShadows()
    const kept = anonymous().flatMap((dialog) => dial?.before.get(dialog.id) ?? [])
    const calls = [...told.filter(isCall), ...kept.filter(({ id }) => !shadows.has(id))]
    counted = new Map(calls.map((dialog) => [dialog.id, dialog]))
    return calls
  }

  const endTail = () => {
    const since = dial?.endedAt
    if (dial === undefined || since === undefined) return
    const { before } = dial
    const waits = anonymous().some(({ id }) => !shadows.has(id) && !before.has(id))
    const left = since + longestTailMs - clock.monotonic()
    if (waits && left > 0) return tail.arm(Math.min(left, 500), endTail)
    dial = undefined
    onChange()
  }

  return {
    callsAmong(dialogs) {
      told = dialogs
      const calls = count()
      first = false
      return calls
    },
    forget() {
      told = []
      counted = new Map()
      shadows = new Set()
      first = true
    },
    dialled(callId) {
      callIds = [...callIds, callId].slice(-mostCallIds)
      tail.disarm()
      const mine = dial ?? { before: counted, live: 0, endedAt: undefined }
      mine.live += 1
      mine.endedAt = undefined
      dial = mine
      return () => {
        mine.live -= 1
        if (mine.live > 0 || dial !== mine) return
        mine.endedAt = clock.monotonic()
        tail.arm(tailMs, endTail)
      }
    },
    doNotDisturb(next) {
      if (deviceAlone || next === null || next === on) return
      on = next
      if (on) {
        afterglow.disarm()
        onSince = clock.monotonic()
        // Also a call: where the hint holds do not disturb too, its end could not be seen any more.
        for (const { id, state } of anonymous()) if (state === 'confirmed') shadows.add(id)
        return onChange()
      }
      afterglow.arm(tailMs, () => {
        shadows = new Set()
        onChange()
      })
    },
    dispose() {
      tail.disarm()
      afterglow.disarm()
    },
  }
}
