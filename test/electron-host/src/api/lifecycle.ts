import type { EventEmitter } from 'node:events'
import { createEvent } from '../core/event.ts'
import { host } from '../core/host.ts'
import { windows } from './registry.ts'
import { handOver } from './single-instance.ts'

/**
 * `app.quit()`: before-quit, every window's close, will-quit, quit. Whoever prevents one of the
 * first three stays, and may ask again.
 */
export function quit(app: EventEmitter): void {
  if (host.quitting || host.exiting) return
  host.quitting = true
  if (prevented(app, 'before-quit') || !closeWindows() || prevented(app, 'will-quit')) {
    host.quitting = false
    return
  }
  void exit(app, 0)
}

/** `app.exit()`: leaves without asking anyone. */
export async function exit(app: EventEmitter, code: number): Promise<void> {
  if (host.exiting) return
  host.quitting = true
  host.exiting = true
  for (const window of windows.values()) window.destroy()
  app.emit('quit', createEvent(), code)
  await handOver.done
  if (host.chromiumStarted) {
    const chromium = await host.chromium.promise.catch(() => undefined)
    await chromium?.close()
  }
  process.exit(code)
}

function closeWindows(): boolean {
  for (const window of windows.values()) {
    window.close()
    if (!window.isDestroyed()) return false
  }
  return true
}

function prevented(app: EventEmitter, name: string): boolean {
  const event = createEvent()
  app.emit(name, event)
  return event.defaultPrevented
}
