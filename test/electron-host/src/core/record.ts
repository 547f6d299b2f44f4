import type { HostNotification } from '../api/notification.ts'
import type { HostTray } from '../api/tray.ts'

/** Something the app asked of the desktop, which the host notes down instead of doing it. */
export interface HostRecord {
  readonly kind: string
  readonly at: number
  readonly [detail: string]: unknown
}

/** What a spec reads through `app.evaluate(() => globalThis.electronHost)`. */
export interface HostInspection {
  readonly records: HostRecord[]
  /** The trays that live, oldest first. */
  readonly trays: HostTray[]
  /** The notifications that are shown, oldest first. */
  readonly notifications: HostNotification[]
}

declare global {
  // Only `var` declares a property of globalThis.
  var electronHost: HostInspection | undefined
}

export const inspection: HostInspection = { records: [], trays: [], notifications: [] }
globalThis.electronHost = inspection

/** Notes down a request to the desktop. Keeps the last 2,000. */
export function record(kind: string, detail: Record<string, unknown> = {}): void {
  inspection.records.push({ ...detail, kind, at: Date.now() })
  if (inspection.records.length > 2_000) inspection.records.shift()
}
