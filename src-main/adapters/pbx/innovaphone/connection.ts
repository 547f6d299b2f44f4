/** Keeps one connection to the PBX: logs in, finds out when it is dead, comes back. */
import { type BackoffLimits, backoffMs } from '../../../domain/backoff.ts'
import { codeOf, type ErrorCode } from '../../../domain/codes.ts'
import type { Clock, Log, OpenWebSocket, Unsubscribe } from '../../../ports.ts'
import { createKeepAlive, type KeepAlive } from './keep-alive.ts'
import type { Gone, Link } from './link.ts'
import type { Account } from './login-result.ts'
import type { MyAppsMessage } from './messages.ts'
import type { SessionStore } from './session-store.ts'
import { faultOf, visit } from './visit.ts'

export interface ConnectionParts {
  readonly server: string
  readonly username: string
  readonly store: SessionStore
  readonly clock: Clock
  readonly log: Log
  readonly open: OpenWebSocket
  readonly mayUse: (server: string) => boolean
  readonly showNumber: (number: number | null) => void
  /** Opens a sign-in page, for the first login alone; absent where nobody asked for it. */
  readonly openBrowser: ((url: string) => Promise<void>) | undefined
  /** Why the server cannot be reached. */
  readonly diagnose: () => Promise<ErrorCode>
  readonly onUp: (link: Link, account: Account) => void
  readonly onMessage: (message: MyAppsMessage) => void
  /** `wasUp`: it was lost, not missed. */
  readonly onDown: (code: ErrorCode, retryInMs: number, wasUp: boolean) => void
}

export interface Connection {
  start(): void
  /** Checks an open connection now, or tries at once to open one. */
  nudge(): void
  close(): void
}

const limits: BackoffLimits = { firstMs: 1_000, capMs: 60_000, floorMs: 200 }
/** A connection that held this long starts the back-off from its beginning. */
const stableMs = 10_000
/**
 * What only the person or an administrator can mend is not tried again for this long: a refused
 * password must not lock the account, nor a second factor be asked for over and over. Where the
 * credentials were right before, one earlier try tells a PBX that was not ready yet.
 */
const lockedMs = 15 * 60_000
const firstLockedMs = 60_000
const locking: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'sip.wrongPassword',
  'sip.hostNotAllowed',
  'innovaphone.signInNeeded',
  'innovaphone.methodUnsupported',
  'innovaphone.notProven',
  'innovaphone.twoFactor',
])

export function createConnection(parts: ConnectionParts): Connection {
  const { clock, log, store } = parts
  let attempt: AbortController | undefined
  let link: Link | undefined
  let keepAlive: KeepAlive | undefined
  let cancelRetry: Unsubscribe | undefined
  let { openBrowser } = parts
  let openedAt = 0
  let failures = 0
  let refusals = 0
  let trusted = false
  let locked = false
  let closed = false

  function drop(): void {
    attempt?.abort()
    attempt = undefined
    keepAlive?.stop()
    keepAlive = undefined
    link?.close()
    link = undefined
  }

  function retry(code: ErrorCode, retryInMs: number, wasUp: boolean): void {
    cancelRetry = clock.timer(retryInMs, connect)
    parts.onDown(code, retryInMs, wasUp)
  }

  function down(code: ErrorCode): void {
    const wasUp = link !== undefined
    const stable = wasUp && clock.monotonic() - openedAt >= stableMs
    drop()
    if (closed) return
    if (locking.has(code)) {
      refusals += 1
      locked = true
      retry(code, trusted && refusals === 1 ? firstLockedMs : lockedMs, wasUp)
      return
    }
    failures = stable ? 0 : failures
    const retryInMs = backoffMs(failures, limits, clock.random())
    failures += 1
    retry(code, retryInMs, wasUp)
  }

  function connect(): void {
    cancelRetry?.()
    cancelRetry = undefined
    locked = false
    const mine = new AbortController()
    attempt = mine
    enter(mine).catch(async (error: unknown) => {
      if (attempt !== mine) return
      const code = codeOf(error)
      if (code === 'internal') log.warn('the login to the PBX failed', { error })
      const found = code === 'sip.unreachable' ? await parts.diagnose() : code
      if (attempt === mine) down(found)
    })
  }

  async function enter(mine: AbortController): Promise<void> {
    const session = await store.read()
    const password = await store.password()
    mine.signal.throwIfAborted()
    const asked = openBrowser
    openBrowser = undefined
    const home = session?.at !== undefined && parts.mayUse(session.at) ? session.at : undefined
    const found = await visit(
      home === undefined ? [parts.server] : [home, parts.server],
      {
        clock,
        open: parts.open,
        mayUse: parts.mayUse,
        session,
        login: {
          user: { username: parts.username, password },
          onSessionRefused: () => store.forget(),
          showNumber: parts.showNumber,
          openBrowser: asked,
        },
        onSession: (made, at) => store.keep(made, at),
        onMessage: (message) => {
          if (attempt === mine) onMessage(message)
        },
        onFrame: () => keepAlive?.heard(),
        onGone: (why: Gone) => {
          if (attempt === mine && link !== undefined) down(faultOf(why).code)
        },
      },
      mine.signal,
    )
    if (attempt !== mine) return found.link.close()
    link = found.link
    openedAt = clock.monotonic()
    trusted = true
    refusals = 0
    keepAlive = createKeepAlive({
      clock,
      send: () => found.link.send({ mt: 'KeepAlive' }),
      onDead: () => down('sip.connectionLost'),
    })
    parts.onUp(found.link, found.account)
  }

  function onMessage(message: MyAppsMessage): void {
    switch (message.mt) {
      case 'KeepAlive':
      case 'KeepAliveResult':
        keepAlive?.answered()
        return
      case 'StandbyBack':
        // The person's own PBX is there again, and takes the same session.
        down('sip.connectionLost')
        return
      case 'LogoutResult':
        // Ended on another device, as a rule: it is not to come back by itself.
        down('innovaphone.signInNeeded')
        store
          .forget()
          .catch((error: unknown) => log.warn('a session that is over stays stored', { error }))
        return
      default:
        parts.onMessage(message)
    }
  }

  return {
    start: connect,
    nudge() {
      if (closed || locked) return
      if (link !== undefined) keepAlive?.check()
      else if (cancelRetry !== undefined) connect()
    },
    close() {
      closed = true
      cancelRetry?.()
      drop()
    },
  }
}
