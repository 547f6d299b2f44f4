/** One extension over SIP: the line page does the SIP, this side keeps the page alive. */
import type { FromLine, LineConfig, LineIdentity } from '../../../../src-preload/line-contract.ts'
import { backoffMs } from '../../../domain/backoff.ts'
import type { ErrorCode } from '../../../domain/codes.ts'
import { Fault } from '../../../domain/codes.ts'
import type { ExtensionStatus } from '../../../domain/extension.ts'
import type {
  Clock,
  LegReport,
  LineHost,
  LineLink,
  Log,
  Net,
  PhoneEvent,
  PhoneSystem,
  Unsubscribe,
} from '../../../ports.ts'
import { causeOf } from './cause.ts'
import { type Pulse, startPulse } from './pulse.ts'

export interface SipPhoneParts {
  readonly server: string
  /** Read anew for each page, since the secret may have become HA1. */
  readonly config: () => Promise<LineConfig>
  /** Who publishes now; absent while nobody is signed in. */
  readonly identity: () => LineIdentity | undefined
  readonly host: LineHost
  readonly net: Net
  readonly clock: Clock
  readonly log: Log
  /** The server named its realm: from now on HA1 is enough. */
  readonly onRealm: (realm: string) => void
}

const crashLimits = { firstMs: 1_000, capMs: 30_000, floorMs: 200 }
/** A page that loads takes a fraction of a second. */
const readyMs = 30_000
const legs = ['extension', 'callWatch'] as const

export function createSipPhone(parts: SipPhoneParts): PhoneSystem {
  const { server, host, net, clock, log } = parts
  const listeners = new Set<(event: PhoneEvent) => void>()
  let link: LineLink | undefined
  let wanted: ExtensionStatus | null | undefined
  let identity: LineIdentity | undefined
  let pulse: Pulse | undefined
  let crashes = 0
  let stopped = false
  let cancelRetry: Unsubscribe | undefined
  let cancelReady: Unsubscribe = () => undefined
  let onStopped: () => void = () => undefined

  function emit(event: PhoneEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  function reportBoth(report: LegReport): void {
    for (const leg of legs) emit({ type: 'leg', leg, report })
  }

  function open(): void {
    cancelRetry?.()
    cancelRetry = undefined
    reportBoth({ state: 'connecting' })
    try {
      const opened = host.openLine(server)
      link = opened
      opened.onMessage((message) => onMessage(opened, message))
      opened.onGone(onGone)
      cancelReady = clock.timer(readyMs, () => {
        log.warn('the line page did not get ready')
        opened.close()
        onGone()
      })
    } catch (error) {
      const code = error instanceof Fault ? error.code : 'sip.lineCrashed'
      log.error('the line page cannot be opened', { error })
      reportBoth({ state: 'failing', code })
    }
  }

  function onGone(): void {
    cancelReady()
    pulse?.stop()
    link = undefined
    emit({ type: 'down' })
    emit({ type: 'calls', known: false, calls: [] })
    onStopped()
    if (stopped) return
    const waitMs = backoffMs(crashes, crashLimits, clock.random())
    crashes += 1
    reportBoth({ state: 'failing', code: 'sip.lineCrashed', retryInMs: waitMs })
    cancelRetry = clock.timer(waitMs, open)
  }

  async function configure(to: LineLink): Promise<void> {
    const config = await parts.config()
    if (stopped || link !== to) return
    identity = config.identity
    to.send({ type: 'configure', config })
    if (wanted !== undefined) tell(to, wanted)
  }

  /** Who publishes is told before what: nothing is ever published in another person's name. */
  function tell(to: LineLink, status: ExtensionStatus | null): void {
    const now = parts.identity()
    if (now !== undefined && now !== identity) {
      identity = now
      to.send({ type: 'identify', identity: now })
    }
    to.send({ type: 'publish', status })
  }

  function watchPulse(of: LineLink): void {
    pulse?.stop()
    const ask = (id: number) => of.send({ type: 'ping', id })
    pulse = startPulse(clock, ask, () => {
      log.warn('the line page hangs')
      of.close()
      onGone()
    })
  }

  function onMessage(from: LineLink, message: FromLine): void {
    switch (message.type) {
      case 'ready':
        cancelReady()
        watchPulse(from)
        configure(from).catch((error: unknown) => {
          log.error('the line cannot be configured', { error })
          reportBoth({ state: 'failing', code: 'secrets.unreadable' })
        })
        return
      case 'up':
        crashes = 0
        emit(message)
        return
      case 'leg':
        void passLeg(message.leg, message.report)
        return
      case 'capabilities': {
        const { publish, dialog } = message
        const capabilities = {
          readCalls: dialog,
          ringing: dialog,
          writePresence: publish,
          writeNote: publish,
          writeDoNotDisturb: false,
        }
        emit({ type: 'capabilities', capabilities })
        return
      }
      case 'realm':
        if (!stopped) parts.onRealm(message.realm)
        return
      case 'stopped':
        onStopped()
        return
      case 'log':
        log[message.level](`line: ${message.message}`)
        return
      case 'pong':
        pulse?.answered(message.id)
        return
      case 'testStep':
      case 'tested':
      case 'listening':
      case 'heard':
      case 'heartbeat':
        return
      case 'down':
      case 'published':
      case 'publishFailed':
      case 'calls':
      case 'otherComputer':
      case 'readBack':
        emit(message)
        return
    }
  }

  const newest = { extension: 0, callWatch: 0 }
  /** What was found out last, shown while it is being found out anew. */
  let diagnosed: ErrorCode | undefined
  /** The page cannot tell why a connection failed; main asks before it passes that on. */
  async function passLeg(leg: (typeof legs)[number], raw: LegReportOnWire): Promise<void> {
    newest[leg] += 1
    const mine = newest[leg]
    const report: LegReport = {
      state: raw.state,
      ...(raw.code === undefined ? {} : { code: raw.code }),
      ...(raw.retryInMs === undefined ? {} : { retryInMs: raw.retryInMs }),
    }
    if (raw.code !== 'sip.unreachable') {
      if (raw.state === 'working') diagnosed = undefined
      emit({ type: 'leg', leg, report })
      return
    }
    emit({ type: 'leg', leg, report: { ...report, code: diagnosed ?? raw.code } })
    const code = await causeOf(server, net)
    diagnosed = code
    // What was found out never replaces a newer report.
    if (mine === newest[leg] && !stopped) emit({ type: 'leg', leg, report: { ...report, code } })
  }

  return {
    start: open,
    async stop(deadlineMs) {
      stopped = true
      cancelRetry?.()
      cancelReady()
      pulse?.stop()
      const open = link
      if (open === undefined) return
      await new Promise<void>((resolve) => {
        const cancel = clock.timer(deadlineMs, resolve)
        onStopped = () => {
          cancel()
          resolve()
        }
        open.send({ type: 'stop' })
      })
      link = undefined
      open.close()
      listeners.clear()
    },
    publish(status) {
      wanted = status
      if (link !== undefined) tell(link, status)
    },
    nudge() {
      if (cancelRetry !== undefined && !stopped) open()
      else link?.send({ type: 'nudge' })
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

interface LegReportOnWire {
  readonly state: LegReport['state']
  readonly code?: ErrorCode | undefined
  readonly retryInMs?: number | undefined
}
