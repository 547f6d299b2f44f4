import { makeStyles, Spinner, Tab, TabList, tokens } from '@fluentui/react-components'
import { Announcer } from './announcer.tsx'
import { go, useNavigation, type View, views } from './navigation.ts'
import { Fault } from './parts/fault.tsx'
import { Hidden } from './parts/hidden.tsx'
import { SetupView } from './setup/setup-view.tsx'
import { StatusView } from './status/status-view.tsx'
import { type MirrorStore, SnapshotProvider, useMirror } from './store.ts'
import { TimelineView } from './timeline/timeline-view.tsx'
import { useWords } from './words/index.ts'

const useStyles = makeStyles({
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `0 ${tokens.spacingHorizontalS}`,
  },
  tabs: { flexWrap: 'wrap' },
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  main: {
    padding: tokens.spacingHorizontalL,
    '@media (max-width: 22rem)': { padding: tokens.spacingHorizontalM },
    maxWidth: '40rem',
    margin: '0 auto',
    boxSizing: 'border-box',
  },
})

function CurrentView({ view }: { readonly view: View }) {
  switch (view) {
    case 'status':
      return <StatusView />
    case 'timeline':
      return <TimelineView />
    case 'setup':
      return <SetupView />
  }
}

function isView(value: unknown): value is View {
  return views.some((view) => view === value)
}

/** The panel: three views under one list of tabs. */
export function App({ mirror }: { readonly mirror: MirrorStore }) {
  const styles = useStyles()
  const words = useWords()
  const { view } = useNavigation()
  const state = useMirror(mirror)

  if (state.state === 'waiting')
    return (
      <main className={styles.main}>
        <Spinner label={words.starting} />
      </main>
    )
  if (state.state === 'lost')
    return (
      <main className={styles.main}>
        <Fault code={state.code} urgent />
      </main>
    )
  return (
    <SnapshotProvider value={state.snapshot}>
      <header className={styles.header}>
        <Hidden>
          <h1>Lockstep</h1>
        </Hidden>
        <TabList
          className={styles.tabs}
          aria-label={words.navigation}
          selectedValue={view}
          selectTabOnFocus
          onTabSelect={(_event, data) => {
            if (isView(data.value)) go(data.value)
          }}
        >
          {views.map((each) => (
            <Tab key={each} value={each} id={`tab-${each}`} aria-controls="view">
              {words.views[each]}
            </Tab>
          ))}
        </TabList>
      </header>
      <main className={styles.main}>
        <div id="view" role="tabpanel" aria-labelledby={`tab-${view}`} className={styles.view}>
          <CurrentView view={view} />
        </div>
      </main>
      <Announcer />
    </SnapshotProvider>
  )
}
