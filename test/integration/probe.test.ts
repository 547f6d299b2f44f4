/** The search for a phone system, against real ones. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asteriskPrefix } from '../../scripts/debian/asterisk.ts'
import { kamailioPrefix } from '../../scripts/debian/sip.ts'
import { createDial } from '../../src-main/adapters/pbx/probe/dial.ts'
import { createProbe } from '../../src-main/adapters/pbx/probe/probe.ts'
import { contextOf } from '../../src-main/adapters/pbx/sip/socket-trust.ts'
import { phoneTargetOf } from '../../src-main/domain/phone-target.ts'
import type { ProbeAttempt } from '../../src-preload/contract.ts'
import { type Asterisk, startAsterisk } from '../servers/asterisk/asterisk.ts'
import { type Kamailio, startKamailio } from '../servers/kamailio/kamailio.ts'
import { startEmbeddedPbx } from '../simulators/pbx/index.ts'
import { nodeClock, nodeNet } from '../support/node-app.ts'

const reason = process.platform === 'linux' ? '' : ' (skipped: Debian packages need Linux)'

/** @param ca the certificate that is believed; absent: those of this computer */
async function look(typed: string, ca?: string) {
  const told: ProbeAttempt[] = []
  const dial =
    ca === undefined ? createDial() : createDial(() => contextOf([readFileSync(ca, 'utf8')]))
  const probe = createProbe({ net: nodeNet, clock: nodeClock, dial })
  const result = await probe(
    phoneTargetOf(typed),
    (attempt) => told.push(attempt),
    new AbortController().signal,
  )
  expect(told).toEqual(result.tried)
  return result
}

it('finds the PBX of the demo', async () => {
  const pbx = await startEmbeddedPbx({ users: { '1001': 'x' }, domain: 'pbx.test' })
  const { proposals } = await look(pbx.wsUrl)
  await pbx.stop()
  expect(proposals).toMatchObject([{ connector: 'sip' }])
})

it('finds nothing where nobody is', async () => {
  const pbx = await startEmbeddedPbx({ users: { '1001': 'x' }, domain: 'pbx.test' })
  await pbx.stop()
  expect(await look(pbx.wsUrl)).toMatchObject({ proposals: [], code: 'sip.refused' })
})

describe.skipIf(reason !== '')(`Kamailio${reason}`, () => {
  let kamailio: Kamailio
  beforeAll(async () => {
    kamailio = await startKamailio({ prefix: await kamailioPrefix() })
  })
  afterAll(() => kamailio?.stop())
  const found = (server: string) => ({ connector: 'sip', product: 'kamailio', server })

  it('is found over WebSocket, TCP and TLS', async () => {
    const { wsUrl, tcpUrl, tlsUrl = '', caCertPath } = kamailio
    const overWebSocket = await look(wsUrl)
    expect(overWebSocket.proposals).toMatchObject([{ connector: 'sip', product: 'kamailio' }])
    expect((await look(tcpUrl)).proposals).toEqual([found(tcpUrl)])
    expect((await look(tlsUrl, caCertPath)).proposals).toEqual([found(tlsUrl)])
  })

  it('is found by host and port over secure WebSocket', async () => {
    const { host } = new URL(kamailio.wssUrl ?? '')
    const { proposals } = await look(host, kamailio.caCertPath)
    expect(proposals[0]).toMatchObject({ connector: 'sip', product: 'kamailio' })
    expect(proposals[0]?.server).toContain(`wss://${host}`)
  })

  it('is not spoken to where its certificate is not trusted', async () => {
    const { tlsUrl = '' } = kamailio
    expect((await look(tlsUrl)).proposals).toEqual([
      { connector: 'sip', server: tlsUrl, certificate: true },
    ])
  })
})

describe.skipIf(reason !== '')(`Asterisk${reason}`, () => {
  let asterisk: Asterisk
  beforeAll(async () => {
    asterisk = await startAsterisk({ prefix: await asteriskPrefix() })
  })
  afterAll(() => asterisk?.stop())

  it('is found over WebSocket, with its REST interface', async () => {
    const { proposals } = await look(asterisk.wsUrl)
    const server = phoneTargetOf(asterisk.wsUrl).exact
    expect(proposals[0]).toEqual({
      connector: 'asterisk',
      product: 'asterisk',
      server,
      ariUrl: asterisk.ariUrl,
    })
  })

  it('is found over TCP', async () => {
    const { proposals } = await look(`tcp://127.0.0.1:${asterisk.sipPort}`)
    expect(proposals[0]).toMatchObject({ connector: 'asterisk', product: 'asterisk' })
  })
})
