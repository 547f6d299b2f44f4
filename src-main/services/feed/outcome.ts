import type { PresenceReading } from '../../domain/presence.ts'
import type { PresenceFeed } from '../../ports.ts'

/** A read under way. */
export interface Flight {
  readonly controller: AbortController
  readonly startedAt: number
  /** Its answer is no longer wanted. */
  abandoned: boolean
}

type ReadOutcome =
  | { readonly ok: true; readonly reading: PresenceReading }
  | { readonly ok: false; readonly error: unknown }

/** One read, whose failure is an outcome like any other. */
export async function outcomeOf(source: PresenceFeed, signal: AbortSignal): Promise<ReadOutcome> {
  try {
    return { ok: true, reading: await source.read(signal) }
  } catch (error) {
    return { ok: false, error }
  }
}
