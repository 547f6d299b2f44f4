import { rmSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DebianPrefix } from '../../../scripts/debian-prefix.ts'
import { atExit } from '../cleanup.ts'
import { freePorts } from '../ports.ts'
import { type ServerProcess, startServerProcess, untilReady } from '../server-process.ts'
import { withoutRights } from '../user-account.ts'
import { writeCertificate } from './certificate.ts'
import { type KamailioFaults, kamailioFaults } from './faults.ts'
import { type Rpc, rpcOn } from './rpc.ts'

export interface KamailioOptions {
  /** From kamailioPrefix(). */
  readonly prefix: DebianPrefix
  /** SIP over UDP and TCP; a free port unless given. */
  readonly sipPort?: number
  readonly wsPort?: number
  readonly wssPort?: number
  /** SIP domain and digest realm; needs no DNS. */
  readonly domain?: string
  /** User name to password. */
  readonly users?: Readonly<Record<string, string>>
}

export interface Kamailio {
  /** As `5.6.3`. */
  readonly version: string
  readonly domain: string
  readonly users: Readonly<Record<string, string>>
  readonly sipPort: number
  readonly wsUrl: string
  /** Undefined where `openssl` is not there to make a certificate; log() says so. */
  readonly wssUrl: string | undefined
  readonly tcpUrl: string
  /** As wssUrl, on the same port. */
  readonly tlsUrl: string | undefined
  /** The self-signed certificate, to be trusted as its own authority. */
  readonly caCertPath: string | undefined
  readonly rpc: Rpc
  readonly fault: KamailioFaults
  /** Stops all its processes where they are, so that connections stay open but nothing answers. */
  freeze(): void
  thaw(): void
  /** Ends the server but keeps its ports and files for `up`. */
  down(): Promise<void>
  up(): Promise<void>
  /** Down and up; all state, faults included, is lost. */
  restart(): Promise<void>
  stop(): Promise<void>
  log(): string
}

export const defaultUsers = { '1001': 'secret1001', '1002': 'secret1002', '1003': 'secret1003' }

// The tables whose versions its modules look at when they start.
const tables = ['version', 'presentity', 'active_watchers', 'watchers', 'xcap', 'pua']
const patience = 3_000

/** Starts Kamailio on loopback; resolves when it answers. */
export async function startKamailio(options: KamailioOptions): Promise<Kamailio> {
  const { prefix, domain = 'pbx.test', users = defaultUsers } = options
  const sipPort = options.sipPort ?? (await freePorts(1))
  const wsPort = options.wsPort ?? (await freePorts(1))
  const wssPort = options.wssPort ?? (await freePorts(1))
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-kamailio-'))
  const forget = atExit(() => rmSync(folder, { recursive: true, force: true }))
  const removeFolder = async (): Promise<void> => {
    forget()
    await rm(folder, { recursive: true, force: true })
  }
  const rpc = rpcOn(wsPort)
  const earlierLogs: string[] = []
  let server: ServerProcess | undefined
  let version = ''

  try {
    const caCertPath = await writeCertificate(folder, domain)
    if (!caCertPath) earlierLogs.push('No WSS: openssl is not there to make a certificate.')
    await writeConfiguration(folder, {
      SIP_PORT: String(sipPort),
      WS_PORT: String(wsPort),
      WSS_PORT: String(wssPort),
      DOMAIN: domain,
      FOLDER: folder,
      USERS: userLines(users),
    })

    const up = async (): Promise<void> => {
      if (server) earlierLogs.push(server.log())
      // What db_text wrote at its end it cannot always read again.
      await copyTables(prefix, folder)
      server = launch(prefix, folder, caCertPath !== undefined)
      version = await untilReady('Kamailio', server, async () => {
        const answer = JSON.stringify(await rpc('core.version'))
        if (caCertPath) await canConnect(wssPort)
        return /kamailio (\d[\w.]*)/.exec(answer)?.[1]
      })
    }
    const down = async (): Promise<void> => server?.stop(patience)
    await up()
    return {
      version,
      domain,
      users,
      sipPort,
      wsUrl: `ws://127.0.0.1:${wsPort}`,
      wssUrl: caCertPath ? `wss://127.0.0.1:${wssPort}` : undefined,
      tcpUrl: `tcp://127.0.0.1:${sipPort}`,
      tlsUrl: caCertPath ? `tls://127.0.0.1:${wssPort}` : undefined,
      caCertPath,
      rpc,
      fault: kamailioFaults(wsPort),
      freeze: () => server?.signal('SIGSTOP'),
      thaw: () => server?.signal('SIGCONT'),
      down,
      up,
      restart: async () => {
        await down()
        await up()
      },
      stop: async () => {
        await down()
        await removeFolder()
      },
      log: () => [...earlierLogs, server?.log()].join('\n'),
    }
  } catch (error) {
    await server?.stop(patience)
    await removeFolder()
    throw error
  }
}

function launch(prefix: DebianPrefix, folder: string, tls: boolean): ServerProcess {
  const binary = 'usr/sbin/kamailio'
  const command = prefix.run(binary, [
    // In the foreground, without a controlling terminal, messages to standard error.
    ...['-DD', '-E', '-m', '64', '-M', '8'],
    ...['-L', join(prefix.libraries, 'kamailio/modules')],
    ...['-f', join(folder, 'kamailio.cfg'), '-w', folder, '-Y', folder],
    ...(tls ? ['-A', 'WITH_TLS'] : []),
  ])
  return startServerProcess(
    withoutRights(command, {
      mustRead: join(prefix.root, binary),
      ownFolder: folder,
      atParentDeath: 'TERM',
    }),
  )
}

async function copyTables(prefix: DebianPrefix, folder: string): Promise<void> {
  const target = join(folder, 'tables')
  await rm(target, { recursive: true, force: true })
  await mkdir(target)
  const source = join(prefix.root, 'usr/share/kamailio/dbtext/kamailio')
  for (const table of tables) await copyFile(join(source, table), join(target, table))
}

async function writeConfiguration(
  folder: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  for (const file of ['kamailio.cfg', 'routes.cfg']) {
    const template = await readFile(new URL(file, import.meta.url), 'utf8')
    const text = template.replace(/@([A-Z_]+)@/g, (mark, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`${file}: no value for ${mark}`)
      return value
    })
    await writeFile(join(folder, file), text)
  }
}

function userLines(users: Readonly<Record<string, string>>): string {
  const lines = Object.entries(users).map(([user, password]) => {
    if (!/^[\w.-]+$/.test(user) || !/^[\w.-]+$/.test(password)) {
      throw new Error(`user ${user}: name and password may have letters, digits, "_", "." and "-"`)
    }
    return `\t$sht(users=>${user}) = "${password}";`
  })
  return lines.join('\n')
}

async function canConnect(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve()
    })
    socket.on('error', reject)
  })
}
