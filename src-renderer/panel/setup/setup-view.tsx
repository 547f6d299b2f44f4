import { useEffect } from 'react'
import { useNavigation } from '../navigation.ts'
import { Note } from '../parts/note.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { MicrosoftForm } from './microsoft-form.tsx'
import { PhoneForm } from './phone-form.tsx'
import { SyncChoices } from './sync-choices.tsx'

/** Everything that is set once; a visit for one section begins there. */
export function SetupView() {
  const { section, visit } = useNavigation()
  const { version } = useSnapshot()
  const words = useWords()
  useEffect(() => {
    if (visit > 0 && section !== undefined) document.getElementById(`setup-${section}`)?.focus()
  }, [section, visit])
  return (
    <>
      <MicrosoftForm />
      <PhoneForm />
      <SyncChoices />
      <Note>{words.version(version)}</Note>
    </>
  )
}
