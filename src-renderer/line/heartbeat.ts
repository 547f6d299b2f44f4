import { type LineClock, singleTimer } from './clock.ts'

export interface HeartbeatOptions {
  readonly clock: LineClock
  /** Silence after which the server is asked, milliseconds. */
  readonly intervalMs: number
  /** Monotonic milliseconds of the last frame received. */
  readonly lastReceived: () => number
  /** Asks the server; `false` when it gave no answer in time. MUST settle. */
  readonly probe: () => Promise<boolean>
  /** The link is dead, though nobody closed it; called at most once. */
  readonly onDead: () => void
}

export interface Heartbeat {
  /** Asks now, unless the server is being asked already. */
  check(): void
  stop(): void
}

/** Finds half-open links, which neither sip.js nor the browser does. */
export function startHeartbeat(options: HeartbeatOptions): Heartbeat {
  const { clock, intervalMs } = options
  const timer = singleTimer(clock)
  let asking = false
  let stopped = false

  const arm = () => {
    const silence = clock.monotonic() - options.lastReceived()
    timer.arm(Math.max(0, intervalMs - silence), look)
  }
  const look = () => {
    if (clock.monotonic() - options.lastReceived() < intervalMs) arm()
    else void ask()
  }
  const ask = async () => {
    if (asking || stopped) return
    asking = true
    timer.disarm()
    const alive = await options.probe()
    asking = false
    if (stopped) return
    if (alive) return timer.arm(intervalMs, look)
    stopped = true
    options.onDead()
  }

  arm()
  return {
    check: () => void ask(),
    stop() {
      stopped = true
      timer.disarm()
    },
  }
}
