import type { LineConfig } from '../../src-preload/line-contract.ts'
import { backoffMs } from './backoff.ts'
import { type LineClock, singleTimer } from './clock.ts'
import { type Heartbeat, startHeartbeat } from './heartbeat.ts'
import { sipOptions } from './sip-options.ts'
import { SocketFault } from './sockets.ts'
import type { LineCode } from './types.ts'
import type { OpenUserAgent, SipUserAgent } from './user-agent.ts'

export interface ConnectionOptions {
  readonly config: LineConfig
  readonly clock: LineClock
  readonly random: () => number
  readonly open: OpenUserAgent
  /** A new connection: everything has to be asserted anew over it. */
  readonly onOpen: (userAgent: SipUserAgent) => void
  /** The connection was lost, or could not be made. */
  readonly onDown: (code: LineCode, retryInMs: number) => void
  readonly onRealm: (realm: string) => void
  readonly onOddity: (what: 'garbage' | 'challenge') => void
}

export interface Connection {
  start(): void
  /** Checks an open connection now, or tries at once to open one. */
  nudge(): void
  /** The server accepted the credentials. */
  trust(): void
  /** Closes at once and for good. */
  close(): void
}

const probeDeadlineMs = 5_000
/** A connection that held this long starts the back-off from its beginning. */
const stableMs = 10_000
/**
 * A refused password is not tried again for this long, so that the account is not locked out. Where
 * it was right before, one earlier try tells a server that was not ready yet.
 */
const lockedMs = 15 * 60_000
const firstLockedMs = 60_000

/**
 * Keeps one connection to the server: connects, finds out when it is dead, connects again with
 * full-jitter back-off. Each connection is a user agent of its own, since sip.js revives nothing.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { config, clock, random } = options
  const timer = singleTimer(clock)
  let userAgent: SipUserAgent | undefined
  let heartbeat: Heartbeat | undefined
  let opening: AbortController | undefined
  let openedAt = 0
  let failures = 0
  let refusals = 0
  let trusted = false
  let locked = false
  let closed = false

  const drop = () => {
    opening?.abort()
    opening = undefined
    heartbeat?.stop()
    heartbeat = undefined
    userAgent?.close()
    userAgent = undefined
  }

  const down = (code: LineCode) => {
    const stable = userAgent !== undefined && clock.monotonic() - openedAt >= stableMs
    drop()
    if (closed) return
    failures = stable ? 0 : failures
    const retryInMs = backoffMs(failures, random())
    failures += 1
    timer.arm(retryInMs, () => void connect())
    options.onDown(code, retryInMs)
  }

  const lock = () => {
    if (closed || locked) return
    drop()
    refusals += 1
    locked = true
    const retryInMs = trusted && refusals === 1 ? firstLockedMs : lockedMs
    timer.arm(retryInMs, () => void connect())
    options.onDown('sip.wrongPassword', retryInMs)
  }

  const connect = async () => {
    timer.disarm()
    locked = false
    const abort = new AbortController()
    opening = abort
    const current = () => opening === abort && !closed
    const events = {
      onClosed: (code: LineCode = 'sip.connectionLost') => {
        if (current()) down(code)
      },
      onRealm: options.onRealm,
      onWrongPassword: () => {
        if (current()) lock()
      },
      onOddity: options.onOddity,
    }
    let why: LineCode = 'sip.unreachable'
    const opened = await options
      .open(config, clock, events, abort.signal)
      .catch((error: unknown) => {
        if (error instanceof SocketFault) why = error.code
      })
    if (!current()) opened?.close()
    else if (opened === undefined) down(why)
    else begin(opened)
  }

  const begin = (opened: SipUserAgent) => {
    userAgent = opened
    openedAt = clock.monotonic()
    heartbeat = startHeartbeat({
      clock,
      intervalMs: config.heartbeatMs,
      lastReceived: opened.lastReceived,
      probe: async () => {
        const answer = await sipOptions(opened, probeDeadlineMs)
        return !answer.local
      },
      onDead: () => down('sip.connectionLost'),
    })
    options.onOpen(opened)
  }

  return {
    start: () => void connect(),
    nudge() {
      if (closed || locked) return
      if (heartbeat !== undefined) heartbeat.check()
      else if (opening === undefined) void connect()
    },
    trust() {
      trusted = true
      refusals = 0
    },
    close() {
      closed = true
      timer.disarm()
      drop()
    },
  }
}
