import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { baresipPrefix, kamailioPrefix } from '../../scripts/debian/sip.ts'
import type { DebianPrefix } from '../../scripts/debian-prefix.ts'
import { type Phone, startPhone } from '../servers/baresip.ts'
import { type Kamailio, startKamailio } from '../servers/kamailio/kamailio.ts'
import { pidf } from '../servers/pidf.ts'
import { addressUri, connectSipUser, publish, type SipUser } from '../servers/sip-user.ts'
import { startWatcher, type Watcher, type WatcherOptions } from '../servers/watcher.ts'

const reason = process.platform === 'linux' ? '' : ' (skipped: Debian packages need Linux)'
const extension = 'sip:1001@pbx.test'
const colleague = 'sip:1002@pbx.test'

describe.skipIf(reason !== '')(`Kamailio and baresip from Debian${reason}`, () => {
  let baresip: DebianPrefix
  let kamailio: Kamailio
  let opened: { stop(): Promise<unknown> }[] = []

  beforeAll(async () => {
    const prefixes = await Promise.all([kamailioPrefix(), baresipPrefix()])
    baresip = prefixes[1]
    kamailio = await startKamailio({ prefix: prefixes[0] })
  })
  afterAll(() => kamailio?.stop())
  beforeEach(() => {
    opened = []
  })
  afterEach(async () => {
    kamailio.thaw()
    await kamailio.fault.clear()
    await Promise.all(opened.map((each) => each.stop()))
  })

  function keep<T extends { stop(): Promise<unknown> }>(started: T): T {
    opened.push(started)
    return started
  }
  function account(user: keyof typeof kamailio.users): SipUser {
    const { wsUrl, domain, users } = kamailio
    return { wsUrl, domain, user, password: users[user] ?? '' }
  }
  async function phone(user: string, watch: string[] = []): Promise<Phone> {
    const { sipPort } = kamailio
    return keep(await startPhone({ prefix: baresip, ...account(user), sipPort, watch }))
  }
  async function watcher(about: Pick<WatcherOptions, 'watch' | 'event'>): Promise<Watcher> {
    return keep(await startWatcher({ ...account('1003'), ...about }))
  }
  async function line(user = '1001') {
    return keep(await connectSipUser(account(user)))
  }

  it('are the versions they were fetched as', async () => {
    expect(kamailio.version).toBe('5.6.3')
    expect((await phone('1001')).version).toBe('1.0.0')
  })

  it('show a publication to a watcher and on the display of a phone', async () => {
    const [watching, telephone, userAgent] = await Promise.all([
      watcher({ watch: extension }),
      phone('1002', [extension]),
      line(),
    ])

    const first = await publish(userAgent, { body: pidf(extension, 'open', 'busy', 'In a call') })
    expect(first.code).toBe(200)
    const document = await watching.waitFor(({ body }) => body.includes('<rpid:busy'))
    expect(document.body).toContain('In a call')
    await telephone.waitForStatus(extension, 'Busy')

    const entityTag = first.entityTag ?? ''
    const second = await publish(userAgent, { body: pidf(extension, 'open'), entityTag })
    expect(second.code).toBe(200)
    const change = await telephone.waitForStatus(extension, 'Online')
    expect(change.at).toBeGreaterThan(document.receivedAt)

    const removed = await publish(userAgent, { expires: 0, entityTag: second.entityTag ?? '' })
    expect(removed.code).toBe(200)
    await telephone.waitForStatus(extension, 'Offline')
  })

  it('tell a dialog watcher of a call as early, confirmed and terminated', async () => {
    const [dialogs, caller, callee] = await Promise.all([
      watcher({ watch: colleague, event: 'dialog' }),
      phone('1001'),
      phone('1002'),
    ])
    const state = (name: string) =>
      dialogs.waitFor(({ body }) => body.includes(`<state>${name}</state>`))

    await caller.call(colleague)
    await callee.waitForEvent('CALL_INCOMING')
    expect((await state('early')).body).toContain('direction="recipient"')
    await callee.accept()
    await caller.waitForEvent('CALL_ESTABLISHED')
    await state('confirmed')
    await caller.hold()
    await caller.resume()
    await callee.hangUp()
    await caller.waitForEvent('CALL_CLOSED')
    await state('terminated')
  })

  it('answer a PUBLISH as a fault says, until it is cleared', async () => {
    const userAgent = await line()
    const body = pidf(extension, 'open')
    await kamailio.fault.answer('PUBLISH', 423, 'Min-Expires: 90')
    expect(await publish(userAgent, { body })).toMatchObject({ code: 423, minExpires: '90' })

    await kamailio.fault.clear()
    await kamailio.fault.refuseEvent('PUBLISH', 'presence')
    expect((await publish(userAgent, { body })).code).toBe(489)

    await kamailio.fault.clear()
    expect((await publish(userAgent, { body })).code).toBe(200)
  })

  it('refuse the subscription to one event package alone', async () => {
    await kamailio.fault.refuseEvent('SUBSCRIBE', 'dialog')
    await expect(watcher({ watch: extension, event: 'dialog' })).rejects.toThrow('ended')
    await watcher({ watch: extension })
  })

  it('send a body in a NOTIFY that is no document', async () => {
    const [watching, userAgent] = await Promise.all([watcher({ watch: extension }), line()])
    await kamailio.fault.notifyBody('presence', '<presence')
    await publish(userAgent, { body: pidf(extension, 'open') })
    await watching.waitFor(({ body }) => body === '<presence')
  })

  it('swallow a request', async () => {
    const userAgent = await line()
    const body = pidf(extension, 'open')
    await kamailio.fault.drop('PUBLISH')
    const answers: string[] = []
    const swallowed = publish(userAgent, { body }).then(() => answers.push('swallowed'))
    swallowed.catch(() => {})
    expect((await ping(userAgent)).code).toBe(200)
    await kamailio.fault.clear()
    expect((await publish(userAgent, { body })).code).toBe(200)
    expect(answers).toEqual([])
  })

  it('answer nothing while frozen, and then what they were asked', async () => {
    kamailio.freeze()
    const answer = kamailio.rpc('core.version').then(() => 'answered')
    expect(await Promise.race([answer, wait(300, 'silent')])).toBe('silent')
    kamailio.thaw()
    expect(await answer).toBe('answered')
  })

  it('refuse a WebSocket, close one, and accept it after a restart', async () => {
    const userAgent = await line()
    const lost = new Promise<void>((resolve) => {
      userAgent.delegate = { onDisconnect: () => resolve() }
    })
    await kamailio.fault.refuseWebSocket()
    await expect(line('1002')).rejects.toThrow()
    expect(await kamailio.fault.cutWebSockets()).toBe(1)
    await lost

    await kamailio.restart()
    await line('1002')
  })

  it('offer WebSocket over TLS with a certificate of their own', async () => {
    const ca = await readFile(kamailio.caCertPath ?? '')
    const socket = new WebSocket(kamailio.wssUrl ?? '', 'sip', { ca })
    await once(socket, 'open')
    expect(socket.protocol).toBe('sip')
    socket.terminate()

    const distrustful = new WebSocket(kamailio.wssUrl ?? '', 'sip')
    await expect(once(distrustful, 'open')).rejects.toThrow('self-signed')
  })

  /** An OPTIONS to the server itself. */
  function ping(userAgent: Awaited<ReturnType<typeof line>>): Promise<{ code: number }> {
    const target = addressUri('sip:pbx.test')
    const core = userAgent.userAgentCore
    const own = userAgent.configuration.uri
    const message = core.makeOutgoingRequestMessage('OPTIONS', target, own, target, {})
    return new Promise((resolve) => {
      const done = (answer: { message: { statusCode?: number | undefined } }) =>
        resolve({ code: answer.message.statusCode ?? 0 })
      core.request(message, { onAccept: done, onReject: done })
    })
  }
})
