/** Follows the local Teams API: looks for Teams, keeps the connection, pairs when asked to. */
import type { TeamsHintState } from '../../../src-preload/contract.ts'
import { backoffMs, usualBackoff } from '../../domain/backoff.ts'
import type { Clock, Log, Secrets, TeamsHint, TeamsHintEvent, Unsubscribe } from '../../ports.ts'
import {
  addressOf,
  type Link,
  type OpenSocket,
  openLink,
  openWebSocket,
  teamsAddress,
} from './link.ts'
import type { TeamsMessage } from './messages.ts'
import { createWish } from './wish.ts'

export interface TeamsHintParts {
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Pick<Secrets, 'read' | 'write' | 'remove'>
  /** Our version, which Teams shows. */
  readonly version: string
  readonly open?: OpenSocket
  readonly address?: string
}

/** A connection that lived this long was a good one; shorter ones are tried ever more seldom. */
const goodAfterMs = 60_000
/** Teams closes an app that was blocked in its settings at once, without a word. */
const blockedWithinMs = 10_000
const blockedAfter = 3
/** With a token that Teams forgot it may do the same: every third try is without. */
const withoutTokenEvery = 3

/** One connection's worth of knowledge. */
interface Session {
  readonly link: Link
  readonly withToken: boolean
  openedAt: number | undefined
  /** Teams told something of meetings. */
  heard: boolean
  canPair: boolean
}

/** @throws TypeError when `address` is not on this computer */
export function createTeamsHint(parts: TeamsHintParts): TeamsHint {
  const { clock, log, secrets, version, open = openWebSocket, address = teamsAddress } = parts
  addressOf(address, { token: undefined, version })
  const listeners = new Set<(event: TeamsHintEvent) => void>()
  let run = 0
  let running = false
  /** The next try is planned. */
  let waiting = false
  let session: Session | undefined
  let token: string | undefined
  let failures = 0
  let turnedAway = 0
  let inMeeting = false
  let sharing = false
  const wish = createWish(clock, () => show())
  let requestId = 0
  let shown: TeamsHintState = 'off'
  let stopWaiting: Unsubscribe = () => undefined

  function emit(event: TeamsHintEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  function stateNow(): TeamsHintState {
    if (!running) return 'off'
    if (session?.openedAt === undefined) return turnedAway >= blockedAfter ? 'blocked' : 'searching'
    if (!session.heard && turnedAway >= blockedAfter) return 'blocked'
    if (wish.state() !== 'none') return 'pairing'
    return token === undefined ? 'connected' : 'paired'
  }

  function show(): void {
    const state = stateNow()
    if (state === shown) return
    log.info('local Teams API', { from: shown, to: state })
    shown = state
    emit({ type: 'state', state })
  }

  function connect(): void {
    stopWaiting()
    waiting = false
    const doubted = turnedAway % withoutTokenEvery === withoutTokenEvery - 1
    const withToken = token !== undefined && !doubted
    const url = addressOf(address, { token: withToken ? token : undefined, version })
    const mine = run
    try {
      const link = openLink({
        open,
        url,
        clock,
        onOpen: () => {
          if (session !== undefined) session.openedAt = clock.monotonic()
          show()
        },
        onMessage: (message) => {
          if (session !== undefined) onMessage(session, message)
        },
        onGone: (why) => {
          if (mine === run) onGone(why)
        },
      })
      session = { link, withToken, openedAt: undefined, heard: false, canPair: false }
    } catch (error) {
      log.debug('the local Teams API cannot be tried', { error })
      onGone('closed')
    }
    show()
  }

  /** Out of touch, nothing is known of meetings; the next connection tells anew. */
  function leave(): void {
    session?.link.close()
    session = undefined
    inMeeting = false
    sharing = false
  }

  function onGone(why: string): void {
    const now = clock.monotonic()
    const lived = session?.openedAt === undefined ? undefined : now - session.openedAt
    if (lived !== undefined && session?.heard === false && lived < blockedWithinMs) turnedAway += 1
    if (lived !== undefined && lived >= goodAfterMs) failures = 0
    leave()
    wish.unanswered()
    const waitMs = backoffMs(failures, usualBackoff, clock.random())
    failures += 1
    log.debug('the local Teams API is away', { why, waitMs: Math.round(waitMs) })
    stopWaiting = clock.timer(waitMs, connect)
    waiting = true
    show()
  }

  function onMessage(current: Session, message: TeamsMessage): void {
    if (message.token !== undefined) accept(current, message.token)
    if (session !== current) return
    if (message.answers === requestId && wish.state() === 'asked') wish.end()
    if (message.update) {
      if (!current.heard && !current.withToken && token !== undefined) forgetToken()
      current.heard = true
      turnedAway = 0
      current.canPair = message.canPair ?? current.canPair
      // Only an app that is not paired is told that it can.
      if (current.canPair && token !== undefined) forgetToken()
      tell(message)
      ask()
    }
    show()
  }

  function tell(message: TeamsMessage): void {
    const before = { inMeeting, sharing }
    inMeeting = message.inMeeting ?? inMeeting
    sharing = inMeeting && (message.sharing ?? sharing)
    if (inMeeting !== before.inMeeting) emit({ type: 'meeting', on: inMeeting })
    else if (sharing !== before.sharing) emit({ type: 'changed' })
  }

  /** `pair` is the one request without an effect of its own. */
  function ask(): void {
    if (wish.state() !== 'waiting' || session?.canPair !== true) return
    wish.asked()
    requestId += 1
    session.link.send({ action: 'pair', parameters: {}, requestId })
  }

  function accept(current: Session, next: string): void {
    if (next === token) return
    const wasPaired = token !== undefined
    token = next
    wish.end()
    secrets
      .write('teams.hint', next)
      .catch((error: unknown) => log.warn('the pairing with Teams cannot be kept', { error }))
    if (wasPaired && current.withToken) return
    // What an app that is not paired is told ends here: the token counts from the next connection.
    leave()
    connect()
  }

  function forgetToken(): void {
    token = undefined
    secrets
      .remove('teams.hint')
      .catch((error: unknown) => log.warn('the old pairing with Teams stays', { error }))
  }

  async function begin(mine: number): Promise<void> {
    const stored = await secrets.read('teams.hint')
    if (mine !== run || !running) return
    token = stored
    if (token !== undefined) wish.end()
    connect()
  }

  return {
    state: () => shown,
    start() {
      if (running) return
      running = true
      run += 1
      show()
      begin(run).catch((error: unknown) => log.error('the local Teams API failed', { error }))
    },
    stop() {
      running = false
      run += 1
      stopWaiting()
      waiting = false
      leave()
      wish.end()
      failures = 0
      turnedAway = 0
      show()
    },
    pair() {
      if (!running || wish.state() !== 'none' || token !== undefined) return
      wish.begin()
      ask()
      show()
    },
    nudge() {
      if (!waiting || shown === 'blocked') return
      failures = 0
      connect()
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
