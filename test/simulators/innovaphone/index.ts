/**
 * A PBX of innovaphone as far as the myApps protocol goes, strict about order, properties, nonces
 * and digests: what the documentation does not allow is a violation and ends the connection. From
 * - https://sdk.innovaphone.com/13r3/doc/appwebsocket/myApps.htm (messages, digests, session,
 *   OAuth2 with ECDHE, Redirect, presence, dialogs), and its revision of 13r1 (flat `info`),
 * - https://github.com/innovaphone/myapps-oauth2-demo, MYAPPS_OAUTH20.md (LoginInfo, error numbers
 *   1, 2 and 5, `mod`, `http` and `https` of a Redirect),
 * - https://github.com/innovaphone/websocketphp8 (a login without LoginInfo).
 * Not documented, and so only assumed here: that the own presence is told right after the login, how
 * a refused SubscribeDialog looks, the names of call states, and the answer to a KeepAlive. None of
 * this was seen on a real PBX.
 */
import { once } from 'node:events'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Behaviour, createClient, type PbxClient } from './client.ts'
import {
  createDirectory,
  type Directory,
  type PbxCall,
  type PbxUser,
  type Tel,
} from './directory.ts'

export { createDirectory } from './directory.ts'

export interface InnovaphoneSimulator {
  /** Without a path. */
  readonly address: string
  readonly host: string
  readonly port: number
  readonly directory: Directory
  readonly behaviour: Behaviour
  /** What clients did that they must not. */
  readonly violations: readonly string[]
  /** The paths of the connections so far. */
  readonly paths: readonly string[]
  /** Everything that was received, oldest first. */
  readonly received: () => readonly { readonly mt: string }[]
  /** Resolves with the next message of this type. */
  next(mt: string): Promise<Readonly<Record<string, unknown>>>
  /** The person sets a presence with myApps or a phone. */
  setPresence(sip: string, tel: Tel): void
  call(sip: string, call: PbxCall): void
  hangUp(sip: string, callId: string): void
  signIn(url: string, sip: string): void
  authorize(): void
  /** Ends a session from another device. */
  logOut(usr: string): void
  /** Sends anything to everybody. */
  say(data: string): void
  /** Ends all connections; new ones are welcome. */
  drop(): void
  /** Takes connections and says nothing any more. */
  freeze(): void
  stop(): Promise<void>
}

export interface SimulatorOptions {
  readonly users?: readonly PbxUser[]
  readonly directory?: Directory
  /** Where the WebSocket is; other paths are refused. */
  readonly path?: RegExp
  readonly behaviour?: Partial<Behaviour>
}

const usual: Behaviour = {
  methods: { digest: true, ntlm: false, oauth2: false },
  knowsLoginInfo: true,
  flatInfo: false,
  impostor: false,
  deaf: false,
  refusesDialogs: false,
  answersKeepAlive: true,
  sendsTo: undefined,
  loginError: undefined,
}

export async function startInnovaphone(options: SimulatorOptions): Promise<InnovaphoneSimulator> {
  const { path = /^\/PBX0\/(APPCLIENT\/\d+|WEBSOCKET)\/websocket$/ } = options
  const directory = options.directory ?? createDirectory(options.users ?? [])
  const behaviour = { ...usual, ...options.behaviour }
  const violations: string[] = []
  const paths: string[] = []
  const log: { mt: string }[] = []
  const clients = new Map<WebSocket, PbxClient>()
  const usedNonces = new Set<string>()
  const waiters = new Set<(message: { mt: string }) => void>()
  let frozen = false
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    verifyClient: ({ req: { url = '' } }, accept) => {
      paths.push(url)
      accept(path.test(url), 404)
    },
  })
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port')
  const { port } = bound
  const host = '127.0.0.1'

  const each = (sip: string, tell: (client: PbxClient) => void) => {
    for (const client of clients.values()) if (client.sip() === sip) tell(client)
  }

  server.on('connection', (socket) => {
    const client = createClient({
      ...{ directory, behaviour, usedNonces },
      send: (message) => {
        if (!frozen) socket.send(JSON.stringify(message))
      },
      violation(what) {
        violations.push(what)
        socket.close(1008)
      },
      onPresence: (sip) => each(sip, (other) => other.tellPresence()),
    })
    clients.set(socket, client)
    socket.on('message', (data) => {
      if (frozen) return
      try {
        client.receive(data.toString())
      } catch (error) {
        violations.push(String(error))
      }
      const message: { mt: string } = JSON.parse(data.toString())
      log.push(message)
      for (const waiter of [...waiters]) waiter(message)
    })
    socket.on('close', () => clients.delete(socket))
  })

  return {
    address: `ws://${host}:${port}`,
    ...{ host, port, directory, behaviour, violations, paths },
    received: () => log,
    next: (mt) =>
      new Promise((resolve) => {
        const waiter = (message: { mt: string }) => {
          if (message.mt !== mt) return
          waiters.delete(waiter)
          resolve({ ...message })
        }
        waiters.add(waiter)
      }),
    setPresence(sip, tel) {
      directory.setTel(sip, tel)
      each(sip, (client) => client.tellPresence())
    },
    call(sip, call) {
      directory.setCall(sip, call)
      each(sip, (client) => client.tellCall(call.callId))
    },
    hangUp(sip, callId) {
      directory.endCall(sip, callId)
      each(sip, (client) => client.tellCall(callId))
    },
    signIn(url, sip) {
      if (![...clients.values()].some((client) => client.signedIn(url, sip)))
        throw new Error('nobody signs in there')
    },
    authorize() {
      if (![...clients.values()].some((client) => client.authorized()))
        throw new Error('nobody waits')
    },
    logOut(usr) {
      directory.deleteSession(usr)
      for (const socket of clients.keys()) socket.send(JSON.stringify({ mt: 'LogoutResult' }))
    },
    say(data) {
      for (const socket of clients.keys()) socket.send(data)
    },
    drop() {
      for (const socket of clients.keys()) socket.terminate()
    },
    freeze() {
      frozen = true
    },
    async stop() {
      for (const socket of clients.keys()) socket.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}
