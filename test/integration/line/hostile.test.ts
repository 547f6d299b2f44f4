import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import type { LineConfig } from '../../../src-preload/line-contract.ts'
import { startLine, status, type TestLine } from './fixture.ts'
import { answer } from './scripted-answer.ts'

const servers: WebSocketServer[] = []
const lines: TestLine[] = []

/** A WebSocket server that calls itself SIP and does what the test says. */
async function server(
  onMessage: (socket: WebSocket, message: string) => void,
  onOpen: (socket: WebSocket) => void = () => {},
): Promise<LineConfig> {
  const found = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  servers.push(found)
  found.on('connection', (socket) => {
    socket.on('message', (data) => onMessage(socket, data.toString()))
    onOpen(socket)
  })
  await once(found, 'listening')
  return {
    server: `ws://127.0.0.1:${(found.address() as AddressInfo).port}`,
    addressOfRecord: 'sip:1001@pbx.test',
    authorizationUser: '1001',
    secret: { kind: 'password', password: 'secret' },
    expiresSeconds: 300,
    heartbeatMs: 60_000,
  }
}

function line(config: LineConfig): TestLine {
  const started = startLine(config)
  lines.push(started)
  return started
}

afterEach(async () => {
  await Promise.all(lines.splice(0).map((each) => each.stop()))
  for (const each of servers.splice(0)) {
    for (const client of each.clients) client.terminate()
    each.close()
  }
})

const garbage: readonly (string | Buffer)[] = [
  'hello',
  '\r\n\r\n',
  'SIP/2.0 200 OK\r\n\r\n',
  'SIP/2.0 999999999999 OK\r\nCSeq: x\r\n\r\n',
  'NOTIFY sip:1001@x SIP/2.0\r\nVia: x\r\nCSeq: 1\r\n\r\n',
  'NOTIFY tel:1 SIP/2.0\r\nVia: SIP/2.0/WS a;branch=z9hG4bKb\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1 NOTIFY\r\n\r\n',
  `INVITE sip:1001@x SIP/2.0\r\n${'X: y\r\n'.repeat(5_000)}\r\n`,
  `SIP/2.0 200 OK\r\nVia: ${'('.repeat(20_000)}\r\n\r\n`,
  'x'.repeat(300_000),
  Buffer.from([0xff, 0xfe, 0, 1]),
]

it('garbage from the server does not stop the line, and is logged once without its content', async () => {
  const config = await server(
    (socket, request) => {
      for (const frame of garbage) socket.send(frame)
      const ok = answer(request, '200 OK', 'Expires: 300', 'SIP-ETag: tag')
      socket.send(ok)
    },
    (socket) => {
      for (const frame of garbage) socket.send(frame)
    },
  )
  const tested = line(config)
  await tested.start()
  await tested.publish(status('all the same'))
  const logs = tested.messages.filter((message) => message.type === 'log')
  expect(logs).toEqual([
    { type: 'log', level: 'warn', message: 'The server sent a frame that is no SIP message.' },
  ])
})

it('a challenge for anything but MD5 is not answered, and said so', async () => {
  const config = await server((socket, request) => {
    const challenge = 'WWW-Authenticate: Digest realm="r", nonce="n", algorithm=SHA-256'
    socket.send(answer(request, '401 Unauthorized', challenge))
  })
  const tested = line(config)
  tested.tell({ type: 'configure', config })
  const { message } = await tested.next('log')
  expect(message).toBe('The server asks for a realm or a digest that cannot be answered.')
  await tested.next('leg', ({ report }) => report.code === 'sip.wrongPassword')
})

it('the test of a server that speaks no SIP ends at its deadline', async () => {
  const config = await server(() => {})
  const tested = line(config)
  tested.tell({ type: 'test', config })
  const step = await tested.next('testStep', ({ outcome }) => outcome === 'failed')
  expect(step).toMatchObject({ step: 'authenticate', code: 'sip.notSip' })
  await tested.next('tested')
})

it('a stop while it is connecting ends the attempt', async () => {
  const config = await server(() => {})
  const tested = line(config)
  tested.tell({ type: 'configure', config })
  await tested.stop()
  expect(tested.messages).not.toContainEqual({ type: 'up' })
})

it('a refresh that is challenged leaves the sequence of its dialog in order', async () => {
  const sequence: number[] = []
  const config = await server((socket, request) => {
    const [method = ''] = request.split(' ')
    const cseq = Number(/^CSeq: (\d+)/m.exec(request)?.[1])
    if (method !== 'SUBSCRIBE') return
    const inDialog = /^To:.*;tag=/m.test(request)
    if (inDialog) sequence.push(cseq)
    if (!/^Authorization:/m.test(request)) {
      socket.send(
        answer(request, '401 Unauthorized', 'WWW-Authenticate: Digest realm="r", nonce="n"'),
      )
      return
    }
    socket.send(answer(request, '200 OK', 'Expires: 2'))
    if (!inDialog) socket.send(firstNotify(request))
  })
  const tested = line(config)
  await tested.start()
  await expect.poll(() => sequence.length, { timeout: 10_000 }).toBe(4)
  const [first = 0] = sequence
  expect(sequence).toEqual([first, first + 1, first + 2, first + 3])
})

/** The NOTIFY that founds the dialog of a SUBSCRIBE. */
function firstNotify(subscribe: string): string {
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(subscribe)?.[1] ?? ''
  return [
    `NOTIFY ${/<(.*)>/.exec(header('Contact'))?.[1]} SIP/2.0`,
    'Via: SIP/2.0/WS server.invalid;branch=z9hG4bKnotify',
    `From: ${header('To')};tag=x`,
    `To: ${header('From')}`,
    `Call-ID: ${header('Call-ID')}`,
    'CSeq: 1 NOTIFY',
    'Max-Forwards: 70',
    'Contact: <sip:1001@127.0.0.1>',
    'Event: dialog',
    'Subscription-State: active',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')
}
