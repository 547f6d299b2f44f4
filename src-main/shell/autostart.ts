import { app } from 'electron'

/**
 * Whether Lockstep starts with the person's session. Windows and macOS keep this for installed
 * apps; on Linux the desktop's own settings do, so there it is `undefined`.
 */
export interface Autostart {
  isOn(): boolean | undefined
  set(on: boolean): void
}

/** Told to the app when the system starts it, so that it stays in the tray. */
export const startedAtLoginArgument = '--started-at-login'

export function createAutostart(platform: NodeJS.Platform = process.platform): Autostart {
  const supported = app.isPackaged && (platform === 'win32' || platform === 'darwin')
  // Windows compares the arguments too, so the same ones are given when asking.
  const options = platform === 'win32' ? { args: [startedAtLoginArgument] } : {}
  return {
    isOn: () => (supported ? app.getLoginItemSettings(options).openAtLogin : undefined),
    set(on) {
      if (supported) app.setLoginItemSettings({ ...options, openAtLogin: on })
    },
  }
}
