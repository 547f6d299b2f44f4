import type { FromLine, LineConfig, TestStep } from '../../src-preload/line-contract.ts'
import { type Answer, codeOfAnswer, isSuccess, isUnsupported, isWrongPassword } from './answer.ts'
import type { LineClock } from './clock.ts'
import { readDialogInfo } from './dialog-info.ts'
import { sipPublish } from './sip-publish.ts'
import { sipFetchDialogs, sipSubscribe } from './sip-subscribe.ts'
import type { ExtensionStatus, LineCode, ParseXml, StepResult } from './types.ts'
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

type Result =
  | { readonly outcome: 'passed' | 'unsupported' }
  | { readonly outcome: 'failed'; readonly code: LineCode }

const passed: Result = { outcome: 'passed' }
const lifetime = 60
const notifyDeadlineMs = 8_000

/** Tries a configuration step by step, over a connection of its own, and leaves nothing behind. */
export async function runTest(options: TestOptions): Promise<void> {
  const { config, clock, signal, send } = options
  let userAgent: SipUserAgent | undefined
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
    tell({ step, ...result, ms: clock.monotonic() - started })
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
  } catch {
    const ms = clock.monotonic() - started
    tell({ step: 'connect', outcome: 'failed', code: 'sip.unreachable', ms })
  }
  try {
    await attempt('authenticate', async (ua) => {
      const answer = await sipFetchDialogs(ua)
      return authentication(answer, challenged)
    })
    await attempt('publish', (ua) => tryPublish(ua, config, options.status))
    await attempt('watchCalls', (ua) => tryWatch(ua, clock, options.parseXml))
  } finally {
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

async function tryPublish(
  userAgent: SipUserAgent,
  config: LineConfig,
  status: ExtensionStatus,
): Promise<Result> {
  const { addressOfRecord } = config
  const publish = (seconds: number) =>
    sipPublish(userAgent, addressOfRecord, {
      kind: 'publish',
      ...{ status, entityTag: undefined, lifetime: seconds, reason: 'change' },
    })
  let answer = await publish(lifetime)
  const { minExpires = 0 } = answer
  if (answer.status === 423 && minExpires > lifetime && minExpires <= 86_400) {
    answer = await publish(minExpires)
  }
  if (isUnsupported(answer)) return { outcome: 'unsupported' }
  if (isSuccess(answer) && answer.entityTag !== undefined) {
    const { entityTag } = answer
    answer = await sipPublish(userAgent, addressOfRecord, { kind: 'remove', entityTag })
  }
  return isSuccess(answer) ? passed : failure(codeOfAnswer(answer, 'sip.publishUnsupported'))
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
  const subscription = sipSubscribe(userAgent, lifetime, ({ body }) => arrived(body))
  try {
    const answer = await subscription.answer
    if (isUnsupported(answer)) return { outcome: 'unsupported' }
    if (!isSuccess(answer)) return failure(codeOfAnswer(answer, 'sip.dialogUnsupported'))
    const body = await Promise.race([first, after(clock, notifyDeadlineMs)])
    await subscription.unsubscribe()
    if (body === undefined) return failure('sip.timedOut')
    const { kind } = readDialogInfo(body, parseXml)
    return kind === 'malformed' ? failure('sip.malformed') : passed
  } finally {
    subscription.dispose()
  }
}

function after(clock: LineClock, ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    clock.timer(ms, () => resolve(undefined))
  })
}

function failure(code: LineCode): Result {
  return { outcome: 'failed', code }
}
