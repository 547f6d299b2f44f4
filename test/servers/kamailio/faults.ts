import { rpcOn } from './rpc.ts'

/** What a test can make go wrong. Everything is undone by `clear` and by a restart. */
export interface KamailioFaults {
  /** Answers every request of a method (inside a dialog: of SUBSCRIBE alone); `header` is a whole line, as `Min-Expires: 90`. */
  answer(method: string, code: number, header?: string): Promise<void>
  /** 489 Bad Event to a method, for one event package only. */
  refuseEvent(method: 'PUBLISH' | 'SUBSCRIBE', event: string): Promise<void>
  /** Swallows every request of a method. */
  drop(method: string): Promise<void>
  /** Puts this, which must not be empty, in place of each body that a NOTIFY of a package has. */
  notifyBody(event: string, body: string): Promise<void>
  /** Ends each call that begins after this by itself, so many seconds after its beginning. */
  endCallsAfter(seconds: number): Promise<void>
  /** 503 to every WebSocket handshake; open connections stay. */
  refuseWebSocket(): Promise<void>
  /** Cuts every open WebSocket, without its closing handshake. Resolves to their number. */
  cutWebSockets(): Promise<number>
  /** Cuts every connection to these ports. Resolves to their number. */
  cutSockets(...ports: readonly number[]): Promise<number>
  clear(): Promise<void>
}

/** The keys are those that route[FAULT] and its neighbours in routes.cfg look up. */
export function kamailioFaults(port: number): KamailioFaults {
  const rpc = rpcOn(port)
  const set = async (key: string, value: string | number): Promise<void> => {
    await rpc(typeof value === 'number' ? 'htable.seti' : 'htable.sets', ['fault', key, value])
  }
  const drop = async (id: number): Promise<void> => {
    await fetch(`http://127.0.0.1:${port}/drop/${id}`, { signal: AbortSignal.timeout(5_000) })
  }
  return {
    answer: async (method, code, header) => {
      if (header !== undefined) await set(`header::${method}`, header)
      await set(`answer::${method}`, code)
    },
    refuseEvent: (method, event) => set(`answer::${method}::${event}`, 489),
    drop: (method) => set(`drop::${method}`, 'yes'),
    notifyBody: (event, body) => set(`body::${event}`, body),
    endCallsAfter: (seconds) => set('callSeconds', seconds),
    refuseWebSocket: () => set('websocket', 'refused'),
    cutWebSockets: async () => {
      const connections = openConnections(await rpc('ws.dump'))
      for (const id of connections) await drop(id)
      return connections.length
    },
    cutSockets: async (...ports) => {
      const connections = (await rpc('core.tcp_list')) as readonly TcpConnection[]
      const cut = connections.filter(({ dst_port }) => ports.includes(dst_port))
      for (const { id } of cut) await drop(id)
      return cut.length
    },
    clear: async () => {
      await rpc('htable.flush', ['fault'])
    },
  }
}

interface TcpConnection {
  readonly id: number
  /** The server's own port. */
  readonly dst_port: number
}

/** ws.dump tells each connection as `12: ws:127.0.0.1:40000 -> ...`. */
function openConnections(dump: unknown): number[] {
  return [...JSON.stringify(dump).matchAll(/"(\d+): wss?:/g)].map((match) => Number(match[1]))
}
