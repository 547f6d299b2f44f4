import { Button } from '@fluentui/react-components'
import { Busy } from '../parts/busy.tsx'
import { Fault } from '../parts/fault.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { EntryField } from './entry-field.tsx'
import { useFormStyles } from './form-styles.ts'
import { NothingFound, Searching } from './probe-results.tsx'
import type { PhoneEntry } from './use-phone-form.ts'

interface FindPhoneProps {
  readonly entry: PhoneEntry
  readonly size?: 'medium' | 'large'
}

/** What the person knows, and the search for the rest; the surrounding form sends it. */
export function FindPhone({ entry, size = 'medium' }: FindPhoneProps) {
  const styles = useFormStyles()
  const words = useWords()
  const own = words.phoneSetup
  const { phone } = useSnapshot()
  const { value, problems, change, finding, found } = entry
  return (
    <>
      <EntryField
        name="host"
        label={own.host}
        hint={own.hostHint}
        problem={own.badHost}
        problems={problems}
        value={value.host}
        required
        maxLength={300}
        change={(host) => change({ host })}
      />
      <EntryField
        name="address"
        label={words.setup.phone.address}
        hint={words.setup.phone.addressHint}
        value={value.address}
        maxLength={300}
        change={(address) => change({ address })}
      />
      <EntryField
        name="password"
        label={words.setup.phone.password}
        hint={phone?.passwordSaved ? words.setup.phone.passwordKept : undefined}
        value={value.password}
        type="password"
        maxLength={500}
        change={(password) => change({ password })}
      />
      <div role="status">{finding.running && <Searching />}</div>
      {finding.failed !== undefined && <Fault code={finding.failed} urgent />}
      {!finding.running && found?.proposals.length === 0 && <NothingFound result={found} />}
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          size={size}
          disabled={finding.running}
          {...(finding.running ? { icon: <Busy /> } : {})}
        >
          {own.find}
        </Button>
        <Button size={size} onClick={entry.byHand}>
          {own.byHand}
        </Button>
      </div>
    </>
  )
}
