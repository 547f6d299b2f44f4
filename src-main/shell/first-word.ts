/**
 * The first thing a start does: whoever is not the one running instance says what there is to say,
 * and ends. Kept light, since every second start runs it.
 */
import { app } from 'electron'
import { type CommandLine, usage } from '../services/command-line.ts'
import type { Order } from '../services/orders.ts'
import { awaitAnswer, newReplyId } from './answer-file.ts'

/** How a start ends that does not stay. */
export interface Ending {
  /** 0 done, 1 not running, 2 wrong usage, 3 no answer, 4 refused. */
  readonly code: 0 | 1 | 2 | 3 | 4
  /** For stdout. */
  readonly answer?: string
  /** For stderr. */
  readonly problem?: string
}

const answerMs = 5_000
/** What was set is taken back before the account is forgotten. */
const signOutMs = 20_000

/** `undefined`: this process holds the lock now, and stays. */
export async function settleStart(line: CommandLine): Promise<Ending | undefined> {
  switch (line.kind) {
    case 'help':
      return { code: 0, answer: usage }
    case 'version':
      return { code: 0, answer: app.getVersion() }
    case 'invalid':
      return { code: 2, problem: `${line.problem}\n\n${usage}` }
    case 'start':
      return handOver({ verb: line.verb }, line.asked)
    case 'ask':
      return handOver(
        line.verb === 'pause' ? { verb: 'pause', minutes: line.minutes } : { verb: line.verb },
        true,
      )
  }
}

async function handOver(order: Order, wantsAnswer: boolean): Promise<Ending | undefined> {
  const reply = wantsAnswer ? newReplyId() : undefined
  const holds = app.requestSingleInstanceLock({
    ...order,
    ...(reply === undefined ? {} : { reply }),
  })
  if (holds) return alone(order)
  if (reply === undefined) return { code: 0 }
  const deadlineMs = order.verb === 'signOut' ? signOutMs : answerMs
  const answer = await awaitAnswer(app.getPath('userData'), reply, deadlineMs)
  if (answer === undefined) return { code: 3, problem: 'The running Lockstep gave no answer.' }
  const { code, text } = answer
  if (text === '') return { code }
  return code === 0 ? { code, answer: text } : { code, problem: text }
}

/** Nothing else runs: a start stays, a question has nobody to ask. */
function alone({ verb }: Order): Ending | undefined {
  if (verb === 'open' || verb === 'hidden') return undefined
  if (verb === 'status') return { code: 1, answer: JSON.stringify({ version: 1, running: false }) }
  return { code: 1, problem: 'Lockstep is not running.' }
}

/** Says what there is to say, and ends the process. */
export async function endWith({ code, answer, problem }: Ending): Promise<void> {
  if (answer !== undefined) await print(process.stdout, answer)
  if (problem !== undefined) await print(process.stderr, problem)
  app.exit(code)
}

/** A reader that has gone away ends the writing, not the process. */
function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.once('error', () => resolve())
    stream.write(`${text}\n`, () => resolve())
  })
}
