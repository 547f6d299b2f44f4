/**
 * What the first look at the status does not need, each part in a file of its own: fetched when the
 * panel is drawn and has nothing else to do, or when it is asked for before that.
 */
import { type ComponentType, useEffect, useReducer } from 'react'

interface LatePart {
  readonly View: ComponentType
  /** Once it has settled, `View` draws at once. */
  fetch(): Promise<void>
}

function late(load: () => Promise<ComponentType>): LatePart {
  let Loaded: ComponentType | undefined
  let fetched: Promise<void> | undefined
  const fetch = () => {
    fetched ??= load().then((view) => {
      Loaded = view
    })
    return fetched
  }
  return {
    fetch,
    View: function Late() {
      const [, drawAgain] = useReducer((times: number) => times + 1, 0)
      useEffect(() => {
        if (Loaded === undefined) void fetch().then(drawAgain)
      }, [])
      return Loaded === undefined ? null : <Loaded />
    },
  }
}

export const welcome = late(async () => (await import('./welcome/welcome-view.tsx')).WelcomeView)
export const timeline = late(
  async () => (await import('./timeline/timeline-view.tsx')).TimelineView,
)
export const settings = late(async () => (await import('./setup/settings-pages.tsx')).SettingsPages)

/** The mark that stands on the page's timeline when every part is there. */
const allThere = 'panel-complete'

/** Fetches every part as soon as the page has nothing else to do. */
export function fetchWhenIdle(): void {
  requestIdleCallback(async () => {
    await Promise.all([timeline, settings, welcome].map((part) => part.fetch()))
    performance.mark(allThere)
  })
}
