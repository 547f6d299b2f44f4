import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

// Below the range from which systems take the ports of outgoing connections, so that a port found
// free is not taken by one of those before the server binds it.
const lowest = 20_000
const highest = 32_000
const attempts = 200

/** The first of `count` neighbouring ports that are free on 127.0.0.1, for UDP and for TCP. */
export async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const first = lowest + Math.floor(Math.random() * (highest - lowest))
    if (await allFree(first, count)) return first
  }
  throw new Error(`no ${count} free ports found between ${lowest} and ${highest}`)
}

async function allFree(first: number, count: number): Promise<boolean> {
  for (let port = first; port < first + count; port += 1) {
    if (!(await canListen(port)) || !(await canBind(port))) return false
  }
  return true
}

async function canListen(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}

async function canBind(port: number): Promise<boolean> {
  const socket = createSocket('udp4')
  try {
    socket.bind(port, '127.0.0.1')
    await once(socket, 'listening')
    return true
  } catch {
    return false
  } finally {
    socket.close()
  }
}
