/** SIP over TLS and TCP, with the socket in main, against Kamailio. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { baresipPrefix } from '../../../scripts/debian/sip.ts'
import type { DebianPrefix } from '../../../scripts/debian-prefix.ts'
import { contextOf } from '../../../src-main/adapters/pbx/sip/socket-trust.ts'
import type { LineConfig } from '../../../src-preload/line-contract.ts'
import { startPhone } from '../../servers/baresip.ts'
import { freePorts } from '../../servers/ports.ts'
import { shows, showsNothing, skipped, status, useKamailio } from './fixture.ts'

describe.skipIf(skipped !== '')(`the line over sockets on Kamailio${skipped}`, () => {
  const { kamailio, keep, config, line, watcher } = useKamailio()
  let baresip: DebianPrefix

  /** The server believed as a company's computers believe their own authority. */
  const trust = () => contextOf([readFileSync(kamailio().caCertPath ?? '', 'utf8')])

  const tlsServer = () => {
    const { tlsUrl } = kamailio()
    if (tlsUrl === undefined) throw new Error('openssl is missing')
    return tlsUrl.replace('127.0.0.1', 'localhost')
  }
  const configOf = (server: string): LineConfig => ({ ...config(), server })
  const servers = { TLS: tlsServer, TCP: () => kamailio().tcpUrl }
  const cut = () => {
    const [tls = 0, tcp = 0] = [tlsServer(), kamailio().tcpUrl].map((url) =>
      Number(url.split(':')[2]),
    )
    return kamailio().fault.cutSockets(tls, tcp)
  }

  beforeAll(async () => {
    baresip = await baresipPrefix()
  }, 180_000)

  async function phone(user: '1001' | '1002') {
    const { domain, sipPort, users } = kamailio()
    const password = users[user] ?? ''
    return keep(await startPhone({ prefix: baresip, user, password, domain, sipPort }))
  }

  describe.each(['TLS', 'TCP'] as const)('%s', (transport) => {
    const over = (change: Partial<LineConfig> = {}) =>
      line({ server: servers[transport](), ...change }, trust)

    test('publishes, reads back over the same connection, and takes it back', async () => {
      const other = await watcher()
      const it = over()
      await it.start()
      expect(await it.next('calls')).toEqual({ type: 'calls', known: true, calls: [] })
      await it.publish(status('by socket'))
      await other.waitFor(shows('by socket'))
      await it.next('readBack')
      await it.stop()
      await other.waitFor(showsNothing)
    })

    test('publishes what is longer in bytes than in characters, and reads it whole', async () => {
      const note = 'Zürich – ü€😀'.repeat(12)
      const other = await watcher()
      const it = over()
      await it.start()
      await it.publish(status(note))
      await other.waitFor(shows(note))
      await it.next('readBack')
    })

    test('sees a real call: ringing, talking, idle', async () => {
      const [own, other] = await Promise.all([phone('1001'), phone('1002')])
      const it = over()
      await it.start()
      await other.call('sip:1001@pbx.test')
      const ringing = await it.next('calls', ({ calls }) => calls[0]?.state === 'early')
      expect(ringing.calls).toMatchObject([{ direction: 'recipient' }])
      await own.waitForEvent('CALL_INCOMING')
      await own.accept()
      await it.next('calls', ({ calls }) => calls[0]?.state === 'confirmed')
      await own.hangUp()
      await it.next('calls', ({ calls }) => calls.length === 0)
    })

    test('comes back after the server cut the connection', async () => {
      const it = over()
      await it.start()
      await it.publish(status('kept'))
      expect(await cut()).toBeGreaterThan(0)
      await it.next('down')
      const lost = await it.next('leg', ({ report }) => report.code !== undefined)
      expect(lost.report).toMatchObject({ state: 'connecting', code: 'sip.connectionLost' })
      await it.next('up')
      await it.next('published', (message) => message.status?.note === 'kept')
      await it.stop()
      const again = await watcher()
      await again.waitFor(showsNothing)
    })

    test('comes back after the server froze: the heartbeat finds it out', async () => {
      const it = over({ heartbeatMs: 1_000 })
      await it.start()
      await it.publish(status('frozen'))
      kamailio().freeze()
      await it.next('down')
      kamailio().thaw()
      await it.next('up')
      await it.next('published', (message) => message.status?.note === 'frozen')
    })

    test('says that nothing listens there', async () => {
      const server = `${transport.toLowerCase()}://127.0.0.1:${await freePorts(1)}`
      const it = line({ server }, trust)
      it.tell({ type: 'configure', config: configOf(server) })
      const { report } = await it.next('leg', ({ report: { state } }) => state === 'failing')
      expect(report).toMatchObject({ code: 'sip.refused', retryInMs: expect.any(Number) })
    })

    test('passes the test of the phone form, step by step', async () => {
      const server = servers[transport]()
      const it = line({ server }, trust)
      it.tell({ type: 'test', config: configOf(server) })
      await it.next('tested')
      const steps = it.messages.flatMap((message) =>
        message.type === 'testStep' ? [`${message.step} ${message.outcome}`] : [],
      )
      expect(steps).toEqual(
        ['connect', 'authenticate', 'publish', 'watchCalls', 'readBack'].map((s) => `${s} passed`),
      )
    })
  })

  test('an unknown authority is refused, and cannot be overridden', async () => {
    const it = line({ server: tlsServer() })
    it.tell({ type: 'configure', config: configOf(tlsServer()) })
    const { report } = await it.next('leg', ({ report: { state } }) => state === 'failing')
    expect(report.code).toBe('sip.certificate')
    it.tell({ type: 'test', config: configOf(tlsServer()) })
    const step = await it.next('testStep')
    expect(step).toMatchObject({ step: 'connect', outcome: 'failed', code: 'sip.certificate' })
  })
})
