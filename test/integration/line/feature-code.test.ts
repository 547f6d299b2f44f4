/** How a feature code is dialled, against a server that does what the test says. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { startLine, type TestLine } from './fixture.ts'
import { answer } from './scripted-answer.ts'

let server: WebSocketServer | undefined
let line: TestLine | undefined

afterEach(async () => {
  await line?.stop()
  for (const client of server?.clients ?? []) client.terminate()
  server?.close()
})

const methodOf = (message: string) => message.split(' ', 1)[0] ?? ''

/** A line on a phone system that answers INVITEs so; gives what it was sent, SUBSCRIBEs apart. */
async function startWith(onInvite: (reply: (...line: string[]) => void, request: string) => void) {
  const sent: string[] = []
  const found = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server = found
  found.on('connection', (socket: WebSocket) => {
    socket.on('message', (data) => {
      const request = String(data)
      const method = methodOf(request)
      if (method === 'SUBSCRIBE') return socket.send(answer(request, '489 Bad Event'))
      if (method === 'SIP/2.0') return
      sent.push(request)
      if (method === 'ACK') return
      const contact = 'Contact: <sip:pbx@127.0.0.1;transport=ws>'
      const reply = (status = '', ...more: string[]) =>
        socket.send(answer(request, status, contact, ...more))
      if (method === 'INVITE') onInvite(reply, request)
      else reply('200 OK')
    })
  })
  await once(found, 'listening')
  const started = startLine({
    server: `ws://127.0.0.1:${(found.address() as AddressInfo).port}`,
    addressOfRecord: 'sip:1001@pbx.test',
    authorizationUser: '1001',
    secret: { kind: 'password', password: 'secret' },
    expiresSeconds: 300,
    heartbeatMs: 60_000,
    doNotDisturb: { way: 'codes', onCode: '#31#', offCode: '*79', watch: '' },
  })
  line = started
  await started.start()
  const methods = () => sent.map(methodOf).filter((method) => method !== 'PUBLISH')
  const set = async (on: boolean) => {
    started.tell({ type: 'doNotDisturb', on })
    return started.next('doNotDisturbSet')
  }
  return { sent, methods, set, started }
}

it('by one call without sound, hung up once it was answered', async () => {
  const { sent, methods, set } = await startWith((reply) => reply('200 OK'))
  expect(await set(true)).toEqual({ type: 'doNotDisturbSet', on: true })
  expect(methods()).toEqual(['INVITE', 'ACK', 'BYE'])
  const invite = sent.find((message) => methodOf(message) === 'INVITE')
  expect(invite).toMatch(/^INVITE sip:%2331%23@pbx\.test SIP/)
  expect(invite).toContain('RTP/AVP 0 8')
  expect(invite).toContain('a=inactive')
})

it('with encrypted sound offered to a phone system that wants no other', async () => {
  const { sent, methods, set } = await startWith((reply, request) =>
    reply(request.includes('UDP/TLS/RTP/SAVPF') ? '200 OK' : '488 Not Acceptable Here'),
  )
  expect(await set(false)).toEqual({ type: 'doNotDisturbSet', on: false })
  expect(methods()).toEqual(['INVITE', 'ACK', 'INVITE', 'ACK', 'BYE'])
  expect(sent.findLast((message) => methodOf(message) === 'INVITE')).toMatch(
    /a=fingerprint:sha-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}\r\n/,
  )
})

it.each(['404 Not Found', '486 Busy Here', '603 Decline'])(
  'not where it answers %s',
  async (status) => {
    const { set } = await startWith((reply) => reply(status))
    expect(await set(true)).toMatchObject({ code: 'doNotDisturb.codeRefused' })
  },
)

it('and is done too where all it gives is an announcement before the answer', async () => {
  const { methods, set } = await startWith((reply) => reply('183 Session Progress'))
  expect(await set(true)).toEqual({ type: 'doNotDisturbSet', on: true })
  await expect.poll(methods).toEqual(['INVITE', 'CANCEL'])
})

it('and an answer that comes too late is hung up', async () => {
  let late: () => void = () => {}
  const { methods, set, started } = await startWith((reply) => {
    reply('180 Ringing')
    late = () => reply('200 OK')
  })
  expect(await set(true)).toMatchObject({ code: 'sip.timedOut' })
  late()
  await expect.poll(methods).toEqual(['INVITE', 'CANCEL', 'ACK', 'BYE'])
  expect(started.messages.filter(({ type }) => type === 'doNotDisturbSet')).toHaveLength(1)
})
