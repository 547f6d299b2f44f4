import { Button, Checkbox } from '@fluentui/react-components'
import { type SubmitEvent, useState } from 'react'
import { TickIcon } from '../icons.tsx'
import { Busy } from '../parts/busy.tsx'
import { Callout } from '../parts/callout.tsx'
import { useFormStyles } from '../setup/form-styles.ts'
import { PhoneFields } from '../setup/phone-fields.tsx'
import { PhoneOutcome } from '../setup/phone-form.tsx'
import { usePhoneForm } from '../setup/use-phone-form.ts'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'

interface PhoneStepProps {
  /** Show the form although a phone is saved: it does not work. */
  readonly edit: boolean
  readonly next: () => void
}

/** One button: tests what was typed, and saves it when all of it works. */
export function PhoneStep({ edit, next }: PhoneStepProps) {
  const styles = useFormStyles()
  const own = useWords().welcome
  const { phone } = useSnapshot()
  const entry = usePhoneForm()
  const [withUser, setWithUser] = useState(entry.value.authorizationUser !== '')
  const { form, saving, testing, results } = entry
  const busy = saving.running || testing.running
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if ((await entry.test()) && (await entry.save())) next()
  }
  const saveAnyway = async () => {
    if (await entry.save()) next()
  }

  if (phone !== null && !edit)
    return (
      <>
        <Callout icon={<TickIcon />} title={own.phone.connected} text={phone.address} />
        <Button appearance="primary" size="large" onClick={next}>
          {own.next}
        </Button>
      </>
    )
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <PhoneFields entry={entry} short={!withUser} />
      <Checkbox
        className={styles.flushStart}
        label={own.phone.more}
        checked={withUser}
        onChange={(_event, data) => {
          setWithUser(data.checked === true)
          if (data.checked !== true) entry.change({ authorizationUser: '' })
        }}
      />
      <PhoneOutcome entry={entry} />
      <Button
        type="submit"
        appearance="primary"
        size="large"
        disabled={busy}
        {...(busy ? { icon: <Busy /> } : {})}
      >
        {busy ? own.phone.connecting : own.phone.connect}
      </Button>
      {results !== undefined && !busy && (
        <Button onClick={() => void saveAnyway()}>{own.phone.saveAnyway}</Button>
      )}
    </form>
  )
}
