import { makeStyles, Tab, TabList, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { AccountMenu } from './account/account-menu.tsx'
import { Announcer } from './announcer.tsx'
import { settings, timeline, welcome } from './late.tsx'
import { go, useNavigation, type View, views } from './navigation.ts'
import { Busy } from './parts/busy.tsx'
import { Fault } from './parts/fault.tsx'
import { Hidden } from './parts/hidden.tsx'
import { StatusView } from './status/status-view.tsx'
import { type MirrorStore, SnapshotProvider, useMirror, useSnapshot } from './store.ts'
import { useWords } from './words/index.ts'

const useStyles = makeStyles({
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `0 max(4px, calc(14px - (100vw - 100%))) 0 ${tokens.spacingHorizontalXS}`,
  },
  starting: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
  tabs: { flexWrap: 'wrap', flexShrink: 1, minWidth: 0 },
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  main: {
    padding: tokens.spacingHorizontalL,
    // The gutter of the scrollbar is part of the margin.
    paddingInlineEnd: `max(4px, calc(${tokens.spacingHorizontalL} - (100vw - 100%)))`,
    '@media (max-width: 22rem)': {
      padding: tokens.spacingHorizontalM,
      paddingInlineEnd: `max(4px, calc(${tokens.spacingHorizontalM} - (100vw - 100%)))`,
    },
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
      return <timeline.View />
    case 'settings':
      return <settings.View />
  }
}

function isView(value: unknown): value is View {
  return views.some((view) => view === value)
}

/** Three views under one list of tabs, and the account beside it. */
function Views({ takeFocus }: { readonly takeFocus: boolean }) {
  const styles = useStyles()
  const words = useWords()
  const { view } = useNavigation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the welcome gives way
  useEffect(() => {
    if (takeFocus) document.getElementById(`tab-${view}`)?.focus()
  }, [])
  return (
    <>
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
            <Tab
              key={each}
              value={each}
              id={`tab-${each}`}
              aria-controls="view"
              // From a page of the settings, their tab leads back to the list.
              onClick={() => {
                if (each === view) go(each)
              }}
            >
              {words.views[each]}
            </Tab>
          ))}
        </TabList>
        <AccountMenu />
      </header>
      <main className={styles.main}>
        <div id="view" role="tabpanel" aria-labelledby={`tab-${view}`} className={styles.view}>
          <CurrentView view={view} />
        </div>
      </main>
    </>
  )
}

/** The welcome until it is finished or put aside; then the views. */
function Content() {
  const styles = useStyles()
  const { welcomed } = useSnapshot().settings
  const [beganWelcomed] = useState(welcomed)
  if (welcomed) return <Views takeFocus={!beganWelcomed} />
  return (
    <main className={styles.main}>
      <welcome.View />
    </main>
  )
}

/** The panel, whatever main has told so far. */
export function App({ mirror }: { readonly mirror: MirrorStore }) {
  const styles = useStyles()
  const words = useWords()
  const state = useMirror(mirror)
  if (state.state === 'waiting')
    return (
      <main className={styles.main}>
        <p className={styles.starting}>
          <Busy /> {words.starting}
        </p>
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
      <Content />
      <Announcer />
    </SnapshotProvider>
  )
}
