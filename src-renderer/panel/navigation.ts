/**
 * Where the person is in the panel: three views under tabs, and the pages of the settings under a
 * list. Kept apart from the mirror: main does not know or care.
 */
import { createStore, useStore } from 'zustand'

export const views = ['status', 'timeline', 'settings'] as const
export type View = (typeof views)[number]

/** In the order of the list of settings. */
export const settingsPages = [
  'sync',
  'calls',
  'mapping',
  'microsoft',
  'phone',
  'general',
  'diagnostics',
  'about',
] as const
export type SettingsPage = (typeof settingsPages)[number]

interface Navigation {
  readonly view: View
  /** The page of the settings that is open; `null` is their list. */
  readonly page: SettingsPage | null
  /** The page that was left for the list: its row takes the focus. */
  readonly left: SettingsPage | null
  /** Rises with each page that is opened; its heading then takes the focus. */
  readonly visit: number
}

const start: Navigation = { view: 'status', page: null, left: null, visit: 0 }
const navigation = createStore<Navigation>()(() => start)

/** Shows a view; the settings begin with their list. */
export function go(view: View): void {
  navigation.setState({ view, page: null, left: null })
}

/** Opens a page of the settings, from anywhere. */
export function goToPage(page: SettingsPage): void {
  navigation.setState((now) => ({ view: 'settings', page, left: null, visit: now.visit + 1 }))
}

/** From a page back to the list of settings. */
export function leavePage(): void {
  navigation.setState((now) => ({ page: null, left: now.page }))
}

export function useNavigation(): Navigation {
  return useStore(navigation)
}
