/**
 * The settings file and its backup, written atomically by electron-store. They are read here and
 * not by electron-store, which takes whatever is no JSON object for an empty store.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import type { SettingsFile } from '../ports.ts'

const name = 'settings'
const backupName = 'settings.backup'

/** @param folder absolute; made when the first settings are saved */
export function createSettingsFile(folder: string, wall: () => number): SettingsFile {
  const path = join(folder, `${name}.json`)
  // Nothing is written over a file that could not be read: it has to be set aside first.
  let unreadable = false
  return {
    load() {
      const content = readObject(path)
      unreadable = content.kind === 'corrupt'
      return content
    },
    loadBackup() {
      const content = readObject(join(folder, `${backupName}.json`))
      return content.kind === 'ok' ? content.value : undefined
    },
    save(value) {
      if (unreadable) throw new Error('the settings file is unreadable and still in place')
      write(folder, name, value)
    },
    saveBackup: (value) => write(folder, backupName, value),
    setAside(reason) {
      if (existsSync(path)) renameSync(path, freeName(folder, reason, wall()))
      unreadable = false
    },
  }
}

function write(folder: string, file: string, value: Readonly<Record<string, unknown>>): void {
  const store = new Store({
    name: file,
    cwd: folder,
    // A backup that is damaged holds nothing; the settings themselves were read before.
    clearInvalidConfig: file === backupName,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  })
  store.store = { ...value }
}

function readObject(path: string): ReturnType<SettingsFile['load']> {
  if (!existsSync(path)) return { kind: 'absent' }
  try {
    // Some editors begin a file with a byte order mark, which JSON.parse refuses.
    const value: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? { kind: 'ok', value } : { kind: 'corrupt' }
  } catch {
    return { kind: 'corrupt' }
  }
}

function freeName(folder: string, reason: string, wall: number): string {
  const stamp = new Date(wall).toISOString().replaceAll(/[:.]/g, '-')
  const base = join(folder, `${name}.${reason}-${stamp}`)
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? `${base}.json` : `${base}-${number}.json`
    if (!existsSync(candidate)) return candidate
  }
}
