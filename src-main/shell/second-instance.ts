/** Second starts, as the running instance hears of them. What they hand over is checked here. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { app } from 'electron'
import type { Clock, Log } from '../ports.ts'
import { type Answer, type Order, orderSchema } from '../services/orders.ts'
import { answerFile, answersFolder } from './answer-file.ts'
import { writePrivateFile } from './atomic-file.ts'

/** An answer that nobody fetched is removed. */
const answerLifeMs = 30_000
/** More second starts at once are not answered. */
const mostAtOnce = 16

export interface SecondInstanceParts {
  /** The folder of the settings. */
  readonly data: string
  readonly carryOut: (order: Order) => Promise<Answer>
  readonly clock: Pick<Clock, 'timer'>
  readonly log: Log
}

/** MUST be called before the app is ready, so that no start is missed. */
export function answerSecondStarts(parts: SecondInstanceParts): void {
  const { data, log } = parts
  let atWork = 0
  // What an earlier run left behind. The folder stays: a second start may be watching it already.
  const swept = sweep(answersFolder(data)).catch((error: unknown) =>
    log.warn('old answers cannot be removed', { error }),
  )

  async function receive(order: Order): Promise<void> {
    const answer = await parts.carryOut(order)
    if (order.reply !== undefined) await reply(order.reply, answer)
  }

  async function reply(id: string, answer: Answer): Promise<void> {
    await swept
    const path = answerFile(data, id)
    await writePrivateFile(path, Buffer.from(JSON.stringify(answer)))
    parts.clock.timer(answerLifeMs, () => {
      rm(path, { force: true }).catch((error: unknown) =>
        log.warn('an answer cannot be removed', { error }),
      )
    })
  }

  app.on('second-instance', (_event, _argv, _folder, handed: unknown) => {
    const order = orderOf(handed)
    if (order === undefined || atWork >= mostAtOnce) {
      log.warn('a second start was not understood, or one too many')
      return
    }
    atWork += 1
    receive(order)
      .catch((error: unknown) => log.warn('a second start got no answer', { error }))
      .finally(() => {
        atWork -= 1
        // Not before the answer is out.
        if (order.verb === 'quit') app.quit()
      })
  })
}

/** A start that hands nothing over is an older version's: it wants the panel. */
export function orderOf(handed: unknown): Order | undefined {
  if (handed === undefined || handed === null) return { verb: 'open' }
  const parsed = orderSchema.safeParse(handed)
  return parsed.success ? parsed.data : undefined
}

async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })))
}
