import { Core, UserAgent } from 'sip.js'
import { describe, expect, test } from 'vitest'
import type { FromLine } from '../../../src-preload/line-contract.ts'
import { createSockets, SocketFault } from '../../../src-renderer/line/sockets.ts'
import { wire } from '../../../src-renderer/line/wiring.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'

function setUp() {
  const sent: FromLine[] = []
  const clock = new FakeClock()
  const sockets = createSockets((message) => sent.push(message))
  const abort = new AbortController()
  return { sent, clock, sockets, abort, open: () => sockets.open(clock, abort.signal) }
}

describe('sockets', () => {
  test('opens one, and hands each message to the socket that it is about', async () => {
    const { sent, sockets, open } = setUp()
    const [first, second] = [open(), open()]
    sockets.handle({ type: 'socketOpen', id: 2, host: '192.0.2.9', port: 5 })
    sockets.handle({ type: 'socketOpen', id: 1, host: '192.0.2.9', port: 4 })
    const [one, two] = await Promise.all([first, second])
    expect([one.port, two.port]).toEqual([4, 5])
    const seen: string[] = []
    one.onFrame = (text) => seen.push(`1 ${text}`)
    two.onFrame = (text) => seen.push(`2 ${text}`)
    two.onClosed = (code) => seen.push(`2 ${code}`)
    sockets.handle({ type: 'socketFrame', id: 2, text: 'a' })
    sockets.handle({ type: 'socketFrame', id: 1, text: 'b' })
    sockets.handle({ type: 'socketClosed', id: 2, code: 'sip.malformed' })
    two.send('lost')
    one.send('kept')
    one.close()
    one.close()
    sockets.handle({ type: 'socketFrame', id: 1, text: 'late' })
    expect(seen).toEqual(['2 a', '1 b', '2 sip.malformed'])
    expect(two.closedBy).toBe('sip.malformed')
    expect(sent).toEqual([
      { type: 'socketConnect', id: 1 },
      { type: 'socketConnect', id: 2 },
      { type: 'socketTaken', id: 2 },
      { type: 'socketTaken', id: 1 },
      { type: 'socketSend', id: 1, text: 'kept' },
      { type: 'socketClose', id: 1 },
    ])
  })

  test('a frame that cannot be dealt with is taken all the same', async () => {
    const { sent, sockets, open } = setUp()
    const opening = open()
    sockets.handle({ type: 'socketOpen', id: 1, host: 'h', port: 4 })
    const socket = await opening
    socket.onFrame = () => {
      throw new Error('defect')
    }
    expect(() => sockets.handle({ type: 'socketFrame', id: 1, text: 'a' })).toThrow('defect')
    expect(sent.at(-1)).toEqual({ type: 'socketTaken', id: 1 })
  })

  test('says why it cannot be opened', async () => {
    const { sockets, open } = setUp()
    const opening = open()
    sockets.handle({ type: 'socketClosed', id: 1, code: 'sip.certificate' })
    await expect(opening).rejects.toEqual(new SocketFault('sip.certificate'))
  })

  test('gives up a main that says nothing, and an opening that nobody wants any more', async () => {
    const { sent, clock, abort, open } = setUp()
    const late = open()
    const refused = expect(late).rejects.toEqual(new SocketFault('sip.timedOut'))
    await clock.advance(15_000)
    await refused
    const unwanted = open()
    abort.abort(new Error('other'))
    await expect(unwanted).rejects.toThrow('other')
    await expect(open()).rejects.toThrow('other')
    expect(sent.map(({ type }) => type)).toEqual([
      'socketConnect',
      'socketClose',
      'socketConnect',
      'socketClose',
      'socketClose',
    ])
    expect(clock.waiting()).toEqual([])
  })
})

describe.each([
  ['tls', '192.0.2.9', '192.0.2.9'],
  ['tcp', '2001:db8::9', '[2001:db8::9]'],
])('a user agent over %s from %s', (scheme, host, shown) => {
  async function start() {
    const it = setUp()
    const wiring = wire(`${scheme}://pbx.test`, it.sockets, it.clock, it.abort.signal)
    it.sockets.handle({ type: 'socketOpen', id: 1, host, port: 40_001 })
    const { options, contactPort, closedBy } = await wiring
    const sip = new UserAgent({ ...options, logBuiltinEnabled: false, logConfiguration: false })
    sip.contact.uri.port = contactPort
    await sip.start()
    return { ...it, sip, closedBy }
  }
  const domain = UserAgent.makeURI('sip:pbx.test')
  if (domain === undefined) throw new Error('no address')

  test('names its own end, and takes the answer that comes back over the socket', async () => {
    const { sip, sent, sockets } = await start()
    const core = sip.userAgentCore
    const message = core.makeOutgoingRequestMessage('OPTIONS', domain, domain, domain, {}, [])
    const answers: number[] = []
    core.request(message, {
      onAccept: ({ message: { statusCode } }) => answers.push(statusCode ?? 0),
    })
    await settled()
    const last = sent.at(-1)
    const text = last?.type === 'socketSend' ? last.text : ''
    const via = /^Via: (.*)$/m.exec(text)?.[1]?.trim() ?? ''
    expect(via).toMatch(`SIP/2.0/${scheme.toUpperCase()} ${shown};branch=`)
    expect(via).toMatch(/;rport$/)
    expect(sip.contact.toString()).toMatch(
      new RegExp(`@${shown.replace(/[[\].]/g, '\\$&')}:40001;transport=${scheme}>$`),
    )
    const [, headers = ''] = /^[^\n]*\n([\s\S]*)$/.exec(text) ?? []
    const answered = headers.replace(/;rport\r\n/, ';rport=40001;received=192.0.2.7\r\n')
    sockets.handle({ type: 'socketFrame', id: 1, text: `SIP/2.0 200 OK\r\n${answered}` })
    expect(answers).toEqual([200])
    expect(core).toBeInstanceOf(Core.UserAgentCore)
  })

  test('hears that the connection is gone, once, and why', async () => {
    const { sip, sockets, closedBy } = await start()
    const heard: unknown[] = []
    sip.delegate = { onDisconnect: (error) => heard.push(error?.message) }
    sockets.handle({ type: 'socketClosed', id: 1, code: 'sip.connectionLost' })
    expect(heard).toEqual(['sip.connectionLost'])
    expect(closedBy()).toBe('sip.connectionLost')
    await sip.transport.disconnect()
    expect(heard).toHaveLength(1)
    await expect(sip.transport.send('x')).rejects.toThrow()
    await expect(sip.transport.connect()).rejects.toThrow('sip.connectionLost')
  })

  test('closes the socket, and takes nothing more from it', async () => {
    const { sip, sent, sockets } = await start()
    await sip.transport.disconnect()
    expect(sent.at(-1)).toEqual({ type: 'socketClose', id: 1 })
    sockets.handle({ type: 'socketFrame', id: 1, text: 'x' })
    expect(sip.transport.isConnected()).toBe(false)
  })
})
