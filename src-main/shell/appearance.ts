/** The theme that the person chose, and what the desktop itself looks like. */
import { nativeTheme } from 'electron'
import type { Settings } from '../services/settings/schema.ts'

export interface Appearance {
  /** Windows, menus and the panel's `prefers-color-scheme` follow at once. */
  apply(theme: Settings['appearance']['theme']): void
  /** Whether the desktop is dark, whatever was chosen for Lockstep. */
  desktopIsDark(): boolean
  dispose(): void
}

/** MUST run after the app is ready. */
export function createAppearance(): Appearance {
  // While a choice overrides the theme, Electron no longer tells what the desktop's is; the last
  // one seen is what the tray icon goes by (only Windows tells the two apart).
  let dark = nativeTheme.shouldUseDarkColors
  const look = () => {
    if (nativeTheme.themeSource === 'system') dark = nativeTheme.shouldUseDarkColors
  }
  nativeTheme.on('updated', look)
  return {
    apply(theme) {
      if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme
      look()
    },
    desktopIsDark: () => dark,
    dispose: () => nativeTheme.off('updated', look),
  }
}
