import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'
import type { Snapshot } from './types.ts'

/**
 * Fluent gives text sizes in px; as rem they follow the root's font size, and with it the text
 * size that a person or their system asks for.
 */
function withScalableText(theme: Theme): Theme {
  const sizes = Object.entries(theme).filter(([name]) => /^(?:fontSize|lineHeight)/.test(name))
  const scaled = sizes.map(([name, value]) => {
    const px = /^(\d+)px$/.exec(String(value))
    return [name, px ? `${Number(px[1]) / 16}rem` : value]
  })
  return { ...theme, ...Object.fromEntries(scaled) }
}

const teamsThemes = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  highContrast: teamsHighContrastTheme,
}
type ThemeName = keyof typeof teamsThemes
const scaledThemes = new Map<ThemeName, Theme>()

/** Always the same object for a name, or Fluent would take it for another theme. */
function themeOf(name: ThemeName): Theme {
  const theme = scaledThemes.get(name) ?? withScalableText(teamsThemes[name])
  scaledThemes.set(name, theme)
  return theme
}

const forcedColors = window.matchMedia('(forced-colors: active)')
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')

function subscribe(changed: () => void): () => void {
  const queries = [forcedColors, prefersDark]
  for (const query of queries) query.addEventListener('change', changed)
  return () => {
    for (const query of queries) query.removeEventListener('change', changed)
  }
}

/** What the system asks for; the colours of a high contrast theme go before everything. */
function systemTheme(): ThemeName {
  if (forcedColors.matches) return 'highContrast'
  return prefersDark.matches ? 'dark' : 'light'
}

/**
 * The Teams theme that fits the system, live; or the one that was chosen. Main tells the window's
 * frame the same (Electron's nativeTheme); here it counts at once, and without main.
 */
export function useTheme(chosen: Snapshot['settings']['appearance']['theme']): Theme {
  const system = useSyncExternalStore(subscribe, systemTheme)
  return themeOf(chosen === 'system' || system === 'highContrast' ? system : chosen)
}
