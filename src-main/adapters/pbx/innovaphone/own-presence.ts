/**
 * The presence that the extension shows: written with SetOwnPresence, read with UpdateOwnPresence.
 * A PBX keeps what was written when the connection is gone, so that what is ours is remembered on
 * disk and taken back at the next start, if nothing took its place.
 */
import type { ExtensionStatus } from '../../../domain/extension.ts'
import type { Clock, OwnPresence, Unsubscribe } from '../../../ports.ts'
import { nothingSet, ownEntry, presenceOf, sameTel, type Tel, telOf } from './activities.ts'
import type { PresenceEntry } from './messages.ts'

export interface OwnPresenceParts {
  readonly clock: Pick<Clock, 'timer' | 'monotonic'>
  /** What was ours when the computer stopped last. */
  readonly leftover: Tel | null
  /** Keeps what is ours; `null`: nothing is. */
  readonly remember: (ours: Tel | null) => void
  readonly onPublished: (status: ExtensionStatus | null, ms: number) => void
  /** What was written came back. */
  readonly onReadBack: (ms: number) => void
  /** What was written did not come back in time. */
  readonly onUnseen: () => void
  /** What the person set; told when it changes. */
  readonly onForeign: (presence: OwnPresence | null) => void
}

export interface OwnPresenceKeeper {
  want(status: ExtensionStatus | null): void
  online(send: (tel: Tel) => void): void
  offline(): void
  observe(entries: readonly PresenceEntry[]): void
  /** Takes back what is ours; settles when that was seen, or after `deadlineMs`. */
  clear(deadlineMs: number): Promise<void>
}

const readBackMs = 5_000

interface Write {
  readonly status: ExtensionStatus | null
  readonly tel: Tel
  readonly sentAt: number
  readonly cancel: Unsubscribe
}

export function createOwnPresence(parts: OwnPresenceParts): OwnPresenceKeeper {
  const { clock } = parts
  let wanted: ExtensionStatus | null | undefined
  let done: ExtensionStatus | null | undefined
  let send: ((tel: Tel) => void) | undefined
  let shown: Tel | undefined
  let ours = parts.leftover
  let flight: Write | undefined
  let foreign: OwnPresence | null = null
  let onIdle: () => void = () => undefined

  function own(tel: Tel | null): void {
    const next = tel === null || sameTel(tel, nothingSet) ? null : tel
    if (next === ours || (next !== null && ours !== null && sameTel(next, ours))) return
    ours = next
    parts.remember(next)
  }

  function flush(): void {
    if (send === undefined || flight !== undefined || wanted === undefined || wanted === done)
      return
    const status = wanted
    const tel = telOf(status)
    // What the person has set since is not ours to take back.
    const others = shown !== undefined && ours !== null && !sameTel(shown, ours)
    if (status === null && (ours === null || others)) {
      finish(status, 0, null)
      return
    }
    if (shown !== undefined && sameTel(shown, tel)) {
      finish(status, 0, tel)
      return
    }
    const before = shown
    const cancel = clock.timer(readBackMs, () => {
      // Nothing new came: what is shown now is not known any more.
      if (shown === before) shown = undefined
      parts.onUnseen()
      land()
    })
    flight = { status, tel, sentAt: clock.monotonic(), cancel }
    if (status !== null) own(tel)
    send(tel)
  }

  function finish(status: ExtensionStatus | null, ms: number, tel: Tel | null): void {
    done = status
    own(tel)
    parts.onPublished(status, ms)
    tellForeign()
    if (wanted === done) onIdle()
    else flush()
  }

  function land(): number | undefined {
    if (flight === undefined) return undefined
    const { status, tel, sentAt, cancel } = flight
    cancel()
    flight = undefined
    const ms = clock.monotonic() - sentAt
    finish(status, ms, tel)
    return ms
  }

  /** Of an earlier run, and nobody has said yet what the extension is to show. */
  function settleLeftover(): void {
    if (wanted !== undefined || ours === null) return
    wanted = null
    flush()
  }

  function tellForeign(): void {
    if (shown === undefined) return
    const mine = ours !== null && sameTel(shown, ours)
    const next = mine ? null : presenceOf(shown)
    const same =
      next?.activity === foreign?.activity && next?.note === foreign?.note && !next === !foreign
    foreign = next
    if (!same) parts.onForeign(next)
  }

  return {
    want(status) {
      wanted = status
      done = undefined
      flush()
    },
    online(to) {
      send = to
      // A status is published anew by whoever wants it; taking back is finished here.
      if (wanted === null) flush()
    },
    offline() {
      send = undefined
      flight?.cancel()
      flight = undefined
      shown = undefined
      onIdle()
    },
    observe(entries) {
      const now = ownEntry(entries)
      if (shown === undefined || !sameTel(shown, now)) shown = now
      if (flight === undefined) {
        settleLeftover()
        tellForeign()
        return
      }
      // Anything else may still be the old content on its way.
      if (!sameTel(now, flight.tel)) return
      const ms = land()
      if (ms !== undefined) parts.onReadBack(ms)
    },
    async clear(deadlineMs) {
      wanted = null
      if (send === undefined) return
      await new Promise<void>((resolve) => {
        const cancel = clock.timer(deadlineMs, resolve)
        onIdle = () => {
          cancel()
          resolve()
        }
        if (done === null && flight === undefined) onIdle()
        else flush()
      })
    },
  }
}
