import type { FromLine, LineConfig, TestStep } from '../../src-preload/line-contract.ts'
import { type Answer, codeOfAnswer, isSuccess, isUnsupported, isWrongPassword } from './answer.ts'
import type { LineClock } from './clock.ts'
import { readDialogInfo } from './dialog-info.ts'
import { sipFetchDialogs, sipSubscribe } from './sip-subscribe.ts'
import { SocketFault } from './sockets.ts'
import { createTestPublication, type TestPublication } from './test-publication.ts'
import { failure, passed, type Result, unsupported, withinDeadline } from './test-result.ts'
import type { ExtensionStatus, ParseXml, StepResult } from './types.ts'
import type { OpenUserAgent, SipUserAgent } from './user-agent.ts'

export interface TestOptions {
  readonly config: LineConfig
  /** What is published and taken back again. */
  readonly status: ExtensionStatus
  readonly clock: LineClock
  readonly parseXml: ParseXml
  readonly open: OpenUserAgent
  /** Ends the test early; nothing more is reported then. */
  readonly signal: AbortSignal
  readonly send: (message: FromLine) => void
}

const lifetime = 60
const notifyDeadlineMs = 8_000

/** Tries a configuration step by step, over a connection of its own, and leaves nothing behind. */
export async function runTest(options: TestOptions): Promise<void> {
  const { config, clock, signal, send } = options
  let userAgent: SipUserAgent | undefined
  let publication: TestPublication | undefined
  let challenged = false
  let failed = false
  signal.addEventListener('abort', () => userAgent?.close(), { once: true })

  const tell = (result: StepResult) => {
    if (!signal.aborted) send({ type: 'testStep', ...result })
  }
  const attempt = async (
    step: TestStep,
    work: (userAgent: SipUserAgent) => Promise<Result>,
  ): Promise<void> => {
    if (failed || userAgent === undefined) return tell({ step, outcome: 'skipped', ms: 0 })
    const started = clock.monotonic()
    const result = await work(userAgent).catch((): Result => failure('internal'))
    failed = result.outcome === 'failed'
    const { ms = clock.monotonic() - started, ...told } = result
    tell({ step, ...told, ms })
  }

  const started = clock.monotonic()
  try {
    const events = {
      onClosed: () => {},
      onRealm: () => {
        challenged = true
      },
      onWrongPassword: () => {},
      onOddity: () => {},
    }
    userAgent = await options.open(config, clock, events, signal)
    tell({ step: 'connect', outcome: 'passed', ms: clock.monotonic() - started })
  } catch (error) {
    const ms = clock.monotonic() - started
    const code = error instanceof SocketFault ? error.code : 'sip.unreachable'
    tell({ step: 'connect', outcome: 'failed', code, ms })
  }
  try {
    await attempt('authenticate', async (ua) => {
      const answer = await sipFetchDialogs(ua)
      return authentication(answer, challenged)
    })
    await attempt('publish', (ua) => {
      publication = createTestPublication({ ...options, userAgent: ua })
      return publication.publish()
    })
    await attempt('watchCalls', (ua) => tryWatch(ua, clock, options.parseXml))
    await attempt('readBack', async () => (await publication?.readBack()) ?? unsupported)
  } finally {
    await publication?.takeBack()
    userAgent?.close()
  }
  if (!signal.aborted) send({ type: 'tested' })
}

/** Past the challenge, any answer will do: what it says is for the steps that follow. */
function authentication(answer: Answer, challenged: boolean): Result {
  if (isWrongPassword(answer)) return failure('sip.wrongPassword')
  if (answer.local) {
    return failure(answer.status === 408 ? 'sip.notSip' : 'sip.connectionLost')
  }
  if (challenged || isSuccess(answer) || isUnsupported(answer)) return passed
  return failure(codeOfAnswer(answer, 'sip.dialogUnsupported'))
}

async function tryWatch(
  userAgent: SipUserAgent,
  clock: LineClock,
  parseXml: ParseXml,
): Promise<Result> {
  let arrived: (body: string) => void = () => {}
  const first = new Promise<string>((resolve) => {
    arrived = resolve
  })
  const subscription = sipSubscribe(userAgent, 'dialog', lifetime, ({ body }) => arrived(body))
  try {
    const answer = await subscription.answer
    if (isUnsupported(answer)) return unsupported
    if (!isSuccess(answer)) return failure(codeOfAnswer(answer, 'sip.dialogUnsupported'))
    const body = await withinDeadline(clock, notifyDeadlineMs, first)
    await subscription.unsubscribe()
    if (body === undefined) return failure('sip.timedOut')
    const { kind } = readDialogInfo(body, parseXml)
    return kind === 'malformed' ? failure('sip.malformed') : passed
  } finally {
    subscription.dispose()
  }
}
