/** Starts Lockstep, hidden, when the person signs in to this computer. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { app } from 'electron'
import type { Log } from '../ports.ts'
import { writePrivateFile } from './atomic-file.ts'
import { autostartEntry, startsSame } from './autostart-entry.ts'

export interface LoginItem {
  /**
   * At the start of the app: puts right what differs, and leaves alone what the person turned off
   * in the system's own settings.
   */
  restore(wanted: boolean): Promise<void>
  /** The person has just chosen. */
  choose(wanted: boolean): Promise<void>
}

const hidden: string[] = ['--hidden']

export interface LoginItemParts {
  readonly log: Log
  readonly platform?: NodeJS.Platform
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** A development run and a portable one never register themselves. */
export function createLoginItem(parts: LoginItemParts): LoginItem {
  const { log, platform = process.platform, environment = process.env } = parts
  const isInstalled = app.isPackaged && environment.PORTABLE_EXECUTABLE_FILE === undefined
  const item = platform === 'linux' ? fileItem(environment.APPIMAGE) : systemItem(platform)
  let turn: Promise<void> = Promise.resolve()
  // One after the other, so that the last choice is what stays.
  const inTurn = (work: () => Promise<void>) => {
    if (!isInstalled) return Promise.resolve()
    turn = turn
      .then(work)
      .catch((error: unknown) => log.warn('the start at login cannot be changed', { error }))
    return turn
  }
  return {
    restore: (wanted) => inTurn(() => item.restore(wanted)),
    choose: (wanted) => inTurn(() => item.choose(wanted)),
  }
}

/** Whether macOS itself started the app at login; it passes no arguments. */
export function openedAtLogin(platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}

/** https://www.electronjs.org/docs/latest/api/app#appsetloginitemsettingssettings-macos-windows */
function systemItem(platform: NodeJS.Platform): LoginItem {
  // Windows finds an entry by its arguments, so they are the same in the question and the answer.
  const which = platform === 'win32' ? { args: hidden } : { type: 'mainAppService' as const }
  const choose = async (openAtLogin: boolean) => {
    app.setLoginItemSettings({ ...which, openAtLogin })
  }
  return {
    choose,
    async restore(wanted) {
      const { openAtLogin, status } = app.getLoginItemSettings(which)
      // Turned off in Task Manager an entry still is one; in macOS it waits for approval.
      if (openAtLogin !== wanted && status !== 'requires-approval') await choose(wanted)
    },
  }
}

/** An AppImage starts from where it lies, not from where it is mounted. */
function fileItem(appImage: string | undefined): LoginItem {
  const executable = appImage ?? process.execPath
  const path = join(app.getPath('appData'), 'autostart', 'lockstep.desktop')
  const choose = async (wanted: boolean) => {
    if (wanted) await writePrivateFile(path, Buffer.from(autostartEntry(executable, hidden)))
    else await rm(path, { force: true })
  }
  return {
    choose,
    async restore(wanted) {
      const entry = await readFile(path, 'utf8').catch(() => undefined)
      // A desktop writes "disabled" into an entry, and a person may have made one of their own: one
      // that starts this very command stays when it is wanted, and only such a one goes when not.
      const isOurs = entry !== undefined && startsSame(entry, executable, hidden)
      if (isOurs !== wanted) await choose(wanted)
    },
  }
}
