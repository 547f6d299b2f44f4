/** Brings the extension's status into Asterisk: one write at a time, and the newest wins. */
import { backoffMs, usualBackoff } from '../../../domain/backoff.ts'
import { codeOf, type ErrorCode, Fault } from '../../../domain/codes.ts'
import type { ExtensionStatus } from '../../../domain/extension.ts'
import type { Clock, Unsubscribe } from '../../../ports.ts'
import type { AriClient, DeviceState } from './ari-client.ts'
import { deviceValueOf, presenceValueOf } from './presence-value.ts'

export interface StatusWriterParts {
  readonly ari: AriClient
  readonly clock: Clock
  /** As `CustomPresence:1001`. */
  readonly presence: string
  /** As `Custom:Lockstep1001`. */
  readonly device: string
  /** It was written and read back, `ms` after it left. */
  readonly onWritten: (status: ExtensionStatus | null, ms: number) => void
  /** What an earlier run left behind is gone. */
  readonly onCleared: () => void
  readonly onFailed: (code: ErrorCode, retryInMs: number) => void
}

export interface StatusWriter {
  want(status: ExtensionStatus | null): void
  /** Takes back what an earlier run left behind, unless something is wanted already. */
  clear(): void
  /** What the device was seen to be: another computer of the person may have taken it back. */
  saw(state: DeviceState): void
  /** Tries at once what waits. */
  nudge(): void
  /** Writes nothing any more but this: that nothing is set. */
  reset(signal: AbortSignal): Promise<void>
}

/** The other computer's farewell has two parts, and it may be one of several. */
const repairMs = 1_000

export function createStatusWriter(parts: StatusWriterParts): StatusWriter {
  const { ari, clock, presence, device } = parts
  let wanted: { readonly status: ExtensionStatus | null; readonly ours: boolean } | undefined
  let written: ExtensionStatus | null = null
  let current: Promise<void> | undefined
  let cancelRepair: Unsubscribe = () => undefined
  let cancelRetry: Unsubscribe | undefined
  let failures = 0
  const end = new AbortController()

  async function write(status: ExtensionStatus | null, signal: AbortSignal): Promise<void> {
    const inUse = deviceValueOf(status)
    await ari.setPresence(presence, presenceValueOf(status), signal)
    await ari.setDevice(device, inUse, signal)
    // A function that is not loaded takes everything and does nothing.
    const shown = await ari.deviceState(device, signal)
    if (shown !== inUse) throw new Fault('ari.ignored', `${device} is ${shown}`)
  }

  async function work(): Promise<void> {
    while (wanted !== undefined && !end.signal.aborted) {
      const mine = wanted
      const startedAt = clock.monotonic()
      try {
        await write(mine.status, end.signal)
      } catch (error) {
        if (!end.signal.aborted) failed(codeOf(error))
        return
      }
      failures = 0
      written = mine.status
      if (mine === wanted) wanted = undefined
      if (end.signal.aborted) return
      if (mine.ours) parts.onWritten(mine.status, clock.monotonic() - startedAt)
      else parts.onCleared()
    }
  }

  function failed(code: ErrorCode): void {
    const waitMs = backoffMs(failures, usualBackoff, clock.random())
    failures += 1
    cancelRetry = clock.timer(waitMs, begin)
    parts.onFailed(code, waitMs)
  }

  function begin(): void {
    cancelRepair()
    cancelRetry?.()
    cancelRetry = undefined
    if (current !== undefined) return
    current = work().finally(() => {
      current = undefined
    })
  }

  return {
    want(status) {
      if (end.signal.aborted) return
      wanted = { status, ours: true }
      begin()
    },
    clear() {
      wanted ??= { status: null, ours: false }
      begin()
    },
    saw(state) {
      if (current !== undefined || end.signal.aborted) return
      cancelRepair()
      // The other way round is left alone: two computers that disagree would never come to rest.
      if (state !== 'NOT_INUSE' || deviceValueOf(written) === state) return
      const status = written
      cancelRepair = clock.timer(repairMs + clock.random() * repairMs, () => {
        wanted ??= { status, ours: false }
        begin()
      })
    },
    nudge() {
      if (cancelRetry !== undefined) begin()
    },
    async reset(signal) {
      end.abort()
      cancelRetry?.()
      cancelRepair()
      // A write on its way must not come after it.
      await current?.catch(() => undefined)
      await write(null, signal)
    },
  }
}
