/** Keeps what was learnt about the tenant's pace, so that no new start has to learn it again. */
import { z } from 'zod'
import type { Clock, Documents, Log } from '../../ports.ts'
import type { Settings } from '../settings/schema.ts'
import { alonePace, type Learnt, type Pace, startingPace } from './pace.ts'

export interface PaceMemory {
  /** @param now monotonic milliseconds */
  start(now: number): Pace
  keep(learnt: Learnt): void
}

/** For a tenant of one person: nothing to learn, nobody to be fair to. */
export const aloneInTenant: PaceMemory = { start: () => alonePace, keep: () => undefined }

export interface PaceMemoryParts {
  readonly documents: Documents
  readonly clock: Pick<Clock, 'wall'>
  readonly log: Log
  /** Whose limit it is: another client id or tenant has another one. */
  readonly limitOf: string
}

/** The one of an app registration. The demo's tenant has nobody to be fair to. */
export function paceMemories(parts: Omit<PaceMemoryParts, 'limitOf'>) {
  return ({ clientId, tenant, cloud }: Settings['microsoft']): PaceMemory =>
    cloud === 'demo'
      ? aloneInTenant
      : createPaceMemory({ ...parts, limitOf: `${cloud} ${tenant} ${clientId}` })
}

const schema = z.object({
  limitOf: z.string().max(1_000),
  fullMs: z.number().min(0).max(3_600_000),
  /** Wall-clock milliseconds since the epoch. */
  wall: z.number(),
})

/** Half of it is forgotten in a day; after a week nothing is left. */
const halfLifeMs = 24 * 60 * 60_000
const forgottenMs = 7 * halfLifeMs

export function createPaceMemory({ documents, clock, log, limitOf }: PaceMemoryParts): PaceMemory {
  let kept = recall()

  function recall(): number {
    const parsed = schema.safeParse(documents.read('pace'))
    if (!parsed.success || parsed.data.limitOf !== limitOf) return 0
    const ageMs = clock.wall() - parsed.data.wall
    // A clock that was set back says nothing about the age.
    if (ageMs < 0 || ageMs > forgottenMs) return 0
    return parsed.data.fullMs * 0.5 ** (ageMs / halfLifeMs)
  }

  return {
    start: (now) => startingPace({ fullMs: kept }, now),
    keep({ fullMs }) {
      if (fullMs === kept) return
      kept = fullMs
      try {
        documents.write('pace', { limitOf, fullMs, wall: clock.wall() })
      } catch (error) {
        log.error('the learnt pace cannot be written', { error })
      }
    },
  }
}
