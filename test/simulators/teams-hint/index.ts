/**
 * The local API of Teams ("Third-party app API"), strict: whatever a client does that the real one
 * is not known to take is a violation. Microsoft documents no messages; these are those of
 * https://github.com/svrooij/teams-monitor (README: address, permissions before pairing, state
 * after it, responses, token), with what others saw besides: the acknowledgement of the connection,
 * one client at a time, `pair` as the request without effect, the answer "no action" that follows
 * even an accepted pairing, and the connection of a blocked app that is closed at once.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type WebSocket, WebSocketServer } from 'ws'

const parameters = ['protocol-version', 'manufacturer', 'device', 'app', 'app-version', 'token']
const noAction = 'Pairing response resulted in no action'

export interface TeamsSimulator {
  readonly address: string
  /** What clients did that they must not. */
  readonly violations: readonly string[]
  /** The parameters of each connection so far. */
  readonly connections: readonly Readonly<Record<string, string>>[]
  /** How often the person was asked. */
  readonly questions: () => number
  join(): void
  leave(): void
  share(on: boolean): void
  /** The person answers what they were asked; `ignore` lets it lapse. */
  answer(how: 'accept' | 'ignore'): void
  /** In "Manage API" the app stands among the blocked. */
  block(on: boolean): void
  /** All pairings are forgotten. */
  forget(): void
  /** Sends anything, as a broken Teams would. */
  say(data: string | Buffer): void
  /** Resolves when a client has connected. */
  connected(): Promise<void>
  /** Resolves when the person is asked. */
  asked(): Promise<void>
  /** Ends all connections; new ones are welcome. */
  drop(): void
  stop(): Promise<void>
}

export async function startTeams(port = 0): Promise<TeamsSimulator> {
  const server = new WebSocketServer({ host: '127.0.0.1', port })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const violations: string[] = []
  const connections: Readonly<Record<string, string>>[] = []
  const tokens = new Set<string>()
  let client: WebSocket | undefined
  let paired = false
  let inMeeting = false
  let sharing = false
  let blocked = false
  let pending: number | undefined
  let questions = 0

  const send = (message: unknown) => client?.send(JSON.stringify(message))

  function update(): void {
    send({ meetingUpdate: { ...(paired ? { meetingState: state() } : {}), meetingPermissions } })
  }

  const state = () => ({
    isMuted: inMeeting,
    isVideoOn: false,
    isHandRaised: false,
    isInMeeting: inMeeting,
    isRecordingOn: false,
    isBackgroundBlurred: false,
    isSharing: sharing,
    hasUnreadMessages: false,
  })
  const meetingPermissions = {
    get canToggleMute() {
      return inMeeting
    },
    get canToggleVideo() {
      return inMeeting
    },
    get canToggleHand() {
      return inMeeting
    },
    canToggleBlur: false,
    get canLeave() {
      return inMeeting
    },
    get canReact() {
      return inMeeting
    },
    get canToggleShareTray() {
      return inMeeting
    },
    get canToggleChat() {
      return inMeeting
    },
    get canStopSharing() {
      return sharing
    },
    get canPair() {
      return inMeeting && !paired
    },
  }

  function checked(url: URL): Readonly<Record<string, string>> {
    const query = Object.fromEntries(url.searchParams)
    for (const name of Object.keys(query))
      if (!parameters.includes(name)) violations.push(`parameter ${name}`)
    if (query['protocol-version'] !== '2.0.0') violations.push('protocol-version')
    for (const name of ['manufacturer', 'device', 'app', 'app-version'])
      if ((query[name] ?? '') === '') violations.push(`no ${name}`)
    if (query.token === '') violations.push('an empty token')
    return query
  }

  function take(text: string): void {
    const { action, parameters: given, requestId, ...more } = JSON.parse(text)
    if (action !== 'pair') violations.push(`action ${action}`)
    if (JSON.stringify(given) !== '{}') violations.push('parameters')
    if (!Number.isInteger(requestId) || requestId < 1) violations.push('requestId')
    if (Object.keys(more).length > 0) violations.push(`members ${Object.keys(more)}`)
    if (!inMeeting || paired) violations.push('pair where it cannot be')
    if (pending !== undefined) violations.push('asked while asking')
    pending = requestId
    questions += 1
    server.emit('asked')
  }

  server.on('connection', (socket, request) => {
    const query = checked(new URL(request.url ?? '/', 'ws://localhost'))
    connections.push(query)
    server.emit('connected')
    if (blocked) {
      socket.close()
      return
    }
    client?.close()
    client = socket
    pending = undefined
    paired = query.token !== undefined && tokens.has(query.token)
    socket.on('message', (data, isBinary) => {
      if (isBinary) violations.push('a binary message')
      else take(String(data))
    })
    socket.on('close', () => {
      if (client === socket) client = undefined
    })
    send({ requestId: 0, response: 'Success' })
    update()
  })

  return {
    address: `ws://127.0.0.1:${address.port}`,
    violations,
    connections,
    questions: () => questions,
    join() {
      inMeeting = true
      update()
    },
    leave() {
      inMeeting = false
      sharing = false
      update()
    },
    share(on) {
      sharing = on
      update()
    },
    answer(how) {
      const requestId = pending
      if (requestId === undefined) throw new Error('nobody was asked')
      pending = undefined
      if (how === 'accept') {
        const token = randomUUID()
        tokens.add(token)
        paired = true
        send({ tokenRefresh: token })
      }
      send({ requestId, response: noAction })
    },
    block(on) {
      blocked = on
      if (on) client?.close()
    },
    forget() {
      tokens.clear()
      paired = false
      client?.close()
    },
    say: (data) => client?.send(data),
    connected: async () => void (await once(server, 'connected')),
    asked: async () => void (await once(server, 'asked')),
    drop: () => client?.terminate(),
    async stop() {
      for (const socket of server.clients) socket.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
