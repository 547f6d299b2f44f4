import { Button, Spinner } from '@fluentui/react-components'
import { useCommand } from '../hooks.ts'
import { Fault } from '../parts/fault.tsx'
import type { Snapshot } from '../types.ts'
import { useWords } from '../words/index.ts'
import { useRowStyles } from './row-styles.ts'

/** How Lockstep stands with Teams on this computer, and how the two are paired. */
export function TeamsHint({ state }: Pick<Snapshot['settings']['teamsHint'], 'state'>) {
  const styles = useRowStyles()
  const words = useWords().settings.following
  const pair = useCommand('teamsHint.pair')
  const waiting = state === 'pairing' || pair.running
  return (
    <div className={styles.row}>
      <p className={styles.state} role="status">
        {words.hintStates[state]}
      </p>
      {(state === 'connected' || waiting) && (
        <>
          <p className={styles.text}>{words.howToPair}</p>
          <Button
            className={styles.button}
            disabledFocusable={waiting}
            {...(waiting ? { icon: <Spinner size="tiny" /> } : {})}
            onClick={() => void pair.ask(undefined)}
          >
            {waiting ? words.pairing : words.pair}
          </Button>
        </>
      )}
      {pair.failed !== undefined && <Fault code={pair.failed} urgent />}
    </div>
  )
}
