import { EventEmitter } from 'node:events'
import { strict } from '../core/strict.ts'

/** Specs emit its events (`suspend`, `lock-screen`, ...) and set `_idle`. */
class HostPowerMonitor
  extends EventEmitter
  implements Pick<Electron.PowerMonitor, 'getSystemIdleTime' | 'getSystemIdleState'>
{
  /** Seconds since the person last touched the computer. */
  _idle = 0
  private locked = false

  constructor() {
    super()
    this.on('lock-screen', () => {
      this.locked = true
    })
    this.on('unlock-screen', () => {
      this.locked = false
    })
  }
  getSystemIdleTime() {
    return this._idle
  }
  getSystemIdleState(idleThreshold: number) {
    if (this.locked) return 'locked'
    return this._idle >= idleThreshold ? 'idle' : 'active'
  }
}

export const powerMonitor = strict('powerMonitor', new HostPowerMonitor())
