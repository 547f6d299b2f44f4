/** One extension over SIP: the line page does the SIP, this side keeps the page alive. */
import type { FromLine, LineConfig, LineIdentity } from '../../../../src-preload/line-contract.ts'
import { backoffMs } from '../../../domain/backoff.ts'
import { Fault } from '../../../domain/codes.ts'
import type { ExtensionStatus } from '../../../domain/extension.ts'
import { isUnencrypted } from '../../../domain/socket-server.ts'
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
import type { DoNotDisturbKeeper, DoNotDisturbSwitch } from '../do-not-disturb.ts'
import { abilitiesOf } from './abilities.ts'
import { createLegCause } from './leg-cause.ts'
import { createLineSwitch } from './line-switch.ts'
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
  /** Keeps do not disturb by this switch; absent: it is neither set nor undone over SIP. */
  readonly keepDoNotDisturb?:
    | ((by: DoNotDisturbSwitch, onEvent: (event: PhoneEvent) => void) => DoNotDisturbKeeper)
    | undefined
}

const crashLimits = { firstMs: 1_000, capMs: 30_000, floorMs: 200 }
/** A page that loads takes a fraction of a second. */
const readyMs = 30_000
const bothLegs = ['extension', 'callWatch'] as const

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
  const doNotDisturb = createLineSwitch()
  let keeper: DoNotDisturbKeeper | undefined

  function emit(event: PhoneEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  const legs = createLegCause(server, net, (leg, report) => emit({ type: 'leg', leg, report }))

  function reportBoth(report: LegReport): void {
    for (const leg of bothLegs) emit({ type: 'leg', leg, report })
  }

  function open(): void {
    cancelRetry?.()
    cancelRetry = undefined
    reportBoth({ state: 'connecting' })
    try {
      const opened = host.openLine(server)
      link = opened
      doNotDisturb.attach(opened)
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
    doNotDisturb.attach(undefined)
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
        keeper?.nudge()
        return
      case 'leg':
        void legs.tell(message.leg, message.report)
        return
      case 'capabilities': {
        const capabilities = abilitiesOf(message, keeper !== undefined)
        emit({ type: 'capabilities', capabilities })
        return
      }
      case 'doNotDisturb':
      case 'doNotDisturbSet':
        doNotDisturb.take(message)
        return
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
      case 'socketConnect':
      case 'socketSend':
      case 'socketTaken':
      case 'socketClose':
        return
      case 'down':
        doNotDisturb.lost()
        emit(message)
        return
      case 'published':
      case 'publishFailed':
      case 'calls':
      case 'otherComputer':
      case 'readBack':
      case 'ownPresence':
        emit(message)
        return
    }
  }

  return {
    start() {
      if (isUnencrypted(server)) emit({ type: 'warning', code: 'sip.notEncrypted', on: true })
      keeper = parts.keepDoNotDisturb?.(doNotDisturb, emit)
      open()
    },
    async stop(deadlineMs) {
      stopped = true
      legs.stop()
      cancelRetry?.()
      cancelReady()
      pulse?.stop()
      // Asked for before the page is told to stop: it ends what is under way.
      void keeper?.stop(deadlineMs)
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
      keeper?.follow(status)
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
