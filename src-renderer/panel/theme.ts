import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'

/**
 * Fluent gives text sizes in px; as rem they follow the root's font size, and with it the text
 * size that a person or their system asks for.
 */
function withScalableText(theme: Theme): Theme {
  const scaled = Object.entries(theme).map(([name, value]) => {
    const px = /^(?:fontSize|lineHeight)/.test(name) && /^(\d+)px$/.exec(String(value))
    return px ? [name, `${Number(px[1]) / 16}rem`] : [name, value]
  })
  return { ...theme, ...Object.fromEntries(scaled) }
}

const themes = {
  light: withScalableText(teamsLightTheme),
  dark: withScalableText(teamsDarkTheme),
  highContrast: withScalableText(teamsHighContrastTheme),
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

function currentTheme(): Theme {
  if (forcedColors.matches) return themes.highContrast
  return prefersDark.matches ? themes.dark : themes.light
}

/** The Teams theme that fits the system, live. */
export function useSystemTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme)
}
