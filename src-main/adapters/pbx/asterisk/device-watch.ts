/** Follows devices of Asterisk: by its events where they can be heard, else by asking again and again. */
import { backoffMs } from '../../../domain/backoff.ts'
import { codeOf, type ErrorCode } from '../../../domain/codes.ts'
import type { Clock, OpenWebSocket, Unsubscribe } from '../../../ports.ts'
import type { AriClient, DeviceState } from './ari-client.ts'
import { openAriEvents } from './ari-events.ts'

export interface DeviceWatchParts {
  readonly ari: AriClient
  /** Absent: there are no events, and it asks. */
  readonly open?: OpenWebSocket | undefined
  readonly clock: Clock
  readonly app: string
  readonly devices: readonly string[]
  /** Also when it is what it was. */
  readonly onState: (device: string, state: DeviceState) => void
  /** All states were told. */
  readonly onKnown: () => void
  /** Nothing is known any more, until `onKnown`. */
  readonly onLost: (code: ErrorCode, retryInMs: number) => void
}

export interface DeviceWatch {
  start(): void
  /** Asks at once. */
  nudge(): void
  /** Whether events are heard, so that the application exists. */
  hears(): boolean
  /** Asterisk forgets the application with its connection. */
  stop(): void
}

/** Without events a call is seen this late at most, milliseconds. */
const pollMs = 2_000
/** With events: asks all the same, since a dead connection says nothing. */
const heartbeatMs = 30_000
const retry = { firstMs: 2_000, capMs: 60_000, floorMs: 1_000 }

export function createDeviceWatch(parts: DeviceWatchParts): DeviceWatch {
  const { ari, open, clock, app, devices } = parts
  const end = new AbortController()
  let known = false
  let failures = 0
  let events: 'off' | 'opening' | 'on' = 'off'
  let socketFailures = 0
  let closeSocket: () => void = () => undefined
  let cancelLook: Unsubscribe = () => undefined
  let cancelSocket: Unsubscribe = () => undefined
  // An answer that was asked for before an event came is older than the event.
  let changes = 0
  let looks = 0

  async function look(): Promise<void> {
    cancelLook()
    looks += 1
    const mine = looks
    const before = changes
    try {
      const states = await Promise.all(devices.map((device) => ari.deviceState(device, end.signal)))
      if (end.signal.aborted || mine !== looks) return
      failures = 0
      cancelLook = clock.timer(events === 'on' ? heartbeatMs : pollMs, () => void look())
      if (before !== changes) return void look()
      for (const [index, device] of devices.entries()) {
        const state = states[index]
        if (state !== undefined) parts.onState(device, state)
      }
      if (!known) {
        known = true
        parts.onKnown()
      }
      if (events === 'off') listen()
    } catch (error) {
      if (end.signal.aborted || mine !== looks) return
      const waitMs = backoffMs(failures, retry, clock.random())
      failures += 1
      known = false
      cancelLook = clock.timer(waitMs, () => void look())
      parts.onLost(codeOf(error), waitMs)
    }
  }

  function listen(): void {
    if (open === undefined || end.signal.aborted) return
    cancelSocket()
    events = 'opening'
    closeSocket = openAriEvents({
      open,
      url: ari.eventsUrl(app),
      clock,
      onOpen: () => void follow(),
      onState(device, state) {
        if (!devices.includes(device)) return
        changes += 1
        parts.onState(device, state)
      },
      onGone: () => unheard(),
    })
  }

  async function follow(): Promise<void> {
    try {
      await ari.follow(app, devices, end.signal)
      if (end.signal.aborted) return
      socketFailures = 0
      events = 'on'
      // What happened between the last look and now was told to nobody.
      await look()
    } catch {
      closeSocket()
      unheard()
    }
  }

  function unheard(): void {
    const were = events
    events = 'opening'
    const waitMs = backoffMs(socketFailures, retry, clock.random())
    socketFailures += 1
    cancelSocket = clock.timer(waitMs, listen)
    if (were === 'on') void look()
  }

  return {
    start: () => void look(),
    nudge() {
      if (!end.signal.aborted) void look()
    },
    hears: () => events === 'on',
    stop() {
      end.abort()
      cancelLook()
      cancelSocket()
      closeSocket()
    },
  }
}
