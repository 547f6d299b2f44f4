/** One extension of an emulated innovaphone PBX, over real WebSockets and with a clock of the test. */
import type { Tel } from '../../../src-main/adapters/pbx/innovaphone/activities.ts'
import { createInnovaphonePhone } from '../../../src-main/adapters/pbx/innovaphone/innovaphone-phone.ts'
import { createSessionStore } from '../../../src-main/adapters/pbx/innovaphone/session-store.ts'
import type { ExtensionStatus } from '../../../src-main/domain/extension.ts'
import type { PhoneEvent } from '../../../src-main/ports.ts'
import type { PbxUser } from '../../simulators/innovaphone/directory.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { fakeNet, type MemorySecrets, memorySecrets, quiet } from '../../unit/msal/fakes.ts'

export const alice = (): PbxUser => ({
  sip: 'alice',
  password: 'secret of alice',
  dn: 'Alice',
  num: '21',
  email: 'Alice@example.com',
})

export const busy: ExtensionStatus = {
  activity: 'busy',
  note: 'In a meeting',
  teams: { availability: 'Busy', activity: 'InAMeeting' },
}

export const passwordSecret = (password: string) => ({
  'sip.secret': JSON.stringify({ kind: 'password', password }),
})

export interface FixtureOptions {
  readonly server: string
  readonly user?: string
  readonly secrets?: MemorySecrets
  readonly clock?: FakeClock
  readonly mayUse?: (server: string) => boolean
  readonly openBrowser?: (url: string) => Promise<void>
  readonly leftover?: Tel | null
  readonly forgotten?: boolean | Error
}

export function extension(options: FixtureOptions) {
  const { server, user = 'alice', clock = new FakeClock() } = options
  const secrets = options.secrets ?? memorySecrets(passwordSecret('secret of alice'))
  const events: PhoneEvent[] = []
  const numbers: (number | null)[] = []
  const remembered: (Tel | null)[] = []
  const sockets: WebSocket[] = []
  const opened: string[] = []
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const phone = createInnovaphonePhone({
    ...{ server, username: user, clock, log: quiet },
    net: fakeNet(() => new Response()),
    store: createSessionStore(secrets, { server, user }),
    open(url) {
      opened.push(url)
      const socket = new WebSocket(url)
      sockets.push(socket)
      return socket
    },
    mayUse: options.mayUse ?? (() => true),
    showNumber(number) {
      numbers.push(number)
      tell()
    },
    openBrowser: options.openBrowser,
    leftover: options.leftover ?? null,
    remember: (tel) => remembered.push(tel),
    async forgotten() {
      if (options.forgotten instanceof Error) throw options.forgotten
      return options.forgotten ?? false
    },
  })
  phone.onEvent((event) => {
    events.push(event)
    tell()
  })
  /** Resolves once it is true; it is asked after each event. */
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!condition()) return
        listeners.delete(look)
        resolve()
      }
      listeners.add(look)
      look()
    })
  /** The next event of this type, or the last one if there is one already. */
  const has = <T extends PhoneEvent['type']>(type: T) =>
    events.filter((event): event is Extract<PhoneEvent, { type: T }> => event.type === type)
  const leg = (name: 'extension' | 'callWatch') =>
    has('leg')
      .filter((event) => event.leg === name)
      .at(-1)?.report
  return {
    ...{ phone, clock, secrets, events, numbers, remembered, opened, sockets, until, has, leg },
    async up() {
      phone.start()
      await until(() => has('up').length > 0)
    },
    /** At once, however silent the PBX is. */
    async end() {
      const stopped = phone.stop(0)
      await clock.advance(0)
      await stopped
    },
    failing: (code: string) => until(() => leg('extension')?.code === code),
    /** Leaves the event list, so that what comes next can be waited for. */
    forget: () => events.splice(0),
  }
}
