/** One connection to ARI's events: what devices do, as it happens. */
import { z } from 'zod'
import type { Clock, OpenWebSocket } from '../../../ports.ts'
import { jsonOf } from '../../graph/body.ts'
import { type DeviceState, deviceStateSchema } from './ari-client.ts'

export interface AriEventsParts {
  readonly open: OpenWebSocket
  readonly url: string
  readonly clock: Pick<Clock, 'timer'>
  readonly onOpen: () => void
  readonly onState: (device: string, state: DeviceState) => void
  /** Told at most once, NEVER after `close`. */
  readonly onGone: () => void
}

const openWithinMs = 10_000
const longestEvent = 256 * 1024

const changed = z.object({
  type: z.literal('DeviceStateChanged'),
  device_state: z.object({ name: z.string().max(300), state: deviceStateSchema }),
})

/** The returned function closes it. */
export function openAriEvents(parts: AriEventsParts): () => void {
  let over = false
  const socket = parts.open(parts.url)
  const stopWaiting = parts.clock.timer(openWithinMs, gone)

  function close(): void {
    if (over) return
    over = true
    stopWaiting()
    socket.close()
  }
  function gone(): void {
    if (over) return
    close()
    parts.onGone()
  }

  socket.addEventListener('open', () => {
    if (over) return
    stopWaiting()
    parts.onOpen()
  })
  socket.addEventListener('message', (event) => {
    if (over || !('data' in event) || typeof event.data !== 'string') return
    if (event.data.length > longestEvent) return gone()
    const parsed = changed.safeParse(jsonOf(event.data))
    // Events of other kinds are none of ours.
    if (!parsed.success) return
    const { name, state } = parsed.data.device_state
    parts.onState(name, state)
  })
  // An error is always followed by a close, and tells nothing beyond it.
  socket.addEventListener('error', () => undefined)
  socket.addEventListener('close', gone)
  return close
}
