import { Note } from '../parts/note.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'

/** Whether changes are told or looked for. Quiet: a relay that is away takes nothing from anybody. */
export function PushNote() {
  const { push } = useSnapshot()
  const words = useWords().diagnostics.push
  return push === 'off' ? null : <Note>{words[push]}</Note>
}
