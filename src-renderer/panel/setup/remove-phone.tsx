import { Button } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useCommand } from '../hooks.ts'
import { Fault } from '../parts/fault.tsx'
import { useWords } from '../words/index.ts'
import { useFormStyles } from './form-styles.ts'

/** Removing asks once more; the focus goes to the question and comes back. */
export function RemovePhone({ removed }: { readonly removed: () => void }) {
  const styles = useFormStyles()
  const words = useWords().setup.phone
  const remove = useCommand('phone.remove')
  const [asking, setAsking] = useState(false)
  const buttons = useRef<HTMLDivElement>(null)
  const asked = useRef(false)

  useEffect(() => {
    // The first button is "Keep" while asking, "Remove" afterwards.
    if (asking || asked.current) buttons.current?.querySelector('button')?.focus()
    asked.current = asking
  }, [asking])

  const confirm = async () => {
    const outcome = await remove.ask(undefined)
    setAsking(false)
    if (outcome.ok) removed()
  }

  if (!asking)
    return (
      <div ref={buttons} className={styles.buttons}>
        <Button onClick={() => setAsking(true)}>{words.remove}</Button>
        {remove.failed !== undefined && <Fault code={remove.failed} urgent />}
      </div>
    )
  return (
    <fieldset className={styles.question}>
      <legend className={styles.text}>{words.removeSure}</legend>
      <div ref={buttons} className={styles.buttons}>
        <Button onClick={() => setAsking(false)}>{words.keep}</Button>
        <Button disabled={remove.running} onClick={() => void confirm()}>
          {words.removeNow}
        </Button>
      </div>
    </fieldset>
  )
}
