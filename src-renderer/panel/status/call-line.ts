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
  const { call } = words.status
  const { state, assert, rule, code } = snapshot.call
  const watch = snapshot.legs.callWatch.state
  const watched = watch === 'working' || watch === 'degraded'
  const refused = code === undefined ? undefined : words.errors[code].cause
  const reason = rule === undefined ? refused : words.rules[rule]

  if (state === 'idle' && assert !== 'asserted')
    return {
      what: watched ? call.idle : call.notWatched,
      why: [],
      notes: [...cannotSee(snapshot, words), ...loneSession(snapshot, words)],
    }

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
    notes: notesOf(assert, words),
  }
}

function notesOf(assert: AssertState, { status: { call, seen } }: Words): readonly string[] {
  if (assert === 'asserted') return [call.stillRings, seen.lag]
  return assert === 'settling' ? [call.short] : []
}

/** What others would see of the next call is not in Lockstep's hand. */
function loneSession({ sync, teams, settings }: Snapshot, { status }: Words): readonly string[] {
  const shown = sync.assert.on && settings.calls.teamsNotRunning === 'assert'
  return shown && teams?.rule === 'class.noSession' ? [status.call.loneSession] : []
}

/** What the phone system does not tell; ringing only where the person wants it to count. */
function cannotSee({ phone, settings }: Snapshot, { status }: Words): readonly string[] {
  if (phone?.abilities == null) return []
  const { readCalls, ringing } = phone.abilities
  if (!readCalls) return [status.cannot.readCalls]
  return !ringing && settings.calls.ringing ? [status.cannot.ringing] : []
}
