import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { host } from '../core/host.ts'

const chosen = new Map<string, string>()
const createdOnDemand = new Set(['userData', 'sessionData', 'logs'])

/** `app.getPath`. Throws for a name that Electron does not know. */
export function getPath(name: string, appName: string): string {
  const path = chosen.get(name) ?? defaultPath(name, appName)
  if (path === undefined) throw new Error(`Failed to get '${name}' path`)
  if (createdOnDemand.has(name)) mkdirSync(path, { recursive: true })
  return path
}

/** `app.setPath`. */
export function setPath(name: string, path: string): void {
  chosen.set(name, path)
}

function defaultPath(name: string, appName: string): string | undefined {
  const home = homedir()
  switch (name) {
    case 'home':
      return home
    case 'temp':
      return tmpdir()
    case 'appData':
      return appData(home)
    case 'userData':
    case 'sessionData': {
      const userData = host.switches.get('user-data-dir') || join(appData(home), appName)
      return name === 'userData' ? userData : getPath('userData', appName)
    }
    case 'logs':
      return join(getPath('userData', appName), 'logs')
    case 'crashDumps':
      return join(getPath('userData', appName), 'Crashpad')
    case 'exe':
      return host.executable
    case 'module':
      return dirname(host.executable)
    case 'desktop':
      return join(home, 'Desktop')
    case 'documents':
      return join(home, 'Documents')
    case 'downloads':
      return join(home, 'Downloads')
    default:
      return undefined
  }
}

function appData(home: string): string {
  switch (process.platform) {
    case 'win32':
      return process.env.APPDATA ?? join(home, 'AppData', 'Roaming')
    case 'darwin':
      return join(home, 'Library', 'Application Support')
    default:
      return process.env.XDG_CONFIG_HOME || join(home, '.config')
  }
}
