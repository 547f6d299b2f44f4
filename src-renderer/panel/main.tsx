import {
  createDOMRenderer,
  FluentProvider,
  makeStyles,
  RendererProvider,
  tokens,
} from '@fluentui/react-components'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { beforeFirstLook, type ShownLanguage, useLanguage } from './first-look.ts'
import { fetchWhenIdle } from './late.tsx'
import { followMain, useMirror } from './store.ts'
import { useTheme } from './theme.ts'
import { LanguageProvider } from './words/index.ts'

const useStyles = makeStyles({
  page: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground3 },
})

/** The nonce of this page's Content-Security-Policy, without which Griffel may add no style. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce: styleNonce() } })
const { mirror, stop } = followMain(window.lockstep)
const asTheSystem = { theme: 'system', language: 'system' } as const

function Panel({ first }: { readonly first: ShownLanguage }) {
  const styles = useStyles()
  const state = useMirror(mirror)
  const wanted = state.state === 'live' ? state.snapshot.settings.appearance : asTheSystem
  const theme = useTheme(wanted.theme)
  const language = useLanguage(first, wanted.language)
  useEffect(() => {
    document.documentElement.lang = language.words.language
  }, [language])
  useEffect(() => {
    // Beyond the root: the gutter of the scrollbar, and the controls that Chromium draws.
    const { style } = document.documentElement
    style.backgroundColor = theme.colorNeutralBackground3
    style.colorScheme = wanted.theme === 'system' ? 'light dark' : wanted.theme
  }, [theme, wanted.theme])
  return (
    <FluentProvider theme={theme}>
      {/* Not the provider's own class, which Fluent gives to whatever floats above the page too. */}
      <div className={styles.page}>
        <LanguageProvider value={language}>
          <App mirror={mirror} />
        </LanguageProvider>
      </div>
    </FluentProvider>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root')
window.addEventListener('pagehide', stop, { once: true })
// No await at the top level: what comes later imports from this file, and would wait for its end.
void beforeFirstLook(mirror).then((first) => {
  createRoot(root).render(
    <StrictMode>
      <RendererProvider renderer={renderer} targetDocument={document}>
        <Panel first={first} />
      </RendererProvider>
    </StrictMode>,
  )
  fetchWhenIdle()
})
