/** What a second start may ask of the running instance, and how it is carried out. */

import { z } from 'zod'
import type { Snapshot } from '../../src-preload/contract.ts'
import { codeOf } from '../domain/codes.ts'
import { longestMinutes } from '../domain/until-tomorrow.ts'
import type { Log } from '../ports.ts'
import type { Commands } from './commands/commands.ts'
import { statusOf } from './status.ts'

/** The name of an answer file: it becomes part of a path, so nothing but hex passes. */
const reply = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .optional()

/** Strict, since it comes from another process. */
export const orderSchema = z.discriminatedUnion('verb', [
  z.strictObject({
    verb: z.enum(['open', 'hidden', 'status', 'resume', 'quit', 'signOut']),
    reply,
  }),
  z.strictObject({
    verb: z.literal('pause'),
    /** `null`: until resumed. */
    minutes: z.number().int().positive().max(longestMinutes).nullable(),
    reply,
  }),
])
export type Order = z.infer<typeof orderSchema>

export interface OrderParts {
  readonly snapshot: () => Snapshot
  readonly commands: Pick<Commands, 'sync.pause' | 'sync.resume' | 'account.signOut'>
  readonly open: () => void
  readonly log: Log
}

/** What a second start prints, and the code it ends with. */
export interface Answer {
  /** 0 done, 4 refused. */
  readonly code: 0 | 4
  readonly text: string
}

/** The answer to print: a text with code 0, or the error code of what was refused with code 4. */
export async function carryOut(order: Order, parts: OrderParts): Promise<Answer> {
  try {
    return { code: 0, text: await outcome(order, parts) }
  } catch (error) {
    parts.log.warn('an order of the command line failed', { verb: order.verb, error })
    return { code: 4, text: codeOf(error) }
  }
}

async function outcome(order: Order, parts: OrderParts): Promise<string> {
  const { commands } = parts
  switch (order.verb) {
    case 'status':
      return JSON.stringify(statusOf(parts.snapshot()))
    case 'open':
      parts.open()
      return ''
    case 'hidden':
    // Whoever receives the order quits, once the answer is out.
    case 'quit':
      return ''
    case 'pause':
      await commands['sync.pause']({ minutes: order.minutes })
      return ''
    case 'resume':
      await commands['sync.resume'](undefined)
      return ''
    case 'signOut':
      await commands['account.signOut'](undefined)
      return ''
  }
}
