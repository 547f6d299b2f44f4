import { connect, type Socket } from 'node:net'

/** A message of baresip's ctrl_tcp module. */
export interface ControlMessage {
  /** Of an event, as CALL_ESTABLISHED. */
  readonly type?: string
  readonly event?: boolean
  readonly response?: boolean
  /** Of a response. */
  readonly ok?: boolean
  readonly data?: string
  readonly token?: string
  readonly param?: string
}

export interface ControlChannel {
  /** Resolves to what baresip has to say; throws with it when baresip refuses. */
  command(name: string, parameters?: string): Promise<string>
  close(): void
}

const deadline = 5_000

/** Connects to ctrl_tcp: JSON in netstrings (`12:{"a":"json"},`) over TCP. */
export async function connectControl(
  port: number,
  onEvent: (message: ControlMessage) => void,
): Promise<ControlChannel> {
  const socket = await open(port)
  const waiting = new Map<string, (message: ControlMessage) => void>()
  let commands = 0
  let buffer: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    const { messages, rest } = readNetstrings(Buffer.concat([buffer, chunk]))
    buffer = rest
    for (const text of messages) {
      const message = JSON.parse(text) as ControlMessage
      if (message.response) waiting.get(message.token ?? '')?.(message)
      else onEvent(message)
    }
  })
  // The phone's process is watched elsewhere; a lost channel shows as a command without an answer.
  socket.on('error', () => {})
  return {
    command: (name, parameters = '') =>
      new Promise((resolve, reject) => {
        commands += 1
        const token = String(commands)
        const timer = setTimeout(() => {
          waiting.delete(token)
          reject(new Error(`baresip did not answer ${name} in ${deadline} ms`))
        }, deadline)
        waiting.set(token, ({ ok, data = '' }) => {
          clearTimeout(timer)
          waiting.delete(token)
          if (ok) resolve(data)
          else reject(new Error(`baresip refused ${name}: ${data}`))
        })
        const json = JSON.stringify({ command: name, params: parameters, token })
        socket.write(`${Buffer.byteLength(json)}:${json},`)
      }),
    close: () => {
      socket.destroy()
    },
  }
}

/** The whole netstrings at the start of a buffer, and what is left of it. */
export function readNetstrings(buffer: Buffer): { messages: string[]; rest: Buffer } {
  const messages: string[] = []
  let rest = buffer
  for (;;) {
    const colon = rest.indexOf(':')
    const length = Number(rest.subarray(0, Math.max(colon, 0)).toString())
    const end = colon + 1 + length
    if (colon < 0 || rest.length < end + 1) return { messages, rest }
    messages.push(rest.subarray(colon + 1, end).toString())
    rest = rest.subarray(end + 1)
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.once('error', reject)
  })
}
