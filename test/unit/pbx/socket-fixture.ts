/** A plain server on loopback, and what happens in order. */
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

export const ok = 'SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n'

/** What happens, in order, and a way to wait for it. */
export function diary<T>() {
  const entries: T[] = []
  const waiting = new Set<() => void>()
  return {
    entries,
    add(entry: T) {
      entries.push(entry)
      for (const look of [...waiting]) look()
    },
    until: (fits: (entries: readonly T[]) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!fits(entries)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
}

export function addressOf(of: Server): { readonly port: number } {
  const address = of.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address
}

export async function peerOf(connected: Promise<unknown[]>) {
  const [peer] = await connected
  const received = diary<string>()
  ;(peer as Socket).on('data', (chunk) => received.add(String(chunk)))
  return { peer: peer as Socket, received }
}

/** Its connections end with it. */
export async function startServer() {
  const peers: Socket[] = []
  const server = createServer((peer) => {
    peers.push(peer)
    peer.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    server,
    port: addressOf(server).port,
    async stop() {
      for (const peer of peers) peer.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
