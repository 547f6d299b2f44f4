import { createHash } from 'node:crypto'
import type { SecureContext } from 'node:tls'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { kamailioPrefix } from '../../../scripts/debian/sip.ts'
import { createSocketBridge } from '../../../src-main/adapters/pbx/sip/socket-bridge.ts'
import type { ExtensionStatus } from '../../../src-main/domain/extension.ts'
import { socketServerOf } from '../../../src-main/domain/socket-server.ts'
import {
  type FromLine,
  fromLineSchema,
  type LineConfig,
  type ToLine,
} from '../../../src-preload/line-contract.ts'
import { systemClock } from '../../../src-renderer/line/clock.ts'
import { createLine } from '../../../src-renderer/line/line.ts'
import { type Kamailio, startKamailio } from '../../servers/kamailio/kamailio.ts'
import { untilFound, waitList } from '../../servers/wait-list.ts'
import { startWatcher, type Watcher } from '../../servers/watcher.ts'
import { parseXml } from '../../unit/line/parse-xml.ts'

export const skipped = process.platform === 'linux' ? '' : ' (skipped: Debian packages need Linux)'
export const extension = 'sip:1001@pbx.test'

export type Message<T extends FromLine['type']> = Extract<FromLine, { readonly type: T }>

/** The line as main sees it: what it is told, and what it tells. */
export interface TestLine {
  readonly messages: readonly FromLine[]
  tell(message: ToLine): void
  /** The first message of that type that fits and is younger than those returned before. */
  next<T extends FromLine['type']>(
    type: T,
    fits?: (message: Message<T>) => boolean,
    deadline?: number,
  ): Promise<Message<T>>
  /** Configured, and up. */
  start(change?: Partial<LineConfig>): Promise<void>
  publish(status: ExtensionStatus): Promise<Message<'published'>>
  stop(): Promise<void>
}

/** @param trust whom the socket of a `tls:` server believes; as in the app unless given */
export function startLine(config: LineConfig, trust?: () => SecureContext): TestLine {
  const messages: FromLine[] = []
  const fresh: FromLine[] = []
  const news = waitList<FromLine>()
  const line = createLine({
    bridge: {
      send(message) {
        // What main would refuse must not be sent.
        fromLineSchema.parse(message)
        if (message.type.startsWith('socket')) return sockets?.handle(message)
        messages.push(message)
        fresh.push(message)
        news.tell(message)
      },
    },
    clock: systemClock,
    parseXml,
    // Quick retries, so that tests are.
    random: () => 0.1,
  })
  const address = socketServerOf(config.server)
  const sockets =
    address &&
    createSocketBridge({
      server: address,
      clock: systemClock,
      send: (message) => line.handle(message),
      ...(trust && { trust }),
    })
  const next: TestLine['next'] = (type, fits = () => true, deadline = 20_000) =>
    untilFound(news, deadline, `no message ${type}`, () => {
      const index = fresh.findIndex(
        (message) => message.type === type && fits(message as Message<typeof type>),
      )
      if (index < 0) return undefined
      const [found] = fresh.splice(index, 1)
      const older = fresh.splice(0, index).filter((message) => message.type !== type)
      fresh.unshift(...older)
      return found as Message<typeof type>
    })
  return {
    messages,
    tell: line.handle,
    next,
    async start(change = {}) {
      line.handle({ type: 'configure', config: { ...config, ...change } })
      await next('up')
    },
    publish(status) {
      line.handle({ type: 'publish', status })
      return next('published', (message) => message.status?.note === status.note)
    },
    async stop() {
      line.handle({ type: 'stop' })
      await next('stopped')
    },
  }
}

/** A status whose note tells it from all others. */
export function status(
  note: string,
  activity: ExtensionStatus['activity'] = 'meeting',
): ExtensionStatus {
  return { activity, note, teams: { availability: 'Busy', activity: 'InAMeeting' } }
}

export function ha1(user: string, realm: string, password: string): string {
  return createHash('md5').update(`${user}:${realm}:${password}`).digest('hex')
}

/** One Kamailio for the tests of a file; what a test opens is closed after it. */
export function useKamailio() {
  let server: Kamailio | undefined
  let opened: { stop(): Promise<unknown> }[] = []
  const kamailio = (): Kamailio => {
    if (server === undefined) throw new Error('Kamailio is not running')
    return server
  }
  const keep = <T extends { stop(): Promise<unknown> }>(started: T): T => {
    opened.push(started)
    return started
  }
  beforeAll(async () => {
    server = await startKamailio({ prefix: await kamailioPrefix() })
  }, 180_000)
  afterEach(async () => {
    kamailio().thaw()
    await kamailio().fault.clear()
    await Promise.all(opened.map((each) => each.stop()))
    opened = []
  })
  afterAll(() => server?.stop())
  const config = (): LineConfig => ({
    server: kamailio().wsUrl,
    addressOfRecord: extension,
    authorizationUser: '1001',
    secret: { kind: 'password', password: kamailio().users['1001'] ?? '' },
    expiresSeconds: 300,
    heartbeatMs: 60_000,
  })
  return {
    kamailio,
    keep,
    config,
    line: (change: Partial<LineConfig> = {}, trust?: () => SecureContext) =>
      keep(startLine({ ...config(), ...change }, trust)),
    watcher: async (): Promise<Watcher> => {
      const { wsUrl, domain, users } = kamailio()
      const account = { wsUrl, domain, user: '1003', password: users['1003'] ?? '' }
      return keep(await startWatcher({ ...account, watch: extension }))
    },
  }
}

export const shows =
  (note: string) =>
  ({ body }: { body: string }): boolean =>
    body.includes(`>${note}<`)

/** Nothing of the line's is published: an orphan would show again once the newest is gone. */
export const showsNothing = ({ body }: { body: string }): boolean => !body.includes('open</basic>')
