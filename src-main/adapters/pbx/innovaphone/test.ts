/** "Test" of the phone form: a connection of its own tries everything, and leaves nothing behind. */
import type { TestStepResult } from '../../../../src-preload/contract.ts'
import { testSteps } from '../../../../src-preload/line-contract.ts'
import { type ErrorCode, Fault } from '../../../domain/codes.ts'
import type { Clock, Net, OpenWebSocket } from '../../../ports.ts'
import { nothingSet, ownEntry, sameTel, type Tel } from './activities.ts'
import { causeOf } from './cause.ts'
import type { Credentials } from './login.ts'
import type { MyAppsMessage } from './messages.ts'
import { type Visit, visit } from './visit.ts'

export interface InnovaphoneTest {
  readonly server: string
  readonly username: string
  /** What was typed, or is stored. */
  readonly password: string | undefined
  /** The session that is stored. */
  readonly session: Credentials | undefined
  readonly clock: Clock
  readonly net: Net
  readonly open: OpenWebSocket
  readonly mayUse: (server: string) => boolean
  readonly showNumber: (number: number | null) => void
  readonly openBrowser: (url: string) => Promise<void>
  /** A session that was made in the browser: there is no other way to have one again. */
  readonly onSession: (session: Credentials, at: string | undefined) => void
}

type Step = TestStepResult['step']

/** As long as a person may take to sign in and to confirm, and a little more. */
const deadlineMs = 6 * 60_000
const answerMs = 5_000
/** A PBX tells what is shown right after the login, or not at all. */
const shownMs = 1_000
const note = 'Lockstep'

/** @param hear told each step as it is done */
export async function testInnovaphone(
  config: InnovaphoneTest,
  hear: (step: TestStepResult) => void = () => undefined,
): Promise<TestStepResult[]> {
  const { clock } = config
  const steps: TestStepResult[] = []
  let startedAt = clock.monotonic()
  const tell = (step: Step, outcome: TestStepResult['outcome'], code?: ErrorCode) => {
    const now = clock.monotonic()
    const result = { step, outcome, ms: now - startedAt, ...(code === undefined ? {} : { code }) }
    steps.push(result)
    startedAt = now
    hear(result)
  }
  const abort = new AbortController()
  const cancelDeadline = clock.timer(deadlineMs, () => abort.abort())
  const watch = createWatch(clock)
  let connected = false
  try {
    const entered = await enter(config, watch, abort.signal, () => {
      if (!connected) tell('connect', 'passed')
      connected = true
    })
    tell('authenticate', 'passed')
    await tryPresence(entered, watch, tell)
  } catch (error) {
    const code = error instanceof Fault ? error.code : 'sip.timedOut'
    const cause = code === 'sip.unreachable' ? await causeOf(config.server, config.net) : code
    tell(connected ? 'authenticate' : 'connect', 'failed', cause)
  } finally {
    cancelDeadline()
    abort.abort()
  }
  const missing = testSteps.filter((step) => !steps.some((done) => done.step === step))
  return [...steps, ...missing.map((step) => ({ step, outcome: 'skipped' as const, ms: 0 }))]
}

/** What the PBX says of its own accord while the test goes on. */
function createWatch(clock: Clock) {
  let tel: Tel | undefined
  let dialogsRefused = false
  let look: () => void = () => undefined
  return {
    tel: () => tel,
    dialogsRefused: () => dialogsRefused,
    take(message: MyAppsMessage) {
      if (message.mt === 'UpdateOwnPresence') tel = ownEntry(message.presence)
      if (message.mt === 'SubscribeDialogResult' || message.mt === 'DialogInfo')
        dialogsRefused ||= Boolean(message.error)
      look()
    },
    /** Whether it came true in time. */
    until(condition: () => boolean, withinMs: number): Promise<boolean> {
      return new Promise((resolve) => {
        const cancel = clock.timer(withinMs, () => resolve(false))
        look = () => {
          if (!condition()) return
          cancel()
          resolve(true)
        }
        look()
      })
    },
  }
}
type Watch = ReturnType<typeof createWatch>

interface Entered extends Visit {
  /** The session of this test is not needed any more. */
  leave(): void
}

async function enter(
  config: InnovaphoneTest,
  watch: Watch,
  signal: AbortSignal,
  onConnected: () => void,
): Promise<Entered> {
  let inBrowser = false
  let made = false
  const found = await visit(
    [config.server],
    {
      ...{ clock: config.clock, open: config.open, mayUse: config.mayUse },
      session: config.session,
      login: {
        user: { username: config.username, password: config.password },
        onSessionRefused: async () => undefined,
        showNumber: config.showNumber,
        openBrowser: (url) => {
          inBrowser = true
          return config.openBrowser(url)
        },
      },
      onConnected,
      async onSession(session, at) {
        made = true
        if (inBrowser) config.onSession(session, at)
      },
      onMessage: watch.take,
      onFrame: () => undefined,
      onGone: () => undefined,
    },
    signal,
  )
  return {
    ...found,
    leave() {
      // With the password, saving makes one of its own.
      if (made && !inBrowser) found.link.send({ mt: 'Logout' })
    },
  }
}

async function tryPresence(
  { link, account, leave }: Entered,
  watch: Watch,
  tell: (step: Step, outcome: TestStepResult['outcome'], code?: ErrorCode) => void,
): Promise<void> {
  await watch.until(() => watch.tel() !== undefined, shownMs)
  const before = watch.tel() ?? nothingSet
  const written: Tel = { activity: before.activity, note: before.note === note ? `${note} ` : note }
  link.send({ mt: 'SetOwnPresence', ...written })
  const seen = await watch.until(() => same(watch.tel(), written), answerMs)
  tell('publish', seen ? 'passed' : 'failed', seen ? undefined : 'innovaphone.notShown')

  if (account.sip !== undefined) link.send({ mt: 'SubscribeDialog', sip: account.sip })
  link.send({ mt: 'SetOwnPresence', ...before })
  const back = await watch.until(() => same(watch.tel(), before), answerMs)
  // A refusal comes before the answer to what was asked later.
  const refused = account.sip === undefined || watch.dialogsRefused()
  if (refused) tell('watchCalls', 'unsupported', 'sip.dialogUnsupported')
  else tell('watchCalls', 'passed')
  tell('readBack', back ? 'passed' : 'failed', back ? undefined : 'innovaphone.notShown')
  leave()
}

const same = (a: Tel | undefined, b: Tel) => a !== undefined && sameTel(a, b)
