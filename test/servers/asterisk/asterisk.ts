import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DebianPrefix } from '../../../scripts/debian-prefix.ts'
import { atExit } from '../cleanup.ts'
import { writeCertificate } from '../kamailio/certificate.ts'
import { freePorts } from '../ports.ts'
import { type ServerProcess, startServerProcess, untilReady } from '../server-process.ts'
import { withoutRights } from '../user-account.ts'
import { type Ami, connectAmi } from './ami.ts'
import { userSections, writeConfiguration } from './files.ts'

export interface AsteriskOptions {
  /** From asteriskPrefix(). */
  readonly prefix: DebianPrefix
  /** Digest realm; as a SIP domain every other name does as well. */
  readonly domain?: string
  /**
   * Lets ARI and AMI write the AstDB (`live_dangerously` of asterisk.conf); off unless given, as
   * Asterisk and FreePBX have it.
   */
  readonly liveDangerously?: boolean
}

/** Whom ARI lets in. */
export interface AriUser {
  readonly user: string
  readonly secret: string
}

export interface Asterisk {
  /** As `22.10.1`. */
  readonly version: string
  readonly domain: string
  /** Extension to password: 1001 to 1004. */
  readonly users: Readonly<Record<string, string>>
  /** SIP over UDP and TCP. */
  readonly sipPort: number
  readonly wsUrl: string
  /** Undefined where `openssl` is not there to make a certificate; log() says so. */
  readonly wssUrl: string | undefined
  /** The self-signed certificate, to be trusted as its own authority. */
  readonly caCertPath: string | undefined
  /** As `http://127.0.0.1:20001/ari`. */
  readonly ariUrl: string
  readonly ariUser: AriUser
  /** May read only. */
  readonly ariReader: AriUser
  /** Connected again by `up`: take it from here each time. */
  readonly ami: Ami
  /** Stops it where it is, so that connections stay open but nothing answers. */
  freeze(): void
  thaw(): void
  /** Ends the server but keeps its ports, its files and its AstDB for `up`. */
  down(): Promise<void>
  up(): Promise<void>
  /** Down and up; the AstDB, and with it all custom states, are kept as Asterisk does. */
  restart(): Promise<void>
  stop(): Promise<void>
  log(): string
}

const users = {
  '1001': 'secret1001',
  '1002': 'secret1002',
  '1003': 'secret1003',
  '1004': 'secret1004',
}
const patience = 3_000
const rtpPorts = 20
const ariSecret = 'ari-secret'
const amiSecret = 'ami-secret'

/** Starts Asterisk on loopback; resolves when SIP, ARI and AMI answer. */
export async function startAsterisk(options: AsteriskOptions): Promise<Asterisk> {
  const { prefix, domain = 'pbx.test' } = options
  const sipPort = await freePorts(5 + rtpPorts)
  const [httpPort, httpsPort, amiPort] = [sipPort + 1, sipPort + 2, sipPort + 3]
  // RTP begins at an even port.
  const rtpStart = sipPort + 4 + (sipPort % 2)
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-asterisk-'))
  const forget = atExit(() => rmSync(folder, { recursive: true, force: true }))
  const removeFolder = async (): Promise<void> => {
    forget()
    await rm(folder, { recursive: true, force: true })
  }
  const earlierLogs: string[] = []
  let server: ServerProcess | undefined
  let ami: Ami | undefined
  const ariUrl = `http://127.0.0.1:${httpPort}/ari`

  const down = async (): Promise<void> => {
    ami?.close()
    await server?.stop(patience)
  }
  const up = async (): Promise<void> => {
    if (server) earlierLogs.push(server.log())
    const started = launch(prefix, folder)
    server = started
    await untilReady('Asterisk', started, () => ariAnswers(ariUrl))
    ami = await untilReady('Asterisk', started, () => connectAmi(amiPort, 'observer', amiSecret))
    await untilReady('Asterisk', started, () => isBooted(ami))
    // FreePBX keeps there which devices an extension has.
    for (const user of Object.keys(users)) {
      await ami.action('DBPut', { Family: 'AMPUSER', Key: `${user}/device`, Val: user })
    }
  }
  try {
    const caCertPath = await writeCertificate(folder, domain)
    if (!caCertPath) earlierLogs.push('No TLS: openssl is not there to make a certificate.')
    await writeConfiguration(folder, {
      SIP_PORT: String(sipPort),
      HTTP_PORT: String(httpPort),
      HTTPS_PORT: String(httpsPort),
      AMI_PORT: String(amiPort),
      RTP_START: String(rtpStart),
      RTP_END: String(rtpStart + rtpPorts - 1),
      TLS: caCertPath ? 'yes' : 'no',
      ARI_SECRET: ariSecret,
      AMI_SECRET: amiSecret,
      LIVE_DANGEROUSLY: options.liveDangerously ? 'yes' : 'no',
      DOMAIN: domain,
      FOLDER: folder,
      ROOT: prefix.root,
      MODULES: modulesOf(prefix),
      USERS: userSections(users),
    })
    await up()
    return {
      version: (prefix.versions.asterisk ?? '').replace(/^\d+:/, '').replace(/[-+~].*$/, ''),
      domain,
      users,
      sipPort,
      wsUrl: `ws://127.0.0.1:${httpPort}/ws`,
      wssUrl: caCertPath ? `wss://127.0.0.1:${httpsPort}/ws` : undefined,
      caCertPath,
      ariUrl,
      ariUser: { user: 'lockstep', secret: ariSecret },
      ariReader: { user: 'reader', secret: ariSecret },
      get ami() {
        if (!ami) throw new Error('Asterisk is down')
        return ami
      },
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
    await down()
    await removeFolder()
    throw new Error(`Asterisk could not be started:\n${server?.log()}`, { cause: error })
  }
}

function launch(prefix: DebianPrefix, folder: string): ServerProcess {
  const binary = 'usr/sbin/asterisk'
  // In the foreground, without colours.
  const command = prefix.run(binary, ['-f', '-n', '-C', join(folder, 'asterisk.conf')])
  return startServerProcess(
    withoutRights(command, {
      mustRead: join(prefix.root, binary),
      ownFolder: folder,
      atParentDeath: 'KILL',
    }),
  )
}

/** bullseye has them outside the folder of the architecture. */
function modulesOf(prefix: DebianPrefix): string {
  const folders = [prefix.libraries, join(prefix.root, 'usr/lib')]
  const found = folders.map((folder) => join(folder, 'asterisk/modules')).find(existsSync)
  if (!found) throw new Error('the Asterisk that was fetched has no modules')
  return found
}

async function ariAnswers(ariUrl: string): Promise<true | undefined> {
  const answer = await fetch(`${ariUrl}/asterisk/info?only=system`, {
    headers: { authorization: `Basic ${btoa(`lockstep:${ariSecret}`)}` },
    signal: AbortSignal.timeout(patience),
  })
  await answer.body?.cancel()
  return answer.ok || undefined
}

/** ARI and AMI answer a little before the dialplan and SIP do. */
async function isBooted(ami: Ami | undefined): Promise<true | undefined> {
  const answer = await ami?.action('Command', { Command: 'core waitfullybooted' })
  return answer?.Response === 'Success' || undefined
}
