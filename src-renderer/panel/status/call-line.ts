import type { AssertState, Snapshot } from '../types.ts'
import type { Words } from '../words/words.ts'

interface CallLine {
  readonly what: string
  readonly why: readonly (string | undefined)[]
  /** What Lockstep cannot do, as long as it matters. */
  readonly notes: readonly string[]
}

/** The call, and how it stands with Teams. */
export function callLine(snapshot: Snapshot, words: Words): CallLine {
  const { call, seen } = words.status
  const { state, assert, rule, code } = snapshot.call
  const watch = snapshot.legs.callWatch.state
  const watched = watch === 'working' || watch === 'degraded'
  const refused = code === undefined ? undefined : words.errors[code].cause
  const reason = rule === undefined ? refused : words.rules[rule]

  if (state === 'idle' && assert !== 'asserted')
    return { what: watched ? call.idle : call.notWatched, why: [], notes: [] }

  const assertWords: Readonly<Record<AssertState, readonly (string | undefined)[]>> = {
    none: [],
    settling: [call.settling],
    reading: [call.reading],
    asserted: [call.asserted],
    leftAlone: [call.leftAlone, reason],
    off: [call.off],
  }
  return {
    what: call[state],
    why: assertWords[assert],
    notes: assert === 'asserted' ? [call.stillRings, seen.lag] : [],
  }
}
