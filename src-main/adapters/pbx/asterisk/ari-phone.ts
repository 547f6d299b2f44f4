/** What SIP cannot do on Asterisk, done over its REST interface: the status, and the own calls. */
import { codeOf, type ErrorCode } from '../../../domain/codes.ts'
import type { Clock, Log, OpenWebSocket, PhoneEvent, PhoneSystem } from '../../../ports.ts'
import type { DoNotDisturbSwitch } from '../do-not-disturb-switch.ts'
import type { AriClient, DeviceState } from './ari-client.ts'
import { callsOfDevice } from './device-calls.ts'
import { createDeviceWatch } from './device-watch.ts'
import { createStatusWriter } from './status-writer.ts'

export interface AriPhoneParts {
  /** Called once; what it throws, the legs say. */
  readonly connect: () => Promise<AriClient>
  readonly openWebSocket?: OpenWebSocket | undefined
  readonly clock: Clock
  readonly log: Log
  /** As `1001`. */
  readonly extension: string
  /** Names this computer among those that follow the extension. */
  readonly instance: string
}

/** What else wants to know of ARI while it is there. */
export interface AriAccess {
  readonly ari: AriClient
  /** The application that receives events; undefined while there is none. */
  app(): string | undefined
}

export interface AriPhone extends PhoneSystem {
  /** `undefined` while Asterisk is not reached. */
  access(): AriAccess | undefined
  /** The do not disturb that FreePBX keeps, as {@link DoNotDisturbSwitch.onState} tells it. */
  readonly onDoNotDisturb: DoNotDisturbSwitch['onState']
}

