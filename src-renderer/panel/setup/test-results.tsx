import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CrossIcon, DotsIcon, HalfIcon, OffIcon, TickIcon } from '../icons.tsx'
import type { TestOutcome, TestStep, TestStepResult } from '../types.ts'
import { useFormat, useWords } from '../words/index.ts'

const marks: Readonly<Record<TestOutcome, ReactNode>> = {
  passed: <TickIcon />,
  failed: <CrossIcon />,
  unsupported: <HalfIcon />,
  skipped: <OffIcon />,
}

const useStyles = makeStyles({
  summary: { ...typographyStyles.body1Strong, margin: 0 },
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  step: { display: 'flex', gap: tokens.spacingHorizontalS },
  mark: { display: 'flex', color: tokens.colorNeutralForeground3 },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  unsupported: { color: tokens.colorStatusWarningForeground1 },
  skipped: {},
  text: { minWidth: 0, flexGrow: 1 },
  line: { ...typographyStyles.body1, margin: 0 },
  more: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

function Step({ result }: { readonly result: TestStepResult }) {
  const styles = useStyles()
  const words = useWords()
  const format = useFormat()
  const { steps, outcomes } = words.setup.phone
  const { step, outcome, code, ms } = result
  const length = outcome === 'passed' ? ` (${format.measured(ms)})` : ''
  const fault = code === undefined ? undefined : words.errors[code]
  return (
    <li className={styles.step}>
      <span className={mergeClasses(styles.mark, styles[outcome])}>{marks[outcome]}</span>
      <div className={styles.text}>
        <p className={styles.line}>
          {steps[step]}: {outcomes[outcome]}
          {length}
        </p>
        {fault !== undefined && (
          <>
            <p className={styles.more}>{fault.cause}</p>
            <p className={styles.more}>{fault.advice}</p>
          </>
        )}
      </div>
    </li>
  )
}

const order = [
  'connect',
  'authenticate',
  'publish',
  'watchCalls',
  'readBack',
] as const satisfies readonly TestStep[]

function UnderWay() {
  const styles = useStyles()
  const words = useWords().setup.phone
  return (
    <>
      <p className={styles.summary}>{words.testing}</p>
      <ul className={styles.list}>
        {order.map((step) => (
          <li key={step} className={styles.step}>
            <span className={styles.mark}>
              <DotsIcon />
            </span>
            <p className={styles.line}>{words.steps[step]}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

interface TestResultsProps {
  /** Absent while the test is under way. */
  readonly results: readonly TestStepResult[] | undefined
}

/** The four steps of a phone test, each with how it went and what to do. */
export function TestResults({ results }: TestResultsProps) {
  const styles = useStyles()
  const words = useWords().setup.phone
  if (results === undefined) return <UnderWay />
  const allPassed = results.every(({ outcome }) => outcome === 'passed')
  return (
    <>
      <p className={styles.summary}>{allPassed ? words.allPassed : words.notAllPassed}</p>
      <ul className={styles.list}>
        {results.map((result) => (
          <Step key={result.step} result={result} />
        ))}
      </ul>
    </>
  )
}
