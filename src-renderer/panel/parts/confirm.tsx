import {
  Button,
  type ButtonProps,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'

const useStyles = makeStyles({
  question: { margin: 0, padding: 0, border: 'none', flexBasis: '100%', minWidth: 0 },
  text: {
    ...typographyStyles.body1,
    padding: 0,
    marginBottom: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

interface ConfirmProps {
  readonly label: string
  /** What the button is called where its label alone would be ambiguous. */
  readonly name?: string
  readonly question: string
  readonly size?: ButtonProps['size']
  readonly yes: string
  readonly no: string
  readonly running: boolean
  readonly confirm: () => Promise<unknown>
}

/** A button that asks once more in its place; the focus goes to the question and comes back. */
export function Confirm(props: ConfirmProps) {
  const { label, name, question, size = 'medium', yes, no, running, confirm } = props
  const styles = useStyles()
  const [asking, setAsking] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const asked = useRef(false)

  useEffect(() => {
    // The first button is "no" while asking, and the one that asks afterwards.
    if (asking || asked.current) box.current?.querySelector('button')?.focus()
    asked.current = asking
  }, [asking])

  if (!asking)
    return (
      <div ref={box}>
        <Button appearance="subtle" size={size} aria-label={name} onClick={() => setAsking(true)}>
          {label}
        </Button>
      </div>
    )
  return (
    <fieldset className={styles.question}>
      <legend className={styles.text}>{question}</legend>
      <div ref={box} className={styles.buttons}>
        <Button onClick={() => setAsking(false)}>{no}</Button>
        <Button disabled={running} onClick={() => void confirm().then(() => setAsking(false))}>
          {yes}
        </Button>
      </div>
    </fieldset>
  )
}
