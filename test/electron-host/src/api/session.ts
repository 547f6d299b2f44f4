import { EventEmitter } from 'node:events'
import type { Chromium } from '../chromium/chromium.ts'
import { record } from '../core/record.ts'
import { strict } from '../core/strict.ts'
import type { PermissionHandlers } from './permissions.ts'
import { createProtocol } from './protocol.ts'
import { contents } from './registry.ts'
import { createWebRequest } from './web-request.ts'

type SessionMembers =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'resolveProxy'
  | 'clearStorageData'
  | 'closeAllConnections'

/** A session is a browser context of its own in Chromium: nothing is shared between two. */
export class HostSession extends EventEmitter implements Pick<Electron.Session, SessionMembers> {
  readonly protocol = createProtocol()
  readonly webRequest = createWebRequest()
  readonly permissions: PermissionHandlers = { check: null, request: null }
  readonly partition: string
  private context: Promise<string | undefined> | undefined

  /** @param partition empty for the default session, which is Chromium's default context */
  constructor(partition: string) {
    super()
    this.partition = partition
    if (partition === '') this.context = Promise.resolve(undefined)
  }

  browserContextId(chromium: Chromium): Promise<string | undefined> {
    this.context ??= chromium.browser
      .send('Target.createBrowserContext')
      .then((created) => created.browserContextId)
    return this.context
  }

  setPermissionCheckHandler(handler: PermissionHandlers['check']) {
    this.permissions.check = handler
    this.carryAgain()
  }
  setPermissionRequestHandler(handler: PermissionHandlers['request']) {
    this.permissions.request = handler
    this.carryAgain()
  }
  resolveProxy(_url: string) {
    return Promise.resolve('DIRECT')
  }
  async clearStorageData(options: Electron.ClearStorageDataOptions = {}) {
    record('clear-storage', { partition: this.partition, options })
    for (const each of this.contents()) await each.clearStorage()
  }
  closeAllConnections() {
    record('close-all-connections', { partition: this.partition })
    return Promise.resolve()
  }

  private contents() {
    return [...contents.values()].filter((each) => each.hostSession === this)
  }
  private carryAgain() {
    for (const each of this.contents()) void each.carryPermissions()
  }
}

const partitions = new Map<string, HostSession>()

/** The session of a partition's name, made when it is first asked for. */
export function sessionOf(partition: string): HostSession {
  const known = partitions.get(partition)
  if (known) return known
  const made = strict('session', new HostSession(partition))
  partitions.set(partition, made)
  return made
}

export const session = strict('session module', {
  defaultSession: sessionOf(''),
  fromPartition: (partition: string) => sessionOf(partition),
})
