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
import { followMain } from './store.ts'
import { useSystemTheme } from './theme.ts'
import { LanguageProvider, languageFor } from './words/index.ts'

const useStyles = makeStyles({
  page: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground3 },
})

/** The nonce of this page's Content-Security-Policy, without which Griffel may add no style. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce: styleNonce() } })
const language = languageFor(navigator.languages)
const { mirror, stop } = followMain(window.lockstep)

function Panel() {
  const styles = useStyles()
  const theme = useSystemTheme()
  useEffect(() => {
    // Beyond the root: the gutter of the scrollbar.
    document.documentElement.style.backgroundColor = theme.colorNeutralBackground3
  }, [theme])
  return (
    <FluentProvider theme={theme} className={styles.page}>
      <LanguageProvider value={language}>
        <App mirror={mirror} />
      </LanguageProvider>
    </FluentProvider>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root')
document.documentElement.lang = language.words.language
window.addEventListener('pagehide', stop, { once: true })
createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={renderer} targetDocument={document}>
      <Panel />
    </RendererProvider>
  </StrictMode>,
)
