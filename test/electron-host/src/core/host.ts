import type { Chromium } from '../chromium/chromium.ts'
import type { AppPackage } from './app-package.ts'

/** What the parts of the host share. Filled by main.ts before the app's code is loaded. */
export interface Host {
  switches: Map<string, string>
  appPackage: AppPackage
  /** The path of bin/electron. */
  executable: string
  /** Settles once Chromium answers; windows wait for it. */
  chromium: PromiseWithResolvers<Chromium>
  chromiumStarted: boolean
  ready: boolean
  quitting: boolean
  /** Set once the process is on its way out and nothing may start any more. */
  exiting: boolean
}

export const host: Host = {
  switches: new Map(),
  appPackage: { folder: '', entry: '', name: 'Electron', version: '0.0.0' },
  executable: '',
  chromium: Promise.withResolvers(),
  chromiumStarted: false,
  ready: false,
  quitting: false,
  exiting: false,
}
