/** A real Mosquitto with the configuration that the relay is delivered with, without its TLS. */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DebianPrefix } from '../../../scripts/debian-prefix.ts'
import { atExit } from '../cleanup.ts'
import { freePorts } from '../ports.ts'
import { type ServerProcess, startServerProcess, untilReady } from '../server-process.ts'

const delivered = join(import.meta.dirname, '../../../relay/mosquitto')
const patience = 3_000

export interface Mosquitto {
  readonly version: string
  /** For relays. */
  readonly url: string
  readonly password: string
  /** For desktops. */
  readonly wsUrl: string
  readonly pid: number | undefined
  /** Ends the broker but keeps its ports. */
  down(): Promise<void>
  up(): Promise<void>
  stop(): Promise<void>
  log(): string
}

/** Starts Mosquitto on loopback; resolves when both doors are open. */
export async function startMosquitto(prefix: DebianPrefix): Promise<Mosquitto> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-mosquitto-'))
  const forget = atExit(() => rmSync(folder, { recursive: true, force: true }))
  const password = 'a password for relays only'
  const relays = await freePorts(2)
  const desktops = relays + 1
  let server: ServerProcess | undefined

  await writeConfiguration(folder, relays, desktops)
  writePassword(prefix, folder, password)

  const up = async (): Promise<void> => {
    const { command, args } = prefix.run('usr/sbin/mosquitto', [
      '-c',
      join(folder, 'mosquitto.conf'),
    ])
    server = startServerProcess({ command, args })
    await untilReady('Mosquitto', server, () => canConnect(relays))
    await untilReady('Mosquitto', server, () => canConnect(desktops))
  }
  const down = async (): Promise<void> => server?.stop(patience)
  await up()
  return {
    version: prefix.versions.mosquitto ?? 'of unknown version',
    url: `mqtt://127.0.0.1:${relays}`,
    password,
    wsUrl: `ws://127.0.0.1:${desktops}`,
    get pid() {
      return server?.pid
    },
    down,
    up,
    async stop() {
      await down()
      forget()
      await rm(folder, { recursive: true, force: true })
    },
    log: () => server?.log() ?? '',
  }
}

async function writeConfiguration(folder: string, relays: number, desktops: number): Promise<void> {
  const text = await readFile(join(delivered, 'mosquitto.conf'), 'utf8')
  const own = text
    .replace(/^(cert|key)file .*\n/gm, '')
    .replace('listener 8883', `listener ${relays} 127.0.0.1`)
    .replace('listener 8443', `listener ${desktops}`)
    .replaceAll('/mosquitto/config', folder)
  // As root it would change to a user that cannot read this folder.
  const user = process.getuid?.() === 0 ? 'user root\n' : ''
  await writeFile(join(folder, 'mosquitto.conf'), user + own)
  for (const name of ['desktops.acl', 'relays.acl'])
    await copyFile(join(delivered, name), join(folder, name))
}

function writePassword(prefix: DebianPrefix, folder: string, password: string): void {
  const file = join(folder, 'relays.passwd')
  const { command, args } = prefix.run('usr/bin/mosquitto_passwd', [
    ...['-b', '-c', file],
    ...['relay', password],
  ])
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`mosquitto_passwd: ${stderr}`)
}

function canConnect(port: number): Promise<true> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', reject)
  })
}
