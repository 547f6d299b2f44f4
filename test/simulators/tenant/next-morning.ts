import type { Documents } from '../../../src-main/ports.ts'
import type { Learnt } from '../../../src-main/services/feed/pace.ts'
import { createPaceMemory } from '../../../src-main/services/feed/pace-memory.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { hour } from './day.ts'

/** What our own memory of the pace still knows sixteen hours later. */
export function nextMorning(
  learnt: readonly (Learnt | undefined)[],
): readonly (Learnt | undefined)[] {
  return learnt.map((one) => (one === undefined ? undefined : slept(one)))
}

function slept(learnt: Learnt): Learnt {
  let wall = 0
  let content: unknown
  const documents: Documents = {
    read: () => content,
    write: (_, value) => {
      content = value
    },
  }
  const open = () =>
    createPaceMemory({ documents, clock: { wall: () => wall }, log: quietLog, limitOf: 'a' })
  open().keep(learnt)
  wall = 16 * hour
  return { fullMs: open().start(0).fullMs }
}
