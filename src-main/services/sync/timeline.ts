import type { TimelineEntry } from '../../domain/timeline.ts'
import type { Clock } from '../../ports.ts'

/** The last changes, newest first (invariant I8). */
export interface Timeline {
  entries(): readonly TimelineEntry[]
  add(entry: Omit<TimelineEntry, 'id' | 'at'>): void
}

const kept = 200

export function createTimeline(clock: Pick<Clock, 'wall'>): Timeline {
  let entries: readonly TimelineEntry[] = []
  let id = 0
  return {
    entries: () => entries,
    add(entry) {
      id += 1
      entries = [{ ...entry, id, at: clock.wall() }, ...entries].slice(0, kept)
    },
  }
}
