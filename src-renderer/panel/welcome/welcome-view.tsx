import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useCommand } from '../hooks.ts'
import { InStepIcon } from '../icons.tsx'
import { go, type SettingsPage, useNavigation } from '../navigation.ts'
import { Fault } from '../parts/fault.tsx'
import { Notices } from '../parts/notices.tsx'
import { BelowHeading } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import type { WelcomeWords } from '../words/words.ts'
import { FinishStep } from './finish-step.tsx'
import { PhoneStep } from './phone-step.tsx'
import { SignInStep } from './sign-in-step.tsx'
import { StepFrame } from './step-frame.tsx'
import { StepIndicator } from './step-indicator.tsx'
import { isComplete, openStep, stepAfter, type WelcomeStep, welcomeSteps } from './steps.ts'

const useStyles = makeStyles({
  view: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '30rem',
    margin: '0 auto',
  },
  brand: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  mark: {
    display: 'flex',
    padding: '0.5rem',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  title: { ...typographyStyles.title3, margin: 0, color: tokens.colorNeutralForeground1 },
  intro: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  words: { minWidth: 0 },
})

/**
 * The step that is shown: the first that is open at the start, then where the person goes; what is
 * completed leads on by itself.
 */
function useStep() {
  const snapshot = useSnapshot()
  const [step, setStep] = useState(() => openStep(snapshot))
  const complete = isComplete(step, snapshot)
  const seen = useRef({ step, complete })
  useEffect(() => {
    const before = seen.current
    seen.current = { step, complete }
    if (before.step === step && !before.complete && complete) setStep(stepAfter(step, snapshot))
  }, [step, complete, snapshot])
  return [step, setStep] as const
}

const stepOfPage: Partial<Readonly<Record<SettingsPage, WelcomeStep>>> = {
  microsoft: 'signIn',
  phone: 'phone',
}

/** What a fault offers leads to a page of the settings; here to the step that has the same form. */
function useAskedPage(show: (step: WelcomeStep) => void): void {
  const { visit, page } = useNavigation()
  const [seen, setSeen] = useState(visit)
  useEffect(() => {
    if (visit === seen) return
    setSeen(visit)
    const step = page === null ? undefined : stepOfPage[page]
    if (step !== undefined) show(step)
    go('status')
  }, [visit, seen, page, show])
}

function textsOf(step: WelcomeStep, ready: boolean, words: WelcomeWords) {
  const { finish } = words
  if (step === 'finish') return { title: ready ? finish.title : finish.almost, text: finish.text }
  return words[step]
}

/** Sign in, phone, done: each can be skipped, and taken up again where it was left. */
export function WelcomeView() {
  const styles = useStyles()
  const words = useWords().welcome
  const { tray } = useSnapshot()
  const [step, setStep] = useStep()
  const [first] = useState(step)
  const [moved, setMoved] = useState(false)
  const close = useCommand('settings.set')
  const [edited, setEdited] = useState<WelcomeStep | null>(null)

  const goTo = (next: WelcomeStep, toEdit: WelcomeStep | null = null) => {
    setMoved(true)
    setEdited(toEdit)
    setStep(next)
  }
  useAskedPage((asked) => goTo(asked, asked))
  const finish = () => void close.ask({ welcomed: true })
  const index = welcomeSteps.indexOf(step)
  const before = welcomeSteps[index - 1]
  const after = welcomeSteps[index + 1]
  const { title, text } = textsOf(step, tray === 'inStep' || tray === 'onCall', words)

  return (
    <div className={styles.view}>
      <div className={styles.brand}>
        <span className={styles.mark}>
          <InStepIcon />
        </span>
        <div className={styles.words}>
          <h1 className={styles.title}>{words.title}</h1>
          <p className={styles.intro}>{words.intro}</p>
        </div>
      </div>
      <Notices />
      <StepIndicator step={step} />
      <BelowHeading>
        <StepFrame
          key={`${step}${edited === step}`}
          title={title}
          text={text}
          arrived={moved || step !== first}
          back={
            before === undefined
              ? { label: words.later, go: finish }
              : { label: words.back, go: () => goTo(before) }
          }
          onward={after === undefined ? undefined : { label: words.skip, go: () => goTo(after) }}
        >
          {step === 'signIn' && (
            <SignInStep
              edit={edited === 'signIn'}
              edited={() => setEdited(null)}
              next={() => goTo('phone')}
            />
          )}
          {step === 'phone' && <PhoneStep edit={edited === 'phone'} next={() => goTo('finish')} />}
          {step === 'finish' && <FinishStep goTo={goTo} finish={finish} />}
        </StepFrame>
      </BelowHeading>
      {close.failed !== undefined && <Fault code={close.failed} urgent />}
    </div>
  )
}
