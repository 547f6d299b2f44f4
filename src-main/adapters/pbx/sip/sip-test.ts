/** "Test" of the phone form: a page of its own tries the configuration step by step. */
import type { TestStepResult } from '../../../../src-preload/contract.ts'
import type { LineConfig } from '../../../../src-preload/line-contract.ts'
import type { Clock, LineHost, Net } from '../../../ports.ts'
import { causeOf } from './cause.ts'

const deadlineMs = 60_000

/** @throws Fault `sip.refused` when the server is no WebSocket address */
export async function testSipPhone(parts: {
  readonly config: LineConfig
  readonly host: LineHost
  readonly net: Net
  readonly clock: Clock
  /** Hears each step as it is done, before the cause of a failure is known. */
  readonly tell?: (step: TestStepResult) => void
}): Promise<readonly TestStepResult[]> {
  const { config, host, net, clock, tell } = parts
  const link = host.openLine(config.server)
  const steps: TestStepResult[] = []
  await new Promise<void>((resolve) => {
    const cancel = clock.timer(deadlineMs, () => {
      steps.push({ step: 'connect', outcome: 'failed', code: 'sip.timedOut', ms: deadlineMs })
      resolve()
    })
    const finish = () => {
      cancel()
      resolve()
    }
    link.onGone(() => {
      steps.push({ step: 'connect', outcome: 'failed', code: 'sip.lineCrashed', ms: 0 })
      finish()
    })
    link.onMessage((message) => {
      if (message.type === 'ready') link.send({ type: 'test', config })
      if (message.type === 'tested') finish()
      if (message.type !== 'testStep') return
      const { step, outcome, code, ms } = message
      const done = { step, outcome, ms, ...(code === undefined ? {} : { code }) }
      steps.push(done)
      tell?.(done)
    })
  })
  link.close()
  return Promise.all(
    steps.map(async (result) =>
      result.code === 'sip.unreachable'
        ? { ...result, code: await causeOf(config.server, net) }
        : result,
    ),
  )
}
