import type { UserAgent } from 'sip.js'
import { afterEach } from 'vitest'
import { connectSipUser } from '../servers/sip-user.ts'
import { untilFound, waitList } from '../servers/wait-list.ts'
import { startWatcher, type Watcher } from '../servers/watcher.ts'
import { type EmbeddedPbxOptions, startEmbeddedPbx } from '../simulators/pbx/index.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { extension, startLine } from './line/fixture.ts'

export const users = { '1001': 'first', '1002': 'second' }
let opened: (() => Promise<unknown>)[] = []

/** What a test opens is closed after it, the last one first. */
export function keep(close: () => Promise<unknown>): void {
  opened.unshift(close)
}

afterEach(async () => {
  for (const close of opened) await close()
  opened = []
})

/** The embedded PBX, with time that stands still, and those who use it. */
export async function start(change: Partial<EmbeddedPbxOptions> = {}) {
  const clock = new FakeClock()
  const log: string[] = []
  const news = waitList<string>()
  const pbx = await startEmbeddedPbx({
    ...{ users, domain: 'pbx.test', clock },
    log(line) {
      log.push(line)
      news.tell(line)
    },
    ...change,
  })
  keep(pbx.stop)
  const { wsUrl, domain } = pbx
  return {
    ...{ pbx, clock, log },
    logged: (part: string, count = 1) =>
      untilFound(news, 10_000, `not logged: ${part}`, () => {
        return log.filter((line) => line.includes(part)).length >= count || undefined
      }),
    line(
      password = users['1001'],
      secret?: Parameters<typeof startLine>[0]['secret'],
      change: Partial<Parameters<typeof startLine>[0]> = {},
    ) {
      const line = startLine({
        ...{ server: wsUrl, addressOfRecord: extension, authorizationUser: '1001' },
        ...{ secret: secret ?? { kind: 'password', password }, expiresSeconds: 300 },
        heartbeatMs: 60_000,
        ...change,
      })
      keep(line.stop)
      return line
    },
    async watcher(event: 'presence' | 'dialog' = 'presence'): Promise<Watcher> {
      const account = { wsUrl, domain, user: '1002', password: users['1002'] }
      const watcher = await startWatcher({ ...account, watch: extension, event })
      keep(watcher.stop)
      return watcher
    },
    async user(password = users['1001']): Promise<UserAgent> {
      const user = await connectSipUser({ wsUrl, domain, user: '1001', password })
      keep(() => user.stop())
      return user
    },
  }
}
