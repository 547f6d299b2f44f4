import { DeskPhoneIcon } from '../icons.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { Callout } from './callout.tsx'

/** The number of a second factor, while the phone system waits for it. */
export function ConfirmNumber() {
  const number = useSnapshot().phoneProgress?.confirm
  const { title, text } = useWords().status.confirmNumber
  if (number === undefined) return null
  return <Callout icon={<DeskPhoneIcon />} title={title(String(number))} text={text} urgent />
}
