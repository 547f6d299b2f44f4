import { AboutView } from '../about/about-view.tsx'
import { AccountView } from '../account/account-view.tsx'
import { DiagnosticsView } from '../diagnostics/diagnostics-view.tsx'
import { MappingView } from '../mapping/mapping-view.tsx'
import { type SettingsPage, useNavigation } from '../navigation.ts'
import { SettingsView } from '../settings/settings-view.tsx'
import { PageFrame } from './page-frame.tsx'
import { PageList } from './page-list.tsx'
import { PhoneForm } from './phone-form.tsx'

function Page({ page }: { readonly page: SettingsPage }) {
  switch (page) {
    case 'sync':
    case 'calls':
    case 'general':
      return <SettingsView page={page} />
    case 'mapping':
      return <MappingView />
    case 'microsoft':
      return <AccountView />
    case 'phone':
      return <PhoneForm />
    case 'diagnostics':
      return <DiagnosticsView />
    case 'about':
      return <AboutView />
  }
}

/** The third view: the list of settings, or one of its pages. */
export function SettingsPages() {
  const { page } = useNavigation()
  if (page === null) return <PageList />
  return (
    <PageFrame key={page} page={page}>
      <Page page={page} />
    </PageFrame>
  )
}
