/**
 * An extension of a Bicom PBXware: its calls are watched over SIP; of Teams it takes do not disturb
 * only, by the relay. Busy, away and notes belong to gloCOM, whose protocol is closed.
 */
import { codeOf, type ErrorCode } from '../../../domain/codes.ts'
import type { ExtensionStatus } from '../../../domain/extension.ts'
import type { Clock, Documents, Log, PhoneEvent, PhoneSystem } from '../../../ports.ts'
import { createDoNotDisturbKeeper, type DoNotDisturbKeeper } from '../do-not-disturb.ts'
import { createOverlay, noAbilities } from '../overlay.ts'
import { createDndSwitch, type DndSwitch } from './dnd-switch.ts'
import type { OwnExtension, PbxwareRelay } from './relay.ts'

export interface PbxwarePhoneParts {
  /** The SIP line; it switches feature codes, where the person chose that way. */
  readonly sip: PhoneSystem
  /** Absent: the organisation runs none. */
  readonly relay: PbxwareRelay | undefined
  /** Whether somebody is signed in; told anew by `nudge`. */
  readonly signedIn: () => boolean
  readonly addressOfRecord: string
  readonly doNotDisturb: { readonly enabled: boolean; readonly byRelay: boolean }
  readonly documents: Documents
  readonly clock: Clock
  readonly log: Log
}

/** What PBXware cannot do is told once; then the leg and the panel say it. */
const only = 'pbxware.doNotDisturbOnly' satisfies ErrorCode

export function createPbxwarePhone(parts: PbxwarePhoneParts): PhoneSystem {
  const { sip } = parts
  const above = createWriter(parts)
  return createOverlay({
    below: sip,
    above: above.system,
    publishBelow: parts.doNotDisturb.enabled && !parts.doNotDisturb.byRelay,
    passes(event) {
      switch (event.type) {
        case 'leg':
          // While the line is down nothing works; once it is up, this layer knows better.
          return event.leg === 'callWatch' || !above.lineIsUp()
        case 'published':
        case 'publishFailed':
        case 'readBack':
          return false
        default:
          return true
      }
    },
    abilities: (below, own) => ({
      ...noAbilities,
      readCalls: below.readCalls,
      ringing: below.ringing,
      writeDoNotDisturb: below.writeDoNotDisturb || own.writeDoNotDisturb,
      selfTest: own.selfTest,
      readEmail: own.readEmail,
    }),
  })
}

interface Writer {
  readonly system: PhoneSystem
  readonly lineIsUp: () => boolean
}

function createWriter(parts: PbxwarePhoneParts): Writer {
  const { sip, relay, doNotDisturb, clock, log } = parts
  const listeners = new Set<(event: PhoneEvent) => void>()
  const warned = new Set<ErrorCode>()
  let dndSwitch: DndSwitch | undefined
  let keeper: DoNotDisturbKeeper | undefined
  let up = false
  let answered = false
  let trouble: { readonly code: ErrorCode; readonly retryInMs: number } | undefined
  let blocking = false
  let toldOnly = false
  let ours = false
  /** Everything is to be taken back, and do not disturb is not undone yet. */
  let undoing = false

  function emit(event: PhoneEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  function warn(code: ErrorCode, on: boolean): void {
    if (warned.has(code) === on) return
    if (on) warned.add(code)
    else warned.delete(code)
    emit({ type: 'warning', code, on })
  }

  /** `working` with a code: it does what it can, and the words say what that is. */
  function report(): void {
    if (!up) return
    const leg = 'extension'
    if (!doNotDisturb.enabled) emit({ type: 'leg', leg, report: { state: 'off', code: only } })
    else if (!doNotDisturb.byRelay)
      emit({ type: 'leg', leg, report: { state: 'working', code: only } })
    else if (relay === undefined)
      emit({ type: 'leg', leg, report: { state: 'failing', code: 'pbxware.relay' } })
    else if (trouble !== undefined)
      emit({ type: 'leg', leg, report: { state: 'failing', ...trouble } })
    else
      emit({
        type: 'leg',
        leg,
        report: answered ? { state: 'working', code: only } : { state: 'connecting' },
      })
  }

  function can(): void {
    const byRelay = relay !== undefined && trouble === undefined
    emit({
      type: 'capabilities',
      capabilities: {
        ...noAbilities,
        writeDoNotDisturb: byRelay,
        selfTest: byRelay,
        readEmail: relay !== undefined,
      },
    })
  }

  function onAnswer({ email, vendorSync }: OwnExtension): void {
    answered = true
    trouble = undefined
    warn('identity.duplicate', false)
    warn('identity.mismatch', false)
    warn('pbxware.vendorSync', vendorSync !== 'off')
    emit({ type: 'email', email })
    can()
    report()
  }

  function onTrouble(code: ErrorCode, retryInMs: number): void {
    trouble = { code, retryInMs }
    warn('identity.duplicate', code === 'identity.duplicate')
    warn('identity.mismatch', code === 'identity.mismatch')
    if (code === 'pbxware.vendorSync') warn(code, true)
    can()
    report()
  }

  /** Why the relay refused is told by the leg. */
  function onKept(event: PhoneEvent): void {
    const own = event.type === 'warning' && /^(pbxware|identity)\./.test(event.code)
    if (!own) emit(event)
    if (event.type !== 'doNotDisturb') return
    ours = event.ours
    if (undoing && !ours) answer(null)
  }

  function begin(by: PbxwareRelay): void {
    const { enabled, byRelay } = doNotDisturb
    const watching = enabled && byRelay
    const made = createDndSwitch({
      ...{ relay: by, ready: parts.signedIn, watching, clock, log, onAnswer, onTrouble },
    })
    dndSwitch = made
    // Also where nothing is to be set: what an earlier run left on is undone.
    if (byRelay)
      keeper = createDoNotDisturbKeeper({
        switch: made,
        documents: parts.documents,
        extension: parts.addressOfRecord,
        enabled,
        ...{ clock, log, onEvent: onKept },
      })
    made.start()
  }

  function answer(status: ExtensionStatus | null): void {
    const blocks = status?.blocksCalls === true && doNotDisturb.enabled
    const concerned = status === null || blocks || blocking
    blocking = blocks
    // Whoever signs out takes the token along, without which nothing is undone.
    undoing = status === null && ours
    if (undoing) return
    if (concerned) emit({ type: 'published', status, ms: 0 })
    else if (!toldOnly) {
      toldOnly = true
      emit({ type: 'publishFailed', code: only })
    }
  }

  const unsubscribe = sip.onEvent(({ type }) => {
    if (type !== 'up' && type !== 'down') return
    up = type === 'up'
    if (up) dndSwitch?.look()
    report()
  })

  return {
    lineIsUp: () => up,
    system: {
      start() {
        can()
        if (relay !== undefined) begin(relay)
      },
      async stop(deadlineMs) {
        try {
          await keeper?.stop(deadlineMs)
        } catch (error) {
          log.warn('do not disturb of PBXware is left', { code: codeOf(error) })
        }
        dndSwitch?.stop()
        unsubscribe()
        listeners.clear()
      },
      publish(status) {
        keeper?.follow(status)
        // As the answer of a phone system would: not before the question was asked to the end.
        queueMicrotask(() => answer(status))
      },
      nudge() {
        dndSwitch?.look()
        keeper?.nudge()
      },
      onEvent(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
}
