/** From a call to Teams and back: what Lockstep adds to the two settle times. */
import type { State } from '../../src-main/domain/machine/state.ts'
import { type EmbeddedPbx, startEmbeddedPbx } from '../simulators/pbx/index.ts'
import { extension } from '../support/people.ts'
import { domain, type InStep, onOwnScale, passwordOf, startInStep } from './person.ts'
import { type Figure, figureOf } from './statistics.ts'

const warmUp = 3
const rounds = 25
const mostRounds = 2 * (warmUp + rounds)
const longestMs = 20_000

interface Round {
  /** Settle timer fired, until the set is at Graph, without the time Graph took for the read. */
  readonly set: number
  /** The time Graph took for the read. */
  readonly answer: number
  /** End of the settle time, until the clear is at Graph. */
  readonly clear: number
}

export async function measureCalls(): Promise<readonly Figure[]> {
  const users = { [extension]: passwordOf(extension) }
  const pbx = await startEmbeddedPbx({ users, domain })
  const stops = [pbx.stop]
  try {
    const person = await startInStep(pbx.wsUrl)
    stops.unshift(person.stop)
    const seen: Round[] = []
    for (let round = 0; seen.length < rounds; round += 1) {
      if (round === mostRounds) throw new Error(`only ${seen.length} of ${round} calls counted`)
      const measured = await call(person, pbx)
      if (round >= warmUp && measured !== undefined) seen.push(measured)
    }
    return [
      figureOf(
        'settle timer fired -> setPresence at Graph, less the answer time',
        'ms',
        seen.map((round) => round.set),
        100,
      ),
      figureOf(
        '  answer time of the read in between',
        'ms',
        seen.map((round) => round.answer),
      ),
      figureOf(
        'end of settle -> clearPresence at Graph',
        'ms',
        seen.map((round) => round.clear),
        50,
      ),
    ]
  } finally {
    for (const stop of stops) await stop()
  }
}

/**
 * One call. Undefined where a poll happened to be under way when the settle timer fired: Lockstep
 * takes its answer, which makes the set come too early to be compared.
 */
async function call({ tenant, lockstep }: InStep, pbx: EmbeddedPbx): Promise<Round | undefined> {
  const { requests } = tenant.graph
  const { engine } = lockstep.app
  const after = requests.mark()

  const began = reached(engine, ({ calls }) => calls.phase === 'on')
  const ringing = pbx.placeCall(extension, { direction: 'recipient' })
  ringing.answer()
  const { state } = await began
  const { settledAt } = state.calls
  const set = await requests.waitForRequest((one) => one.operation === 'setPresence', { after })
  const read = requests
    .all()
    .findLast((one) => one.operation === 'read' && one.answeredAt <= set.receivedAt)
  if (read === undefined) throw new Error('setPresence without a read')
  const answer = read.answeredAt - read.receivedAt
  // Until Lockstep has the answer, the end of the call would call the write back.
  await reached(engine, ({ session }) => session.own !== null && session.inFlight === null)

  const ended = reached(engine, ({ calls }) => calls.phase === 'none')
  ringing.hangUp()
  const { at: endedAt } = await ended
  const clear = await requests.waitForRequest((one) => one.operation === 'clearPresence', { after })
  await reached(engine, ({ session }) => session.own === null)
  if (onOwnScale(read.receivedAt) < settledAt) return undefined
  return {
    set: onOwnScale(set.receivedAt) - settledAt - answer,
    answer,
    clear: onOwnScale(clear.receivedAt) - endedAt,
  }
}

/** The state that fits, and when it was told: at once after the step that made it. */
function reached(
  engine: InStep['lockstep']['app']['engine'],
  fits: (state: State) => boolean,
): Promise<{ state: State; at: number }> {
  return new Promise((resolve, reject) => {
    const look = (state: State) => {
      if (!fits(state)) return
      clearTimeout(timeout)
      stop()
      resolve({ state, at: performance.now() })
    }
    const timeout = setTimeout(() => {
      stop()
      reject(new Error(`a call did not go on after ${longestMs} ms`))
    }, longestMs)
    const stop = engine.onChange(look)
    look(engine.state())
  })
}
