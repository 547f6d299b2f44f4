/** SIP over TCP in front of a PBX that speaks it over WebSocket alone. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createFramer } from '../../../src-main/adapters/pbx/sip/socket-frames.ts'

/** @param wsUrl address of the PBX, on loopback */
export async function startTcpFront(wsUrl: string) {
  const server = createServer((client) => {
    const pbx = new WebSocket(wsUrl, 'sip')
    const opened = new Promise((resolve) => pbx.addEventListener('open', resolve, { once: true }))
    const end = () => {
      pbx.close()
      client.destroy()
    }
    const framer = createFramer({
      onFrame: (text) => void opened.then(() => pbx.send(text)),
      onPing: () => client.write('\r\n'),
      onFault: end,
    })
    client.on('data', (chunk: Buffer) => void framer.push(chunk))
    client.on('error', end)
    client.on('close', end)
    pbx.addEventListener('message', ({ data }) => client.write(String(data)))
    pbx.addEventListener('close', end)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    server: `tcp://127.0.0.1:${address.port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
