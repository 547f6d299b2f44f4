/** Where the person is in the panel. Kept apart from the mirror: main does not know or care. */
import { createStore, useStore } from 'zustand'

export const views = ['status', 'timeline', 'setup'] as const
export type View = (typeof views)[number]
export type SetupSection = 'microsoft' | 'phone' | 'sync'

interface Navigation {
  readonly view: View
  /** The section of "Set up" that takes the focus when it is shown; rises `visit` each time. */
  readonly section?: SetupSection
  readonly visit: number
}

const navigation = createStore<Navigation>()(() => ({ view: 'status', visit: 0 }))

export function go(view: View): void {
  navigation.setState((now) => ({ view, visit: now.visit }), true)
}

export function goToSetup(section: SetupSection): void {
  navigation.setState((now) => ({ view: 'setup', section, visit: now.visit + 1 }), true)
}

export function useNavigation(): Navigation {
  return useStore(navigation)
}
