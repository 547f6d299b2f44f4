import { Core, UserAgent } from 'sip.js'
import type { LineConfig } from '../../src-preload/line-contract.ts'
import { type Answer, connectionLost, isWrongPassword, readAnswer, timedOut } from './answer.ts'
import type { LineClock } from './clock.ts'
import type { Sockets } from './sockets.ts'
import type { LineCode } from './types.ts'
import { wire } from './wiring.ts'

type RequestDelegate = Core.OutgoingRequestDelegate
type Uri = NonNullable<ReturnType<typeof UserAgent.makeURI>>

export interface UserAgentEvents {
  /** The connection was lost, and why where that is known; at most once, and not after `close`. */
  onClosed(code?: LineCode): void
  /** The realm of a digest challenge. */
  onRealm(realm: string): void
  /** The server refused the credentials. */
  onWrongPassword(): void
  /** Something came that is no SIP, or a challenge that cannot be answered. */
  onOddity(what: 'garbage' | 'challenge'): void
}

/** One connection to the server. A connection that was lost is never used again. */
export interface SipUserAgent {
  readonly core: Core.UserAgentCore
  readonly address: Uri
  /** The server's own address, for OPTIONS. */
  readonly domain: Uri
  /** Monotonic milliseconds of the last frame received. */
  lastReceived(): number
  /**
   * Runs one request to its final answer; never rejects. `send` hands it to the core.
   * @param onLate told the answer when it comes after `deadlineMs`
   */
  transact(
    deadlineMs: number,
    send: (delegate: RequestDelegate) => unknown,
    onLate?: (answer: Answer) => void,
  ): Promise<Answer>
  /** Closes at once; requests under way are answered `connectionLost`. */
  close(): void
}

export type OpenUserAgent = (
  config: LineConfig,
  clock: LineClock,
  events: UserAgentEvents,
  signal: AbortSignal,
) => Promise<SipUserAgent>

/** Characters of the largest frame that is looked at. */
const largestFrame = 262_144

export function userAgentOpener(sockets: Sockets): OpenUserAgent {
  return (config, clock, events, signal) => openUserAgent(config, clock, events, signal, sockets)
}

/**
 * Opens the connection. Rejects when that fails: with a SocketFault where main tells why, for a
 * WebSocket (RFC 7118) with anything, since a page is not told. There is no REGISTER: nothing that
 * Lockstep does needs one, and calls would fork to it.
 */
async function openUserAgent(
  ...[config, clock, events, signal, sockets]: [...Parameters<OpenUserAgent>, Sockets]
): Promise<SipUserAgent> {
  const address = UserAgent.makeURI(config.addressOfRecord)
  const domain = address && UserAgent.makeURI(`sip:${address.host}`)
  if (address === undefined || domain === undefined) throw new Error('invalid address of record')
  const wiring = await wire(config.server, sockets, clock, signal)
  const sip = new UserAgent({
    uri: address,
    contactName: address.user ?? 'lockstep',
    userAgentString: 'Lockstep',
    // sip.js writes messages, credentials included, to the console unless told not to.
    logBuiltinEnabled: false,
    logConfiguration: false,
    ...wiring.options,
    sessionDescriptionHandlerFactory: () => {
      throw new Error('no media')
    },
  })
  if (wiring.contactPort !== undefined) sip.contact.uri.port = wiring.contactPort
  const core = sip.userAgentCore
  core.configuration.authenticationFactory = () => new Digest(core.loggerFactory, config, events)
  // Without a delegate the core refuses whatever is asked of us: calls, messages, transfers.
  core.delegate = {}

  let received = clock.monotonic()
  let closed = false
  const waiting = new Set<() => void>()
  const finish = () => {
    closed = true
    for (const lost of [...waiting]) lost()
    core.dispose()
  }
  guardFrames(sip, events, () => {
    received = clock.monotonic()
  })
  sip.delegate = {
    onDisconnect() {
      if (closed) return
      finish()
      events.onClosed(wiring.closedBy())
    },
  }
  const close = () => {
    if (closed) return
    finish()
    // Not `sip.stop()`: it waits for the server, which may be gone.
    sip.transport.disconnect().catch(() => {})
  }
  const userAgent: SipUserAgent = {
    core,
    address,
    domain,
    lastReceived: () => received,
    close,
    transact(deadlineMs, send, onLate) {
      return new Promise((resolve) => {
        let settled = false
        const settle = (answer: Answer) => {
          if (settled) return
          settled = true
          cancel()
          waiting.delete(lost)
          resolve(answer)
        }
        const lost = () => settle(connectionLost)
        const cancel = clock.timer(deadlineMs, () => settle(timedOut))
        const done = ({ message }: Core.IncomingResponse) => {
          if (closed) return settle(connectionLost)
          const local = !message.hasHeader('via')
          const answer = readAnswer(message.statusCode ?? 500, local, (name) =>
            message.getHeader(name),
          )
          if (settled) return onLate?.(answer)
          settle(answer)
          if (isWrongPassword(answer)) events.onWrongPassword()
        }
        if (closed) return settle(connectionLost)
        waiting.add(lost)
        try {
          send({ onAccept: done, onReject: done, onRedirect: done })
        } catch {
          // The core throws when a dialog has ended meanwhile.
          settle({ status: 481, local: true })
        }
      })
    },
  }
  const abort = () => close()
  signal.addEventListener('abort', abort, { once: true })
  try {
    signal.throwIfAborted()
    await sip.start()
    signal.throwIfAborted()
  } catch (error) {
    close()
    throw error
  } finally {
    signal.removeEventListener('abort', abort)
  }
  return userAgent
}

/** Whatever the server sends MUST NOT throw out of the socket's event handler. */
function guardFrames(sip: UserAgent, events: UserAgentEvents, onFrame: () => void): void {
  const receive = sip.transport.onMessage
  sip.transport.onMessage = (frame) => {
    onFrame()
    if (frame.length > largestFrame) return events.onOddity('garbage')
    try {
      receive?.(frame)
    } catch {
      events.onOddity('garbage')
    }
  }
}

/** Digest authentication (RFC 3261 section 22) from the password or from HA1. */
class Digest extends Core.DigestAuthentication {
  readonly #events: UserAgentEvents
  readonly #ownRealm: string | undefined

  constructor(factory: Core.LoggerFactory, config: LineConfig, events: UserAgentEvents) {
    const { secret, authorizationUser } = config
    const ha1 = secret.kind === 'ha1' ? secret.ha1 : undefined
    const password = secret.kind === 'password' ? secret.password : undefined
    super(factory, ha1, authorizationUser, password)
    this.#events = events
    this.#ownRealm = secret.kind === 'ha1' ? secret.realm : undefined
  }

  override authenticate(
    request: Core.OutgoingRequestMessage,
    challenge: { readonly realm?: unknown },
    body?: string,
  ): boolean {
    const { realm } = challenge
    if (typeof realm === 'string') this.#events.onRealm(realm)
    // HA1 holds for its realm alone: answering another one could only count as a wrong password.
    const answered =
      (this.#ownRealm === undefined || this.#ownRealm === realm) &&
      super.authenticate(request, challenge, body)
    if (!answered) this.#events.onOddity('challenge')
    return answered
  }
}
