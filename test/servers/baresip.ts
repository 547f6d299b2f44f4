import { rmSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { DebianPrefix } from '../../scripts/debian-prefix.ts'
import { type PhoneAccount, phoneFiles } from './baresip-files.ts'
import { atExit } from './cleanup.ts'
import { type ControlChannel, connectControl } from './control-channel.ts'
import { freePorts } from './ports.ts'
import { startServerProcess, untilReady } from './server-process.ts'
import { withoutRights } from './user-account.ts'
import { untilFound, waitList } from './wait-list.ts'

/** How baresip shows the presence of a contact. */
export type ContactStatus = 'Unknown' | 'Online' | 'Offline' | 'Busy'

export interface PhoneOptions extends PhoneAccount {
  /** From baresipPrefix(). */
  readonly prefix: DebianPrefix
}

export interface StatusChange {
  readonly address: string
  readonly status: string
  /** performance.now() when the phone told it; the first status is seen up to 25 ms late. */
  readonly at: number
}

export interface PhoneEvent {
  /** As CALL_INCOMING, CALL_RINGING, CALL_ESTABLISHED, CALL_CLOSED. */
  readonly type: string
  readonly at: number
}

export interface Phone {
  /** As `1.0.0`. */
  readonly version: string
  readonly registered: boolean
  /** Dials a SIP address, as `sip:1002@pbx.test`. */
  call(target: string): Promise<void>
  accept(): Promise<void>
  hangUp(): Promise<void>
  hold(): Promise<void>
  resume(): Promise<void>
  /** Sends the other party of the current call to another address, as `sip:1003@pbx.test`. */
  transfer(target: string): Promise<void>
  /** Switches it off as a power cut does: it takes leave of nobody. */
  cutPower(): Promise<void>
  /** What the phone shows for a watched address of record; Unknown before the first answer. */
  watched(address: string): StatusChange
  /** Resolves at once when it shows that status already. */
  waitForStatus(address: string, status: ContactStatus, deadline?: number): Promise<StatusChange>
  onStatus(listener: (change: StatusChange) => void): () => void
  /** The first event of the type that no earlier call of this function has returned. */
  waitForEvent(type: string, deadline?: number): Promise<PhoneEvent>
  stop(): Promise<void>
  log(): string
}

const patience = 3_000
const keptEvents = 500
const listInterval = 25

/** Starts a real phone; resolves when it is registered at the server on loopback. */
export async function startPhone(options: PhoneOptions): Promise<Phone> {
  requireNetwork()
  const { prefix } = options
  const sipPort = await freePorts(2)
  const controlPort = await freePorts(1)
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-baresip-'))
  const forget = atExit(() => rmSync(folder, { recursive: true, force: true }))
  const files = phoneFiles(options, { prefixRoot: prefix.root, sipPort, controlPort })
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)

  const shown = new Map<string, StatusChange>()
  const statusChanges = waitList<StatusChange>()
  const newEvents = waitList<PhoneEvent>()
  const events: PhoneEvent[] = []
  let registered = false
  let control: ControlChannel | undefined

  const show = (address: string, status: string): void => {
    const change = { address, status, at: performance.now() }
    shown.set(address, change)
    statusChanges.tell(change)
  }
  const readLine = (coloured: string): void => {
    const line = stripVTControlCharacters(coloured)
    if (/\} 200 OK .*\[\d+ bindings?\]/.test(line)) registered = true
    const [, address, status] = /<(sip:[^>]+)> changed status from \S+ to (\S+)/.exec(line) ?? []
    if (address !== undefined && status !== undefined) show(address, status)
  }
  const binary = 'usr/bin/baresip'
  const command = prefix.run(binary, ['-f', folder])
  const server = startServerProcess({
    ...withoutRights(command, {
      mustRead: join(prefix.root, binary),
      ownFolder: folder,
      atParentDeath: 'KILL',
    }),
    onLine: readLine,
  })
  let firstStatuses: NodeJS.Timeout | undefined
  const stop = async (): Promise<void> => {
    clearInterval(firstStatuses)
    control?.close()
    await server.stop(patience)
    forget()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const channel = await untilReady('baresip', server, () =>
      connectControl(controlPort, ({ type }) => {
        if (type === undefined) return
        if (type === 'REGISTER_FAIL' || type === 'UNREGISTERING') registered = false
        const event = { type, at: performance.now() }
        events.push(event)
        if (events.length > keptEvents) events.shift()
        newEvents.tell(event)
      }),
    )
    control = channel
    await untilReady('baresip', server, async () => registered || undefined)

    // baresip tells every change of a status, but not the first one: that stands in its list alone.
    firstStatuses = setInterval(() => {
      if ((options.watch ?? []).every((address) => shown.has(address))) {
        clearInterval(firstStatuses)
        return
      }
      channel.command('contacts').then(
        (list) => {
          for (const { address, status } of readContacts(list)) {
            if (status !== 'Unknown' && !shown.has(address)) show(address, status)
          }
        },
        () => {},
      )
    }, listInterval)

    const watched = (address: string): StatusChange =>
      shown.get(address) ?? { address, status: 'Unknown', at: 0 }
    const order = async (name: string, parameters?: string): Promise<void> => {
      await channel.command(name, parameters)
    }
    return {
      version: /baresip v(\S+)/.exec(server.log())?.[1] ?? '',
      get registered() {
        return registered
      },
      call: (target) => order('dial', target),
      accept: () => order('accept'),
      hangUp: () => order('hangup'),
      hold: () => order('hold'),
      resume: () => order('resume'),
      transfer: (target) => order('transfer', target),
      async cutPower() {
        clearInterval(firstStatuses)
        server.signal('SIGKILL')
        await server.stop(patience)
      },
      watched,
      waitForStatus: (address, status, deadline = 10_000) =>
        untilFound(statusChanges, deadline, `${address} is not ${status}`, () => {
          const change = watched(address)
          return change.status === status ? change : undefined
        }),
      onStatus: statusChanges.listen,
      waitForEvent: (type, deadline = 10_000) =>
        untilFound(newEvents, deadline, `no ${type} at ${options.user}`, () => {
          const index = events.findIndex((event) => event.type === type)
          return index < 0 ? undefined : events.splice(index, 1)[0]
        }),
      stop,
      log: server.log,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Lines as `>   Online 1001@pbx.test <sip:1001@pbx.test>`. */
function readContacts(list: string): { address: string; status: string }[] {
  const lines = stripVTControlCharacters(list).matchAll(/^>?\s+(\S+) .*<(sip:[^>]+)>/gm)
  return [...lines].map(([, status = '', address = '']) => ({ address, status }))
}

/** baresip does not start on a computer that has the loopback interface alone. */
function requireNetwork(): void {
  const addresses = Object.values(networkInterfaces()).flat()
  if (addresses.some((address) => address && !address.internal)) return
  throw new Error('baresip needs a network interface besides loopback, and this system has none')
}
