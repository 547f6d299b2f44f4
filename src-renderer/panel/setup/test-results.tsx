import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useSnapshot } from '../store.ts'
import type { TestOutcome, TestStep, TestStepResult } from '../types.ts'
import { useFormat, useWords } from '../words/index.ts'
import { StepLine, StepList, type StepMark } from './step-line.tsx'

const marks: Readonly<Record<TestOutcome, StepMark>> = {
  passed: 'good',
  failed: 'bad',
  unsupported: 'partly',
  skipped: 'none',
}

const useStyles = makeStyles({
  summary: {
    ...typographyStyles.body1Strong,
    margin: `0 0 ${tokens.spacingVerticalS}`,
  },
})

function Step({ result }: { readonly result: TestStepResult }) {
  const words = useWords()
  const format = useFormat()
  const { steps, outcomes } = words.setup.phone
  const { step, outcome, code, ms } = result
  const length = outcome === 'passed' ? ` (${format.measured(ms)})` : ''
  const fault = code === undefined ? undefined : words.errors[code]
  return (
    <StepLine
      mark={marks[outcome]}
      line={`${steps[step]}: ${outcomes[outcome]}${length}`}
      {...(fault === undefined ? {} : { more: [fault.cause, fault.advice] })}
    />
  )
}

function UnderWay({ steps }: { readonly steps: readonly TestStep[] }) {
  const styles = useStyles()
  const words = useWords().setup.phone
  const { phoneProgress } = useSnapshot()
  const done = phoneProgress?.test ?? []
  const waiting = steps.filter((step) => !done.some((each) => each.step === step))
  return (
    <>
      <p className={styles.summary}>{words.testing}</p>
      <StepList>
        {done.map((result) => (
          <Step key={result.step} result={result} />
        ))}
        {waiting.map((step) => (
          <StepLine key={step} mark="waiting" line={words.steps[step]} />
        ))}
      </StepList>
    </>
  )
}

interface TestResultsProps {
  /** What is tried, in order. */
  readonly steps: readonly TestStep[]
  /** Absent while the test is under way. */
  readonly results: readonly TestStepResult[] | undefined
}

/** The steps of a phone test, each with how it went and what to do. */
export function TestResults({ steps, results }: TestResultsProps) {
  const styles = useStyles()
  const words = useWords().setup.phone
  if (results === undefined) return <UnderWay steps={steps} />
  const allPassed = results.every(({ outcome }) => outcome === 'passed')
  return (
    <>
      <p className={styles.summary}>{allPassed ? words.allPassed : words.notAllPassed}</p>
      <StepList>
        {results.map((result) => (
          <Step key={result.step} result={result} />
        ))}
      </StepList>
    </>
  )
}
