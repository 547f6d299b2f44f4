/**
 * Looks what phone system is at a host: a few short questions, side by side, to that host alone. No
 * name and no password is ever said.
 */
import type { ProbeAttempt, ProbeResult } from '../../../../src-preload/contract.ts'
import type { PhoneTarget } from '../../../domain/phone-target.ts'
import type { Clock, Net } from '../../../ports.ts'
import { deadline } from '../../deadline.ts'
import { attempt } from './attempts.ts'
import { createDial, type Dial } from './dial.ts'
import { type PortPlan, planOf } from './plan.ts'
import { type Answered, authorityOf, proposalsOf, reasonOf } from './proposals.ts'

export interface ProbeParts {
  readonly net: Net
  readonly clock: Clock
  readonly dial?: Dial
}

export type Probe = (
  target: PhoneTarget,
  tell: (attempt: ProbeAttempt) => void,
  signal: AbortSignal,
) => Promise<ProbeResult>

/** Name resolution, connection, handshake and answer of one question. */
const answerMs = 4_000
const allMs = 15_000

export function createProbe({ net, clock, dial = createDial() }: ProbeParts): Probe {
  return async (target, tell, signal) => {
    using whole = deadline(clock, allMs, signal)
    const answers: Answered[] = []

    /** The questions to one port, until it is seen that nobody can be asked there. */
    async function askPort(plan: PortPlan): Promise<void> {
      const here: Answered[] = []
      for (const { when, ...what } of plan) {
        const [first] = here
        if (whole.signal.aborted || (first !== undefined && isClosed(first.outcome))) return
        if (when?.(here) === false) continue
        using limit = deadline(clock, answerMs, whole.signal)
        const answered = { ...what, ...(await attempt(what, { dial, net }, limit.signal)) }
        here.push(answered)
        answers.push(answered)
        const { kind, address, outcome } = answered
        tell({ kind, address, outcome })
      }
    }

    await Promise.all(planOf(target).map(askPort))
    const tried = answers.map(({ kind, address, outcome }) => ({ kind, address, outcome }))
    const proposals = proposalsOf(answers, target)
    if (proposals.length > 0) return { proposals, tried }
    if (await throughProxy(target, answers, whole.signal)) {
      const server = `wss://${authorityOf(target)}/ws`
      return { proposals: [{ connector: 'sip', server, guessed: true }], tried }
    }
    return { proposals, tried, code: reasonOf(answers) }
  }

  /** Sockets of this search pass no proxy; the phone line, which runs in a page, does. */
  async function throughProxy(
    target: PhoneTarget,
    answers: readonly Answered[],
    outer: AbortSignal,
  ): Promise<boolean> {
    const silent = answers.every(({ outcome }) => isClosed(outcome))
    if (!silent || target.exact !== undefined) return false
    using limit = deadline(clock, answerMs, outer)
    try {
      const seen = await net.diagnose(`https://${authorityOf(target)}`, limit.signal)
      return seen === 'reachable'
    } catch {
      return false
    }
  }
}

function isClosed(outcome: ProbeAttempt['outcome']): boolean {
  return outcome !== 'found' && outcome !== 'other'
}
