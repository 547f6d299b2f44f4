import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSipSocket, type SipSocket } from '../../../src-main/adapters/pbx/sip/socket.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { addressOf, diary, ok, peerOf, startServer } from './socket-fixture.ts'

let there: Awaited<ReturnType<typeof startServer>>
let server: Server
let clock: FakeClock
let opened: SipSocket[]

beforeEach(async () => {
  clock = new FakeClock()
  opened = []
  there = await startServer()
  server = there.server
})

afterEach(async () => {
  for (const socket of opened) socket.close()
  await there.stop()
})

function open(transport: 'tls' | 'tcp' = 'tcp', to = there.port) {
  const seen = diary<string>()
  const frames = diary<string>()
  const local: { host?: string; port?: number } = {}
  const socket = openSipSocket({
    server: { transport, host: '127.0.0.1', port: to },
    clock,
    onOpen(host, at) {
      Object.assign(local, { host, port: at })
      seen.add('open')
    },
    onFrame: (text) => frames.add(text),
    onClosed: (code) => seen.add(code),
  })
  opened.push(socket)
  return { socket, seen, frames, local }
}

async function openWithPeer() {
  const connected = once(server, 'connection')
  const it = open()
  const other = await peerOf(connected)
  await it.seen.until((entries) => entries.includes('open'))
  return { ...it, ...other }
}

describe('a socket', () => {
  test('tells its own end, and carries messages both ways', async () => {
    const { socket, peer, received, frames, local } = await openWithPeer()
    expect(local).toEqual({ host: '127.0.0.1', port: peer.remotePort })
    socket.send('OPTIONS …')
    await received.until((texts) => texts.join('') === 'OPTIONS …')
    peer.write(ok.slice(0, 20))
    peer.write(ok.slice(20) + ok)
    await frames.until((texts) => texts.length === 2)
    expect(frames.entries).toEqual([ok, ok])
  })

  test('answers a ping, and sends one after a silence of its own', async () => {
    const { peer, received } = await openWithPeer()
    peer.write('\r\n\r\n')
    await received.until((texts) => texts.join('') === '\r\n')
    await clock.advance(94_999)
    expect(received.entries.join('')).toBe('\r\n')
    await clock.advance(1)
    await received.until((texts) => texts.join('') === '\r\n\r\n\r\n')
  })

  test.each([
    ['HTTP/1.1 400 Bad Request\r\n\r\n', 'sip.notSip'],
    ['SIP/2.0 200 OK\r\n\r\n', 'sip.malformed'],
  ])('closes when %j comes', async (text, code) => {
    const { peer, seen } = await openWithPeer()
    const ended = once(peer, 'close')
    peer.write(text)
    await seen.until((entries) => entries.includes(code))
    await ended
    expect(seen.entries).toEqual(['open', code])
  })

  test.each(['end', 'resetAndDestroy'] as const)(
    'tells once that the other side is gone: %s',
    async (how) => {
      const { peer, seen } = await openWithPeer()
      peer[how]()
      await seen.until((entries) => entries.includes('sip.connectionLost'))
      expect(seen.entries).toEqual(['open', 'sip.connectionLost'])
    },
  )

  test('closed from this side sends what is left, and tells nothing more', async () => {
    const { socket, peer, received, seen } = await openWithPeer()
    const ended = once(peer, 'end')
    socket.send('PUBLISH …')
    socket.close()
    await ended
    expect(received.entries.join('')).toBe('PUBLISH …')
    await once(peer, 'close')
    expect(seen.entries).toEqual(['open'])
  })

  test('gives up a server that lets it wait for TLS', async () => {
    const connected = once(server, 'connection')
    const { seen } = open('tls')
    await connected
    await clock.advance(9_999)
    expect(seen.entries).toEqual([])
    await clock.advance(1)
    expect(seen.entries).toEqual(['sip.timedOut'])
  })

  test('finds no TLS where plain SIP is spoken', async () => {
    server.once('connection', (peer: Socket) => peer.write(ok))
    const { seen } = open('tls')
    await seen.until((entries) => entries.length > 0)
    expect(seen.entries).toEqual(['sip.notSip'])
  })

  test('is refused where nothing listens', async () => {
    const other = createServer()
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port: free } = addressOf(other)
    other.close()
    await once(other, 'close')
    const { seen } = open('tcp', free)
    await seen.until((entries) => entries.length > 0)
    expect(seen.entries).toEqual(['sip.refused'])
  })

  test('reads no further while the page is busy', async () => {
    const { socket, peer, frames } = await openWithPeer()
    const total = 40_000
    const note = `NOTIFY sip:1 SIP/2.0\r\nContent-Length: 1000\r\n\r\n${'x'.repeat(1_000)}`
    let sent = 0
    const fill = () => {
      while (sent < total) {
        sent += 1
        if (!peer.write(note)) return
      }
    }
    peer.on('drain', fill)
    fill()
    await frames.until((texts) => texts.length >= 64)
    // What one read brought may be told; then the server has to wait.
    await untilStill(() => frames.entries.length)
    expect(frames.entries.length).toBeLessThan(1_000)
    expect(sent).toBeLessThan(total)
    let taken = 0
    const takeAll = () => {
      while (taken < frames.entries.length) {
        taken += 1
        socket.taken()
      }
    }
    const pull = frames.until((texts) => {
      takeAll()
      return texts.length === total
    })
    await pull
  })

  test('ends when the server reads nothing for too long', async () => {
    const { socket, peer, seen } = await openWithPeer()
    peer.pause()
    const text = 'x'.repeat(262_144)
    for (let sent = 0; sent < 200 && seen.entries.length === 1; sent += 1) socket.send(text)
    expect(seen.entries).toEqual(['open', 'sip.connectionLost'])
  })
})

/** Resolves when the number no longer changes from one turn of the event loop to the next. */
async function untilStill(look: () => number): Promise<void> {
  for (let last = -1, same = 0; same < 50; ) {
    const now = look()
    same = now === last ? same + 1 : 0
    last = now
    await new Promise((resolve) => setImmediate(resolve))
  }
}
