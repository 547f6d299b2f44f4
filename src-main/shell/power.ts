/** The Power port: the power monitor's events, plus what can only be asked for, sampled. */
import { net, powerMonitor } from 'electron'
import type { Clock, Log, Power, PowerEvent, Unsubscribe } from '../ports.ts'

const sampleMs = 10_000
/** From this many idle seconds on, an input counts as the person's return. */
const idleSecondsOfAbsence = 60

const forwarded = [
  ['suspend', 'suspend'],
  ['resume', 'resume'],
  ['lock-screen', 'lock'],
  ['unlock-screen', 'unlock'],
] as const

/** macOS: another person uses the computer meanwhile, behind whose session ours is as good as locked. */
const switched = [
  ['user-did-resign-active', true],
  ['user-did-become-active', false],
] as const

/** `dispose` stops sampling and listening. */
export function createPower(clock: Clock, log: Log): Power & { dispose(): void } {
  const listeners = new Set<(event: PowerEvent) => void>()
  let locked = seenLocked() ?? false
  let switchedAway = false
  let online = net.isOnline()
  let idle = powerMonitor.getSystemIdleTime()

  const tell = (event: PowerEvent) => {
    if (event === 'lock' || event === 'unlock') {
      if (locked === (event === 'lock')) return
      locked = event === 'lock'
    }
    log.debug('power event', { event })
    for (const listener of [...listeners]) listener(event)
  }
  const listen = (name: string, listener: () => void) => {
    const monitor: NodeJS.EventEmitter = powerMonitor
    monitor.on(name, listener)
    return () => monitor.off(name, listener)
  }
  const subscriptions = [
    ...forwarded.map(([name, event]) => listen(name, () => tell(event))),
    ...switched.map(([name, away]) =>
      listen(name, () => {
        switchedAway = away
        tell(away || seenLocked() === true ? 'lock' : 'unlock')
      }),
    ),
  ]

  const sample = () => {
    const nowOnline = net.isOnline()
    const nowIdle = powerMonitor.getSystemIdleTime()
    const cameBack = idle >= idleSecondsOfAbsence && nowIdle < idleSecondsOfAbsence
    const changedTo = nowOnline === online ? undefined : nowOnline ? 'online' : 'offline'
    online = nowOnline
    idle = nowIdle
    if (changedTo !== undefined) tell(changedTo)
    const nowLocked = seenLocked()
    // Behind somebody else's session ours is seen as not locked.
    if (nowLocked !== undefined && !switchedAway) tell(nowLocked ? 'lock' : 'unlock')
    if (cameBack) tell('active')
    cancel = clock.timer(sampleMs, sample)
  }
  let cancel: Unsubscribe = clock.timer(sampleMs, sample)

  return {
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    isLocked: () => locked,
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose() {
      cancel()
      for (const unsubscribe of subscriptions) unsubscribe()
      listeners.clear()
    },
  }
}

/** Linux has no lock events, only this question; `undefined` where it has no answer either. */
function seenLocked(): boolean | undefined {
  const state = powerMonitor.getSystemIdleState(idleSecondsOfAbsence)
  return state === 'unknown' ? undefined : state === 'locked'
}
