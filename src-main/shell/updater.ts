/**
 * Updates through electron-updater. A version is installed by this computer only where its signature
 * can be verified: on Windows for the person's own installation whose build names its publisher, on
 * macOS always (Squirrel.Mac demands it). Everywhere else a newer version is only told of.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppUpdater, NsisUpdater } from 'electron-updater'
import { Fault } from '../domain/codes.ts'
import type { Log, Updater } from '../ports.ts'

/** What of electron-updater is used. */
export type UpdaterLibrary = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'disableWebInstaller'
  | 'channel'
  | 'logger'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
> &
  Partial<Pick<NsisUpdater, 'verifyUpdateCodeSignature'>>

export interface UpdaterParts {
  readonly log: Log
  /** Where electron-builder put `app-update.yml`: `process.resourcesPath`. */
  readonly resources: string
  readonly executable: string
  readonly platform: NodeJS.Platform
  /** `%LOCALAPPDATA%`, under which a person's own installation lies. */
  readonly localAppData: string | undefined
  readonly load: () => Promise<UpdaterLibrary>
  /** Takes back what was set, then runs `last` in the place of the end of the quit. */
  readonly quit: (last: () => void) => void
}

/** electron-updater is a CommonJS package; its only export that is wanted is made on first use. */
export async function loadUpdaterLibrary(): Promise<UpdaterLibrary> {
  const { default: library } = await import('electron-updater')
  return library.autoUpdater
}

/** The one warning of a signature that was verified: the publisher is named by its CN alone. */
const byCommonName = /^Signature validated using only CN /

export function createUpdater(parts: UpdaterParts): Updater {
  const { log, quit } = parts
  let loading: Promise<UpdaterLibrary> | undefined

  async function library(): Promise<UpdaterLibrary> {
    const loaded = await parts.load()
    loaded.autoDownload = false
    loaded.autoInstallOnAppQuit = true
    loaded.disableWebInstaller = true
    let warnings = 0
    loaded.logger = {
      info: (message) => log.debug('updater', { message }),
      warn: (message) => {
        if (!byCommonName.test(String(message))) warnings += 1
        log.warn('updater', { message })
      },
      error: (message) => log.warn('updater', { message }),
    }
    const { verifyUpdateCodeSignature: verify } = loaded
    if (verify !== undefined) {
      // Where PowerShell cannot be run, the library says so in its log and takes the file unverified.
      loaded.verifyUpdateCodeSignature = async (publishers, file) => {
        warnings = 0
        const refused = await verify(publishers, file)
        return refused ?? (warnings === 0 ? null : 'the signature could not be verified')
      }
    }
    return loaded
  }

  const ready = () => {
    loading ??= library()
    return loading
  }

  return {
    means: meansOf(parts),
    async find(channel) {
      const updater = await ready()
      updater.channel = channel
      // Setting a channel allows going back to an older version; an attacker would like that.
      updater.allowDowngrade = false
      try {
        const result = await updater.checkForUpdates()
        return result?.isUpdateAvailable === true ? result.updateInfo.version : undefined
      } catch (error) {
        throw new Fault('update.failed', 'check', { cause: error })
      }
    },
    async download() {
      try {
        await (await ready()).downloadUpdate()
      } catch (error) {
        throw new Fault('update.failed', 'download', { cause: error })
      }
    },
    install() {
      void ready().then((updater) => quit(() => updater.quitAndInstall(true, true)))
    },
  }
}

function meansOf({
  resources,
  executable,
  platform,
  localAppData,
}: UpdaterParts): Updater['means'] {
  const file = join(resources, 'app-update.yml')
  if (!existsSync(file)) return 'none'
  if (platform === 'darwin') return 'self'
  if (platform !== 'win32' || localAppData === undefined) return 'notice'
  const own = executable.toLowerCase().startsWith(localAppData.toLowerCase())
  // Without a name electron-updater would verify nothing.
  return own && /^publisherName:/m.test(readFileSync(file, 'utf8')) ? 'self' : 'notice'
}
