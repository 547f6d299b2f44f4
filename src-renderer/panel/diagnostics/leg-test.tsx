import { Button, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import { useCommand } from '../hooks.ts'
import { Fault } from '../parts/fault.tsx'
import type { CommandResult, LegName } from '../types.ts'
import { useFormat, useWords } from '../words/index.ts'

const indent = `calc(${tokens.spacingHorizontalL} + 1.25rem + ${tokens.spacingHorizontalM})`

const useStyles = makeStyles({
  test: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    paddingInlineStart: indent,
    '@media (max-width: 22rem)': { paddingInlineStart: tokens.spacingHorizontalL },
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  result: typographyStyles.body1,
})

interface LegTestProps {
  readonly name: LegName
  /** There is something to test. */
  readonly possible: boolean
}

/** Tries a leg now; how it went is told beside the button, and to a screen reader. */
export function LegTest({ name, possible }: LegTestProps) {
  const styles = useStyles()
  const { diagnostics: words, status } = useWords()
  const format = useFormat()
  const test = useCommand('leg.test')
  const [result, setResult] = useState<CommandResult<'leg.test'>>()
  if (!possible) return null

  const run = async () => {
    setResult(undefined)
    const outcome = await test.ask({ leg: name })
    if (outcome.ok) setResult(outcome.value)
  }
  const code = test.failed ?? result?.code
  return (
    <div className={styles.test}>
      <div className={styles.line}>
        <Button
          aria-label={`${words.test}: ${status.legs.names[name]}`}
          disabledFocusable={test.running}
          {...(test.running ? { icon: <Spinner size="tiny" /> } : {})}
          onClick={() => void run()}
        >
          {words.test}
        </Button>
        <span className={styles.result} role="status">
          {test.running && words.testing}
          {result !== undefined &&
            (result.working ? words.works : words.worksNot)(format.measured(result.ms))}
        </span>
      </div>
      {code !== undefined && <Fault code={code} urgent />}
    </div>
  )
}
