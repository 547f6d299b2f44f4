/** A real Asterisk for one test file, and what is started on it for one test. */
import { afterAll, afterEach, beforeAll } from 'vitest'
import { asteriskPrefix } from '../../../scripts/debian/asterisk.ts'
import { baresipPrefix } from '../../../scripts/debian/sip.ts'
import type { DebianPrefix } from '../../../scripts/debian-prefix.ts'
import { createAriClient } from '../../../src-main/adapters/pbx/asterisk/ari-client.ts'
import { type AriPhone, createAriPhone } from '../../../src-main/adapters/pbx/asterisk/ari-phone.ts'
import type { ExtensionActivity, ExtensionStatus } from '../../../src-main/domain/extension.ts'
import type { OpenWebSocket, PhoneEvent, PhoneSystem } from '../../../src-main/ports.ts'
import { type Asterisk, startAsterisk } from '../../servers/asterisk/asterisk.ts'
import { type Phone, startPhone } from '../../servers/baresip.ts'
import { untilFound, waitList } from '../../servers/wait-list.ts'
import { startWatcher, type Watcher, type WatcherOptions } from '../../servers/watcher.ts'
import { nodeClock, nodeNet } from '../../support/node-app.ts'
import { quietLog } from '../../support/quiet-log.ts'

export const skipped = process.platform === 'linux' ? '' : ' (skipped: Debian packages need Linux)'

export const nodeWebSocket: OpenWebSocket = (url) => new WebSocket(url)

export type User = '1001' | '1002' | '1003' | '1004'

/** What a phone system told, in order. */
export interface Told {
  readonly events: readonly PhoneEvent[]
  /** The first that fits of those that no earlier call has returned or passed by. */
  next<T extends PhoneEvent['type']>(
    type: T,
    fits?: (event: Extract<PhoneEvent, { type: T }>) => boolean,
  ): Promise<Extract<PhoneEvent, { type: T }>>
}

export function listen(system: Pick<PhoneSystem, 'onEvent'>): Told {
  const events: PhoneEvent[] = []
  const arrivals = waitList<PhoneEvent>()
  let seen = 0
  system.onEvent((event) => {
    events.push(event)
    arrivals.tell(event)
  })
  return {
    events,
    next(type, fits = () => true) {
      type Wanted = Extract<PhoneEvent, { type: typeof type }>
      const isWanted = (event: PhoneEvent): event is Wanted =>
        event.type === type && fits(event as Wanted)
      return untilFound(arrivals, 15_000, `no such ${type}`, () => {
        const index = events.findIndex((event, place) => place >= seen && isWanted(event))
        const event = events[index]
        if (event === undefined || !isWanted(event)) return undefined
        seen = index + 1
        return event
      })
    },
  }
}

export function status(activity: ExtensionActivity | null, note = ''): ExtensionStatus {
  return { activity, note, teams: { availability: 'Busy', activity: 'Busy' } }
}

export interface AriOptions {
  readonly extension?: string
  readonly user?: string
  readonly password?: string
  /** Asks again and again instead of hearing events. */
  readonly polling?: boolean
}

export function useAsterisk() {
  let asterisk: Asterisk | undefined
  let baresip: DebianPrefix | undefined
  let opened: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    const prefixes = await Promise.all([asteriskPrefix(), baresipPrefix()])
    baresip = prefixes[1]
    asterisk = await startAsterisk({ prefix: prefixes[0] })
  }, 180_000)
  afterAll(() => asterisk?.stop())
  afterEach(async () => {
    const ends = opened
    opened = []
    await Promise.all(ends.map((end) => end()))
  })

  const server = (): Asterisk => {
    if (!asterisk) throw new Error('Asterisk is not started yet')
    return asterisk
  }
  const account = (user: User) => {
    const { wsUrl, domain, users } = server()
    return { wsUrl, domain, user, password: users[user] ?? '' }
  }
  return {
    asterisk: server,
    account,
    /** Called after the test. */
    atEnd: (end: () => Promise<unknown>) => void opened.push(end),
    async phone(user: User, options: { watch?: readonly string[] } = {}): Promise<Phone> {
      if (!baresip) throw new Error('baresip is not fetched yet')
      const { sipPort } = server()
      const phone = await startPhone({ prefix: baresip, ...account(user), sipPort, ...options })
      opened.push(() => phone.stop())
      return phone
    },
    async watcher(
      extension: string,
      event: NonNullable<WatcherOptions['event']> = 'presence',
      userAgent?: string,
    ): Promise<Watcher> {
      const { domain } = server()
      const watcher = await startWatcher({
        ...account('1002'),
        ...(userAgent === undefined ? {} : { userAgent }),
        watch: `sip:${extension}@${domain}`,
        event,
      })
      opened.push(() => watcher.stop())
      return watcher
    },
    /** What ARI does for an extension; started. */
    ari(options: AriOptions = {}): { phone: AriPhone; told: Told } {
      const { ariUrl, ariUser } = server()
      const { extension = '1001', user = ariUser.user, password = ariUser.secret } = options
      const phone = createAriPhone({
        connect: async () =>
          createAriClient({
            net: nodeNet,
            clock: nodeClock,
            login: { url: ariUrl, user, password },
          }),
        ...(options.polling ? {} : { openWebSocket: nodeWebSocket }),
        clock: nodeClock,
        log: quietLog,
        extension,
        instance: crypto.randomUUID().slice(0, 8),
      })
      const told = listen(phone)
      phone.start()
      opened.push(() => phone.stop(3_000))
      return { phone, told }
    },
  }
}
