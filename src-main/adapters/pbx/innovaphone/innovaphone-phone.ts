/**
 * One extension of an innovaphone PBX, over myApps: the protocol of innovaphone's own client, with
 * the rights of the person and nothing beyond.
 */
import type { ErrorCode } from '../../../domain/codes.ts'
import type { LegReport, Net, PhoneEvent, PhoneSystem } from '../../../ports.ts'
import { causeOf } from './cause.ts'
import { type ConnectionParts, createConnection } from './connection.ts'
import { createDialogs, type Dialogs } from './dialogs.ts'
import type { Link } from './link.ts'
import type { Account } from './login-result.ts'
import type { MyAppsMessage } from './messages.ts'
import { createOwnPresence, type OwnPresenceParts } from './own-presence.ts'

export interface InnovaphoneParts
  extends Omit<ConnectionParts, 'diagnose' | 'onUp' | 'onDown' | 'onMessage'> {
  readonly net: Net
  readonly leftover: OwnPresenceParts['leftover']
  readonly remember: OwnPresenceParts['remember']
  /** The person removed the extension: the PBX is told that the session is over. */
  readonly forgotten: () => Promise<boolean>
}

/** A PBX tells of the calls that are on right after the subscription; then the list counts. */
const firstCallsMs = 500
const legs = ['extension', 'callWatch'] as const

export function createInnovaphonePhone(parts: InnovaphoneParts): PhoneSystem {
  const { clock, log } = parts
  const listeners = new Set<(event: PhoneEvent) => void>()
  let link: Link | undefined
  let dialogs: Dialogs = createDialogs()
  let callsKnown = false
  let watching = true
  let email: string | undefined
  let stopping = false
  let stopCallsTimer = () => {}
  const told = new Set<string>()

  function emit(event: PhoneEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  function leg(name: (typeof legs)[number], report: LegReport): void {
    if (!stopping) emit({ type: 'leg', leg: name, report })
  }

  function once(what: string, message: string): boolean {
    if (told.has(what)) return false
    told.add(what)
    log.warn(message)
    return true
  }

  const presence = createOwnPresence({
    clock,
    leftover: parts.leftover,
    remember: parts.remember,
    onPublished(status, ms) {
      emit({ type: 'published', status, ms })
    },
    onReadBack(ms) {
      leg('extension', { state: 'working' })
      emit({ type: 'readBack', ms })
    },
    onUnseen: () => leg('extension', { state: 'degraded', code: 'innovaphone.notShown' }),
    onForeign: (own) => emit({ type: 'ownPresence', presence: own }),
  })

  function capabilities(): void {
    emit({
      type: 'capabilities',
      capabilities: {
        readCalls: watching,
        ringing: watching,
        writePresence: true,
        writeNote: true,
        // Whether "dnd" stops calls is up to the phones: it proves nothing.
        writeDoNotDisturb: false,
        readPresence: true,
        selfTest: true,
        readEmail: email !== undefined,
      },
    })
  }

  function tellCalls(): void {
    emit({ type: 'calls', known: callsKnown, calls: callsKnown ? dialogs.calls() : [] })
  }

  function watchCalls(to: Link, account: Account): void {
    dialogs = createDialogs()
    watching = account.sip !== undefined
    if (!watching) {
      refuseCalls()
      return
    }
    leg('callWatch', { state: 'working' })
    to.send({ mt: 'SubscribeDialog', sip: account.sip })
    stopCallsTimer = clock.timer(firstCallsMs, () => {
      callsKnown = watching
      if (watching) tellCalls()
    })
  }

  function refuseCalls(): void {
    stopCallsTimer()
    watching = false
    callsKnown = false
    tellCalls()
    leg('callWatch', { state: 'off', code: 'sip.dialogUnsupported' })
    capabilities()
  }

  function onMessage(message: MyAppsMessage): void {
    switch (message.mt) {
      case 'UpdateOwnPresence':
        presence.observe(message.presence)
        return
      case 'SubscribeDialogResult':
        if (message.error) refuseCalls()
        return
      case 'DialogInfo':
        if (message.error) refuseCalls()
        else takeDialog(message)
        return
      default:
        return
    }
  }

  function takeDialog(message: Extract<MyAppsMessage, { mt: 'DialogInfo' }>): void {
    if (!watching) return
    const outcome = dialogs.take(message)
    if (outcome === 'same') return
    if (outcome === 'unknown' && once('state', 'the PBX names a call state that is not known'))
      leg('callWatch', { state: 'degraded', code: 'innovaphone.unknownCallState' })
    if (callsKnown) tellCalls()
  }

  function onUp(opened: Link, account: Account): void {
    link = opened
    presence.online((tel) => opened.send({ mt: 'SetOwnPresence', ...tel }))
    email = account.email
    if (email !== undefined) emit({ type: 'email', email })
    watchCalls(opened, account)
    capabilities()
    leg('extension', { state: 'working' })
    emit({ type: 'up' })
  }

  function onDown(code: ErrorCode, retryInMs: number, wasUp: boolean): void {
    link = undefined
    stopCallsTimer()
    presence.offline()
    if (wasUp) emit({ type: 'down' })
    if (callsKnown || wasUp) {
      callsKnown = false
      tellCalls()
    }
    // A connection that was only just lost comes back at the first try, as a rule.
    const state = wasUp && code === 'sip.connectionLost' ? 'connecting' : 'failing'
    for (const name of legs) leg(name, { state, code, retryInMs })
  }

  const connection = createConnection({
    ...parts,
    diagnose: () => causeOf(parts.server, parts.net),
    showNumber(number) {
      parts.showNumber(number)
      const report: LegReport =
        number === null
          ? { state: 'connecting' }
          : { state: 'connecting', code: 'innovaphone.twoFactor' }
      for (const name of legs) leg(name, report)
    },
    onUp,
    onDown,
    onMessage,
  })

  return {
    start() {
      for (const name of legs) leg(name, { state: 'connecting' })
      connection.start()
    },
    async stop(deadlineMs) {
      stopping = true
      stopCallsTimer()
      const open = link
      link = undefined
      if (open !== undefined) {
        await presence.clear(deadlineMs)
        if (await parts.forgotten().catch(() => false)) open.send({ mt: 'Logout' })
      }
      presence.offline()
      connection.close()
      listeners.clear()
    },
    publish: (status) => presence.want(status),
    nudge: () => connection.nudge(),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
