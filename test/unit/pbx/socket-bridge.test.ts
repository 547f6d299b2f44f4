import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSocketBridge } from '../../../src-main/adapters/pbx/sip/socket-bridge.ts'
import { socketCauseOf } from '../../../src-main/adapters/pbx/sip/socket-cause.ts'
import { socketServerOf } from '../../../src-main/domain/socket-server.ts'
import type { ToLine } from '../../../src-preload/line-contract.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { diary, ok, peerOf, startServer } from './socket-fixture.ts'

let there: Awaited<ReturnType<typeof startServer>>
let opened: { close(): void }[]

beforeEach(async () => {
  opened = []
  there = await startServer()
})

afterEach(async () => {
  for (const bridge of opened) bridge.close()
  await there.stop()
})

describe('the bridge', () => {
  const bridgeTo = (text: string) => {
    const told = diary<ToLine>()
    const address = socketServerOf(text)
    if (address === undefined) throw new Error('no address')
    const bridge = createSocketBridge({ server: address, clock: new FakeClock(), send: told.add })
    opened.push(bridge)
    return { bridge, told }
  }

  test('leads to the configured server, whatever the page says, and carries frames', async () => {
    const { bridge, told } = bridgeTo(`tcp://127.0.0.1:${there.port}`)
    const connected = once(there.server, 'connection')
    bridge.handle({ type: 'ready' })
    bridge.handle({ type: 'socketConnect', id: 7 })
    const { peer, received } = await peerOf(connected)
    await told.until((messages) => messages.length === 1)
    expect(told.entries).toEqual([
      { type: 'socketOpen', id: 7, host: '127.0.0.1', port: peer.remotePort },
    ])
    bridge.handle({ type: 'socketSend', id: 7, text: 'hello' })
    bridge.handle({ type: 'socketSend', id: 8, text: 'lost' })
    await received.until((texts) => texts.join('') === 'hello')
    peer.write(ok)
    await told.until((messages) => messages.length === 2)
    expect(told.entries[1]).toEqual({ type: 'socketFrame', id: 7, text: ok })
    peer.end()
    await told.until((messages) => messages.length === 3)
    expect(told.entries[2]).toEqual({ type: 'socketClosed', id: 7, code: 'sip.connectionLost' })
  })

  test('opens few sockets, and no id twice', async () => {
    const { bridge, told } = bridgeTo(`tcp://127.0.0.1:${there.port}`)
    for (const id of [1, 1, 2, 3, 4, 5]) bridge.handle({ type: 'socketConnect', id })
    const refused = told.entries.flatMap((message) =>
      message.type === 'socketClosed' ? [message.id] : [],
    )
    expect(refused).toEqual([1, 5])
    bridge.handle({ type: 'socketClose', id: 2 })
    bridge.handle({ type: 'socketConnect', id: 6 })
    await told.until((messages) =>
      [1, 3, 4, 6].every((id) => messages.some((m) => m.type === 'socketOpen' && m.id === id)),
    )
  })
})

test.each([
  ['ENOTFOUND', 'sip.unknownHost'],
  ['EAI_AGAIN', 'sip.unknownHost'],
  ['ECONNREFUSED', 'sip.refused'],
  ['ETIMEDOUT', 'sip.timedOut'],
  ['EHOSTUNREACH', 'sip.unreachable'],
  ['ECONNRESET', 'sip.unreachable'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'sip.certificate'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'sip.certificate'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'sip.certificate'],
  ['CERT_HAS_EXPIRED', 'sip.certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'sip.certificate'],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'sip.certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'sip.notSip'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'sip.notSip'],
])('%s is %s', (code, expected) => {
  const error = Object.assign(new Error('failed'), { code })
  expect(socketCauseOf(error)).toBe(expected)
  expect(socketCauseOf(new AggregateError([error]))).toBe(expected)
})
