import { connect, type Socket } from 'node:net'
import { untilFound, waitList } from '../wait-list.ts'

/** Header to value, as `Event` to `DeviceStateChange`; of equal headers the last one. */
export type AmiMessage = Readonly<Record<string, string>>

/** Asterisk's manager interface, by which a test sees and sets from outside. */
export interface Ami {
  /** Throws with Asterisk's message when it refuses, or when nothing answers in time. */
  action(name: string, fields?: AmiMessage): Promise<AmiMessage>
  /** A dialplan function's value, as of `DEVICE_STATE(Custom:DND1001)`. */
  read(dialplanFunction: string): Promise<string>
  /** Sets a dialplan function, as `DEVICE_STATE(Custom:DND1001)`. */
  write(dialplanFunction: string, value: string): Promise<void>
  /** An entry of the AstDB; undefined where there is none. */
  entry(family: string, key: string): Promise<string | undefined>
  /** The last 2,000, oldest first. */
  readonly events: readonly AmiMessage[]
  /** The first event that fits of those that came since the last call of this function found one. */
  waitFor(fits: (event: AmiMessage) => boolean, deadline?: number): Promise<AmiMessage>
  close(): void
}

const deadline = 5_000
const keptEvents = 2_000

export async function connectAmi(port: number, user: string, secret: string): Promise<Ami> {
  const socket = await open(port)
  const waiting = new Map<string, (answer: AmiMessage) => void>()
  const events: AmiMessage[] = []
  const arrivals = waitList<AmiMessage>()
  let seen = 0
  let actions = 0
  let text = ''
  const receive = (message: AmiMessage): void => {
    if (message.Response !== undefined) {
      waiting.get(message.ActionID ?? '')?.(message)
      return
    }
    if (message.Event === undefined) return
    events.push(message)
    if (events.length > keptEvents) {
      events.shift()
      seen = Math.max(0, seen - 1)
    }
    arrivals.tell(message)
  }
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    const messages = `${text}${chunk}`.split('\r\n\r\n')
    text = messages.pop() ?? ''
    for (const message of messages) receive(readMessage(message))
  })
  // A lost connection shows as an action without an answer.
  socket.on('error', () => {})

  const action: Ami['action'] = (name, fields = {}) =>
    new Promise((resolve, reject) => {
      actions += 1
      const id = String(actions)
      const timer = setTimeout(() => {
        waiting.delete(id)
        reject(new Error(`Asterisk did not answer ${name} in ${deadline} ms`))
      }, deadline)
      waiting.set(id, (answer) => {
        clearTimeout(timer)
        waiting.delete(id)
        if (answer.Response === 'Error') reject(new Error(`${name}: ${answer.Message}`))
        else resolve(answer)
      })
      const headers = { Action: name, ActionID: id, ...fields }
      const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}\r\n`)
      socket.write(`${lines.join('')}\r\n`)
    })

  await action('Login', { Username: user, Secret: secret })
  return {
    action,
    events,
    read: async (dialplanFunction) =>
      (await action('Getvar', { Variable: dialplanFunction })).Value ?? '',
    write: async (dialplanFunction, value) => {
      await action('Setvar', { Variable: dialplanFunction, Value: value })
    },
    entry: async (family, key) => {
      const answer = await action('DBGet', { Family: family, Key: key }).catch(() => undefined)
      if (!answer) return undefined
      const isValue = (event: AmiMessage) =>
        event.Event === 'DBGetResponse' && event.ActionID === answer.ActionID
      const find = () => events.findLast(isValue)
      return (await untilFound(arrivals, deadline, 'no DBGetResponse', find)).Val
    },
    waitFor: (fits, patience = 10_000) =>
      untilFound(arrivals, patience, 'no such AMI event', () => {
        const index = events.findIndex((event, place) => place >= seen && fits(event))
        if (index < 0) return undefined
        seen = index + 1
        return events[index]
      }),
    close: () => {
      socket.destroy()
    },
  }
}

/** Lines as `Event: DeviceStateChange`; the greeting before the first message is none of them. */
function readMessage(text: string): AmiMessage {
  const lines = text.matchAll(/^([\w-]+): ?(.*?)\r?$/gm)
  return Object.fromEntries([...lines].map(([, header = '', value = '']) => [header, value]))
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.once('error', reject)
  })
}
