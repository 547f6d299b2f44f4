import { EventEmitter } from 'node:events'
import { host } from '../core/host.ts'
import { record } from '../core/record.ts'
import { strict } from '../core/strict.ts'
import { getPath, setPath } from './app-paths.ts'
import { exit, quit } from './lifecycle.ts'
import { takeSingleInstanceLock } from './single-instance.ts'

type AppMembers =
  | 'name'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'isPackaged'
  | 'whenReady'
  | 'isReady'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'getLocale'
  | 'getPreferredSystemLanguages'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'setAppUserModelId'
  | 'dock'
  | 'getAppMetrics'
  | 'focus'

const whenReady = Promise.withResolvers<void>()

class HostApp extends EventEmitter implements Pick<Electron.App, AppMembers> {
  name = host.appPackage.name
  readonly isPackaged = false
  readonly dock: Electron.Dock | undefined = undefined
  readonly commandLine = strict('app.commandLine', {
    appendSwitch: (name, value = '') => void host.switches.set(name, value),
    hasSwitch: (name) => host.switches.has(name),
    getSwitchValue: (name) => host.switches.get(name) ?? '',
  } satisfies Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'>)
  private loginItem: Electron.Settings = {}

  getName() {
    return this.name
  }
  setName(name: string) {
    this.name = name
  }
  getVersion() {
    return host.appPackage.version
  }
  getAppPath() {
    return host.appPackage.folder
  }
  getPath(name: string) {
    return getPath(name, this.name)
  }
  setPath(name: string, path: string) {
    setPath(name, path)
  }
  isReady() {
    return host.ready
  }
  whenReady() {
    return whenReady.promise
  }
  requestSingleInstanceLock(additionalData?: Record<string, unknown>) {
    return takeSingleInstanceLock(this.getPath('userData'), additionalData, (second) => {
      const tell = () =>
        app.emit('second-instance', { preventDefault() {} }, second.argv, second.cwd, second.data)
      void whenReady.promise.then(tell)
    })
  }
  quit() {
    quit(app)
  }
  exit(code = 0) {
    void exit(app, code)
  }
  relaunch(options: Electron.RelaunchOptions = {}) {
    record('relaunch', { options })
  }
  // Every page is sandboxed in the sense that matters here: its preload has no Node.
  enableSandbox() {}
  disableHardwareAcceleration() {}
  getLocale() {
    return host.switches.get('lang') || 'en-US'
  }
  getPreferredSystemLanguages() {
    return [this.getLocale()]
  }
  setLoginItemSettings(settings: Electron.Settings) {
    this.loginItem = { ...this.loginItem, ...settings }
    record('login-item', { settings })
  }
  getLoginItemSettings(): Electron.LoginItemSettings {
    return {
      openAtLogin: this.loginItem.openAtLogin ?? false,
      wasOpenedAtLogin: false,
      status: this.loginItem.openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: this.loginItem.openAtLogin ?? false,
      launchItems: [],
    }
  }
  setAppUserModelId(id: string) {
    record('app-user-model-id', { id })
  }
  /** The main process alone: Chromium's others are not Electron's. */
  getAppMetrics(): Electron.ProcessMetric[] {
    const kilobytes = Math.round(process.memoryUsage().rss / 1024)
    return [
      {
        pid: process.pid,
        type: 'Browser',
        creationTime: Math.round(performance.timeOrigin),
        cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 },
        memory: { workingSetSize: kilobytes, peakWorkingSetSize: kilobytes },
      },
    ]
  }
  focus() {
    record('app-focus')
  }
}

// What only macOS has stays away elsewhere, so that a call without a platform check throws.
const macOnly = {
  hide: () => record('app-hide'),
  show: () => record('app-show'),
  setActivationPolicy: (policy) => record('activation-policy', { policy }),
} satisfies Pick<Electron.App, 'hide' | 'show' | 'setActivationPolicy'>

export const app = strict(
  'app',
  process.platform === 'darwin' ? Object.assign(new HostApp(), macOnly) : new HostApp(),
)

/** Tells the app that Electron is ready. */
export function becomeReady(): void {
  host.ready = true
  whenReady.resolve()
  app.emit('ready', { preventDefault() {} }, {})
}
