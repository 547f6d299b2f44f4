/** What Chromium has and Electron has not, or has otherwise. */
const disabledFeatures = [
  'HttpsUpgrades',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'Translate',
  // The address bar's pop-ups: pages of Chromium's own, loaded with every window, while Electron's
  // windows have no address bar.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
]

/** Chromium's switches: headless, quiet, never throttled, and without a way out of this machine. */
export function chromiumFlags(profile: string, devToolsPort: number | undefined): string[] {
  return [
    '--headless=new',
    // Without it Playwright would see a first page that is not the app's.
    '--no-startup-window',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--password-store=basic',
    '--use-mock-keychain',
    '--force-color-profile=srgb',
    '--autoplay-policy=no-user-gesture-required',
    // Electron's windows keep their timers when hidden (webPreferences.backgroundThrottling: false).
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    `--disable-features=${disabledFeatures.join()}`,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...(devToolsPort === undefined ? [] : [`--remote-debugging-port=${devToolsPort}`]),
  ]
}