export function createAriPhone(parts: AriPhoneParts): AriPhone {
  const { clock, log, extension } = parts
  const listeners = new Set<(event: PhoneEvent) => void>()
  const doNotDisturbListeners = new Set<(on: boolean | null | undefined) => void>()
  const own = `PJSIP/${extension}`
  const doNotDisturb = `Custom:DND${extension}`
  const mirrored = `Custom:Lockstep${extension}`
  const app = `lockstep-${extension}-${parts.instance}`
  let running: Running | undefined
  let stopped = false
  let starting: Promise<void> = Promise.resolve()
  let lastOwn: DeviceState | undefined
  let lastDoNotDisturb: boolean | null | undefined

  function emit(event: PhoneEvent): void {
    if (!stopped) for (const listener of [...listeners]) listener(event)
  }

  function failing(code: ErrorCode, retryInMs?: number): void {
    const report = {
      state: 'failing' as const,
      code,
      ...(retryInMs === undefined ? {} : { retryInMs }),
    }
    emit({ type: 'leg', leg: 'extension', report })
    emit({ type: 'leg', leg: 'callWatch', report })
  }

  function tellDoNotDisturb(on: boolean | null | undefined): void {
    if (on === lastDoNotDisturb) return
    lastDoNotDisturb = on
    for (const listener of [...doNotDisturbListeners]) listener(on)
  }

  function tellCalls(): void {
    if (lastOwn === undefined) return
    const calls = callsOfDevice(lastOwn)
    if (calls === undefined) {
      emit({ type: 'leg', leg: 'callWatch', report: { state: 'failing', code: 'ari.noExtension' } })
      emit({ type: 'calls', known: false, calls: [] })
      return
    }
    emit({ type: 'leg', leg: 'callWatch', report: { state: 'working' } })
    emit({ type: 'calls', known: true, calls })
  }

  function onState(device: string, state: DeviceState): void {
    if (device === doNotDisturb) {
      tellDoNotDisturb(doNotDisturbOf(state))
    } else if (device === mirrored) {
      running?.writer.saw(state)
    } else if (state !== lastOwn) {
      lastOwn = state
      tellCalls()
    }
  }

  function run(ari: AriClient): Running {
    let readOnly = false
    const mayWrite = () => {
      if (readOnly) emit({ type: 'capabilities', capabilities: everything })
      readOnly = false
      emit({ type: 'leg', leg: 'extension', report: { state: 'working' } })
    }
    const writer = createStatusWriter({
      ari,
      clock,
      presence: `CustomPresence:${extension}`,
      device: mirrored,
      onWritten(status, ms) {
        mayWrite()
        emit({ type: 'published', status, ms })
        emit({ type: 'readBack', ms })
      },
      onCleared: mayWrite,
      onFailed(code, retryInMs) {
        readOnly ||= code === 'ari.readOnly'
        if (code === 'ari.readOnly') emit({ type: 'capabilities', capabilities: readingOnly })
        emit({ type: 'leg', leg: 'extension', report: { state: 'failing', code, retryInMs } })
        emit({ type: 'publishFailed', code })
      },
    })
    let known = false
    let before = false
    const watch = createDeviceWatch({
      ...{
        ari,
        clock,
        app,
        open: parts.openWebSocket,
        devices: [own, doNotDisturb, mirrored],
        onState,
      },
      onKnown() {
        known = true
        // What a Lockstep that ended without a farewell left behind is there for ever.
        if (!before) writer.clear()
        before = true
        emit({ type: 'capabilities', capabilities: everything })
        emit({ type: 'leg', leg: 'extension', report: { state: 'working' } })
        emit({ type: 'up' })
      },
      onLost(code, retryInMs) {
        if (known) emit({ type: 'down' })
        known = false
        lastOwn = undefined
        tellDoNotDisturb(undefined)
        failing(code, retryInMs)
        emit({ type: 'calls', known: false, calls: [] })
      },
    })
    watch.start()
    return { ari, writer, watch, isKnown: () => known }
  }

  async function begin(): Promise<void> {
    emit({ type: 'leg', leg: 'extension', report: { state: 'connecting' } })
    emit({ type: 'leg', leg: 'callWatch', report: { state: 'connecting' } })
    try {
      const ari = await parts.connect()
      if (!stopped) running = run(ari)
    } catch (error) {
      log.error('ARI cannot be used', { error })
      failing(codeOf(error))
    }
  }

  return {
    start() {
      starting = begin()
    },
    async stop(deadlineMs) {
      stopped = true
      await starting
      if (running === undefined) return
      const { writer, watch } = running
      running = undefined
      const limit = new AbortController()
      const cancel = clock.timer(deadlineMs, () => limit.abort())
      watch.stop()
      await writer.reset(limit.signal).catch((error: unknown) => {
        log.warn('what ARI set could not be taken back; the next start does', { error })
      })
      cancel()
      listeners.clear()
      doNotDisturbListeners.clear()
    },
    publish: (status) => running?.writer.want(status),
    nudge() {
      running?.writer.nudge()
      running?.watch.nudge()
    },
    access() {
      if (running?.isKnown() !== true) return undefined
      const { ari, watch } = running
      return { ari, app: () => (watch.hears() ? app : undefined) }
    },
    onDoNotDisturb(listener) {
      doNotDisturbListeners.add(listener)
      listener(lastDoNotDisturb)
      return () => doNotDisturbListeners.delete(listener)
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

interface Running {
  readonly ari: AriClient
  readonly writer: ReturnType<typeof createStatusWriter>
  readonly watch: ReturnType<typeof createDeviceWatch>
  isKnown(): boolean
}

/** Of what the person sets on a phone, do not disturb is seen. */
const everything = {
  readCalls: true,
  ringing: true,
  writePresence: true,
  writeNote: true,
  writeDoNotDisturb: false,
  readPresence: true,
  selfTest: true,
  readEmail: false,
}

const readingOnly = { ...everything, writePresence: false, writeNote: false, selfTest: false }

/** A device that was never set says nothing: FreePBX may keep it without one (USEDEVSTATE). */
function doNotDisturbOf(state: DeviceState): boolean | null {
  if (state === 'BUSY' || state === 'INUSE') return true
  return state === 'UNKNOWN' || state === 'INVALID' ? null : false
}
