import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RelayConfig } from '../../../relay/src/config.ts'
import type { Mosquitto } from '../../servers/mosquitto/mosquitto.ts'
import type { Arrivals, DesktopsTask } from './desktops-child.ts'
import { benchSecret, benchTenant } from './people.ts'

const fork1 = (file: string, argument: unknown): ChildProcess =>
  fork(join(import.meta.dirname, file), [JSON.stringify(argument)], { serialization: 'advanced' })

export interface RelayProcess {
  readonly port: number
  readonly pid: number
  kill(): Promise<void>
}

export async function startRelayProcess(broker: Mosquitto): Promise<RelayProcess> {
  const config: RelayConfig = {
    tenant: benchTenant,
    clientIds: ['4b6a1c1e-3f0e-4f7d-9a53-0c2f4d9b7a10'],
    issuer: 'https://login.example',
    keysUrl: 'http://127.0.0.1:9/',
    port: 0,
    host: '127.0.0.1',
    push: {
      secrets: [benchSecret],
      publicUrl: 'https://relay.example',
      brokerPublicUrl: 'wss://broker.example',
      broker: { url: broker.url, user: 'relay', password: broker.password },
      safetySeconds: 300,
    },
  }
  const child = fork1('relay-child.ts', config)
  const [told] = await once(child, 'message')
  return {
    port: told.port,
    pid: child.pid ?? 0,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

export interface Desktops {
  readonly pid: number
  stop(): Promise<void>
}

/** Resolves when all of them are connected and subscribed. */
export async function startDesktops(
  task: DesktopsTask,
  onArrivals: (arrivals: Arrivals['arrivals']) => void,
): Promise<Desktops> {
  const child = fork1('desktops-child.ts', task)
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: { connected?: number } & Partial<Arrivals>) => {
      if (message.connected !== undefined) resolve()
      if (message.arrivals !== undefined) onArrivals(message.arrivals)
    })
    child.once('exit', () => reject(new Error('the desktops ended while they connected')))
  })
  return {
    pid: child.pid ?? 0,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Resident memory, bytes; of Linux only. */
export function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? Number.NaN) * 1_024
}
