import type { FromLine, LineConfig, ToLine } from '../../src-preload/line-contract.ts'
import type { LineClock } from './clock.ts'
import { type LoadMqtt, loadMqtt, type PushListener, startPushListener } from './push-listener.ts'
import { type Session, startSession } from './session.ts'
import { createSockets } from './sockets.ts'
import { runTest } from './test-run.ts'
import type { ExtensionStatus, ParseXml } from './types.ts'
import { type OpenUserAgent, userAgentOpener } from './user-agent.ts'

export interface LineOptions {
  readonly bridge: { send(message: FromLine): void }
  readonly clock: LineClock
  readonly parseXml: ParseXml
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number
  readonly open?: OpenUserAgent
  readonly mqtt?: LoadMqtt
}

export interface Line {
  /** Takes one message of main; never throws. */
  handle(message: ToLine): void
}

const neutral: ExtensionStatus = {
  activity: null,
  note: '',
  teams: { availability: '', activity: '' },
}

/** The SIP line: does what main asks and tells main what happens. */
export function createLine(options: LineOptions): Line {
  const { bridge, clock, parseXml, random, mqtt = loadMqtt } = options
  const send = (message: FromLine) => bridge.send(message)
  const sockets = createSockets(send)
  const { open = userAgentOpener(sockets) } = options
  let session: { readonly config: LineConfig; readonly work: Session } | undefined
  let wanted: ExtensionStatus | null | undefined
  let test: AbortController | undefined
  let push: PushListener | undefined
  // `configure` and `stop` take their turns, so that no two sessions ever overlap.
  let turn: Promise<void> = Promise.resolve()

  const inTurn = (work: () => void | Promise<void>) => {
    turn = turn.then(work).catch(() => {
      send({ type: 'log', level: 'warn', message: 'The line page met a defect of its own.' })
    })
  }
  const end = async () => {
    const { work } = session ?? {}
    session = undefined
    await work?.stop()
  }
  const configure = async (config: LineConfig) => {
    await end()
    const work = startSession({ config, clock, random, parseXml, open, send })
    session = { config, work }
    if (wanted !== undefined) work.publish(wanted)
  }
  const stop = async () => {
    test?.abort()
    push?.stop()
    wanted = undefined
    await end()
    send({ type: 'stopped' })
  }
  const startTest = async (config: LineConfig) => {
    test?.abort()
    const mine = new AbortController()
    test = mine
    // The test publishes what the extension shows already, so that other phones see no other.
    const same = session?.config.addressOfRecord === config.addressOfRecord
    const status = (same ? wanted : undefined) ?? neutral
    const { signal } = mine
    await runTest({ config, status, clock, parseXml, open, signal, send })
    // Kamailio told watchers that the tuple of the test, which is also ours, is closed.
    if (same) session?.work.refresh()
  }

  return {
    handle(message) {
      switch (message.type) {
        case 'configure':
          return inTurn(() => configure(message.config))
        case 'identify':
          return session?.work.identify(message.identity)
        case 'publish':
          wanted = message.status
          return session?.work.publish(message.status)
        case 'doNotDisturb':
          if (session !== undefined) return session.work.doNotDisturb(message.on)
          return send({ type: 'doNotDisturbSet', on: message.on, code: 'sip.connectionLost' })
        case 'nudge':
          push?.nudge()
          return session?.work.nudge()
        case 'listen':
          push?.stop()
          push = startPushListener({ ...message, clock, random, send, load: mqtt })
          return
        case 'stop':
          return inTurn(stop)
        case 'ping':
          return send({ type: 'pong', id: message.id })
        case 'test':
          return void startTest(message.config)
        case 'socketOpen':
        case 'socketFrame':
        case 'socketClosed':
          return sockets.handle(message)
      }
    },
  }
}
