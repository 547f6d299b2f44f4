import type { PhonePresence } from '../../src-preload/line-contract.ts'
import type { LineClock } from './clock.ts'
import type { ExtensionStatus } from './types.ts'

/**
 * What Lockstep published, as servers show it that write documents of their own: activity and note,
 * without its ids and its mark (FreeSWITCH, and innovaphone by its documentation). Such a status
 * must not be taken for one that the person set on the phone.
 */
export interface Echo {
  /** This leaves now. */
  published(status: ExtensionStatus): void
  /** Whether a status in a document without any mark of Lockstep is one of ours. */
  isOurs(presence: PhonePresence): boolean
  /** The server was seen to write documents of its own. */
  readonly rewrites: boolean
}

export interface EchoOptions {
  readonly clock: LineClock
  /** From a PUBLISH to the NOTIFY that shows it, milliseconds. */
  readonly onReadBack: (ms: number) => void
}

/** Notifications come late, and several at once. */
const mostStatuses = 8

export function createEcho({ clock, onReadBack }: EchoOptions): Echo {
  let statuses: readonly ExtensionStatus[] = []
  let sentAt: number | undefined
  let rewrites = false
  const same = (presence: PhonePresence) => (status: ExtensionStatus) =>
    status.activity === presence.activity && status.note.trim() === presence.note

  return {
    published(status) {
      sentAt = clock.monotonic()
      statuses = [...statuses, status].slice(-mostStatuses)
    },
    isOurs(presence) {
      const found = statuses.findLastIndex(same(presence))
      if (found < 0) return false
      rewrites = true
      if (found === statuses.length - 1 && sentAt !== undefined) {
        onReadBack(clock.monotonic() - sentAt)
        sentAt = undefined
      }
      return true
    },
    get rewrites() {
      return rewrites
    },
  }
}
