import { Button, Switch } from '@fluentui/react-components'
import { AllowCalls } from '../account/allow-calls.tsx'
import { useCommand } from '../hooks.ts'
import { InStepIcon, PhoneIcon, TrayIcon } from '../icons.tsx'
import { Fault } from '../parts/fault.tsx'
import { useLocked } from '../parts/use-locked.ts'
import { useFormStyles } from '../setup/form-styles.ts'
import { useSnapshot } from '../store.ts'
import type { ErrorCode, Snapshot } from '../types.ts'
import { useWords } from '../words/index.ts'
import { PointList } from './point-list.tsx'
import { isComplete, type WelcomeStep } from './steps.ts'

interface FinishStepProps {
  readonly goTo: (step: WelcomeStep) => void
  readonly finish: () => void
}

/** What the legs complain about, each thing once; not that which is missing anyway. */
function faultsOf({ legs }: Snapshot): readonly ErrorCode[] {
  const failing = Object.values(legs).filter(({ state }) => state === 'failing')
  return [...new Set(failing.flatMap(({ code }) => (code === undefined ? [] : [code])))]
}

/** What happens from now on, what is still missing, and two things to decide. */
export function FinishStep({ goTo, finish }: FinishStepProps) {
  const styles = useFormStyles()
  const own = useWords().welcome.finish
  const snapshot = useSnapshot()
  const start = useCommand('settings.set')
  const locked = useLocked('startAtLogin')
  const missing = (['signIn', 'phone'] as const).filter((step) => !isComplete(step, snapshot))
  const [shown = '', calls = '', tray = ''] = own.now
  const labels = { signIn: own.stillSignIn, phone: own.stillPhone }
  return (
    <>
      {missing.length > 0 && (
        <div className={styles.form}>
          <p className={styles.text}>{own.missing}</p>
          <div className={styles.buttons}>
            {missing.map((step) => (
              <Button key={step} onClick={() => goTo(step)}>
                {labels[step]}
              </Button>
            ))}
          </div>
        </div>
      )}
      {missing.length === 0 && faultsOf(snapshot).map((code) => <Fault key={code} code={code} />)}
      <PointList
        points={[
          [<InStepIcon key="shown" />, shown],
          [<PhoneIcon key="calls" />, calls],
          [<TrayIcon key="tray" />, tray],
        ]}
      />
      <AllowCalls />
      <Switch
        className={styles.flushStart}
        label={own.startAtLogin}
        checked={snapshot.settings.startAtLogin}
        disabled={locked}
        onChange={(_event, data) => void start.ask({ startAtLogin: data.checked })}
      />
      {start.failed !== undefined && <Fault code={start.failed} urgent />}
      <Button appearance="primary" size="large" onClick={finish}>
        {own.finish}
      </Button>
    </>
  )
}
