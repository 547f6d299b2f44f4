/** The whole app in Node on a real Kamailio, for tests that give it something bad. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { kamailioPrefix } from '../../../scripts/debian/sip.ts'
import type { LegName, LegState } from '../../../src-main/domain/legs.ts'
import type { PhoneForm, Snapshot } from '../../../src-preload/contract.ts'
import { type Kamailio, startKamailio } from '../../servers/kamailio/kamailio.ts'
import { startWatcher, type Watcher } from '../../servers/watcher.ts'
import { createNodeApp, type NodeApp, type NodeAppOptions } from '../../support/node-app.ts'
import { alice, extension } from '../../support/people.ts'
import { startTenant, type Tenant } from '../../support/tenant.ts'

export const skipped = process.platform === 'linux' ? '' : ' (skipped: Debian packages need Linux)'
export const domain = 'pbx.test'
export const aor = `sip:${extension}@${domain}`
export const beRightBack = { availability: 'BeRightBack', activity: 'BeRightBack' } as const

/** What the tests of a file share; there before the first of them, gone after the last. */
export interface Stage {
  readonly kamailio: Kamailio
  readonly watcher: Watcher
  readonly tenant: Tenant
  /** The app with these settings beyond the tenant's, stopped after the test. */
  startApp(options?: Partial<NodeAppOptions>): Promise<Lockstep>
  /** What the phone form has to hold to work, but for the change. */
  form(change?: Partial<PhoneForm>): PhoneForm
  /** Ends every fault and every connection; what stays broken is looked at anew. */
  reconnect(): Promise<void>
  /** Resolves when the second phone shows the note, now or next. */
  secondPhoneShows(note: string): Promise<unknown>
}

export interface Lockstep extends NodeApp {
  snapshot(): Snapshot
  /** Resolves when a leg has this state, and this code or none. */
  leg(name: LegName, state: LegState, code?: string): Promise<void>
  /** Resolves when the extension shows the note and nothing is on its way. */
  shows(note: string): Promise<void>
  /** Signs in and sets the phone up, and waits until both sides are in step. */
  setUp(): Promise<void>
}

const watch = ({ wsUrl, users }: Kamailio) =>
  startWatcher({ wsUrl, domain, user: '1003', password: users['1003'] ?? '', watch: aor })

/** One Kamailio, one watcher and one tenant for the tests of a file. */
export function useStage(tenantOptions: Parameters<typeof startTenant>[0] = {}): Stage {
  const rejections: unknown[] = []
  const onRejection = (reason: unknown) => void rejections.push(reason)
  const apps: NodeApp[] = []
  let running: { kamailio: Kamailio; watcher: Watcher; tenant: Tenant } | undefined
  const stage = () => {
    if (running === undefined) throw new Error('nothing is running yet')
    return running
  }

  beforeAll(async () => {
    process.on('unhandledRejection', onRejection)
    const kamailio = await startKamailio({ prefix: await kamailioPrefix(), domain })
    const watcher = await watch(kamailio)
    running = { kamailio, watcher, tenant: await startTenant(tenantOptions) }
  }, 180_000)
  beforeEach(() => {
    const { identity, graph } = stage().tenant
    identity.control.refuseRefresh = undefined
    identity.control.decline = false
    graph.control.clearFaults()
    graph.control.clearPreferred(alice.oid)
  })
  afterEach(async () => {
    await stage().kamailio.fault.clear()
    await Promise.all(apps.splice(0).map(({ app }) => app.stop()))
    expect(rejections).toEqual([])
  })
  afterAll(async () => {
    await running?.watcher.stop()
    await running?.kamailio.stop()
    await running?.tenant.stop()
    process.off('unhandledRejection', onRejection)
  })

  const form: Stage['form'] = (change = {}) => ({
    server: stage().kamailio.wsUrl,
    address: `${extension}@${domain}`,
    authorizationUser: '',
    password: `secret${extension}`,
    ...change,
  })

  return {
    get kamailio() {
      return stage().kamailio
    },
    get watcher() {
      return stage().watcher
    },
    get tenant() {
      return stage().tenant
    },
    form,
    async reconnect() {
      const { kamailio, watcher, tenant } = stage()
      await watcher.stop()
      await kamailio.fault.clear()
      await kamailio.fault.cutWebSockets()
      running = { kamailio, watcher: await watch(kamailio), tenant }
    },
    secondPhoneShows: (note) => stage().watcher.waitFor(({ body }) => body.includes(`>${note}<`)),
    async startApp(options = {}) {
      const node = createNodeApp({ settings: { microsoft: stage().tenant.settings }, ...options })
      apps.push(node)
      await node.app.start()
      const shows = (note: string) =>
        node.until(
          ({ extension: { state, status } }) => state === 'published' && status?.note === note,
        )
      return {
        ...node,
        snapshot: () => node.app.store.getState(),
        leg: (name, state, code) =>
          node.until(({ legs }) => legs[name].state === state && legs[name].code === code),
        shows,
        async setUp() {
          await node.commands['phone.save'](form())
          await node.commands['account.signIn'](undefined)
          await shows('Available')
        },
      }
    },
  }
}
