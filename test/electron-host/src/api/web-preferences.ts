import { notImplemented } from '../core/strict.ts'
import { type HostSession, sessionOf } from './session.ts'

/** The preferences that only ever have one value here: the safe one. */
const fixed: Partial<Record<keyof Electron.WebPreferences, boolean>> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
}

const known = new Set<string>([
  ...Object.keys(fixed),
  'preload',
  'partition',
  'session',
  'additionalArguments',
  // Without effect: headless Chromium neither spells nor throttles, and its tools are Playwright's.
  'spellcheck',
  'backgroundThrottling',
  'devTools',
])

/** Takes what the host needs, and throws for a preference it would not honour. */
export function readWebPreferences(preferences: Electron.WebPreferences): {
  session: HostSession
  preload: string | undefined
  additionalArguments: readonly string[]
} {
  for (const [name, value] of Object.entries(preferences)) {
    const only = fixed[name as keyof Electron.WebPreferences]
    if (!known.has(name) || (only !== undefined && value !== only)) {
      notImplemented(`webPreferences.${name}: ${String(value)}`)
    }
  }
  const given = preferences.session as unknown as HostSession | undefined
  return {
    session: given ?? sessionOf(preferences.partition ?? ''),
    preload: preferences.preload,
    additionalArguments: preferences.additionalArguments ?? [],
  }
}
