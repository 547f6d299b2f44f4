import { Button } from '@fluentui/react-components'
import { useCommand } from '../hooks.ts'
import { Fault } from '../parts/fault.tsx'
import type { Snapshot } from '../types.ts'
import { useWords } from '../words/index.ts'
import { useRowStyles } from './row-styles.ts'

/** Whether there is a newer version, and what can be done about it. */
export function UpdateState({ update }: Pick<Snapshot, 'update'>) {
  const styles = useRowStyles()
  const words = useWords().settings.updates
  const check = useCommand('update.check')
  const install = useCommand('update.install')
  const { state, version = '', code } = update
  const busy = state === 'checking' || state === 'downloading' || check.running
  const failed = check.failed ?? install.failed ?? (state === 'failed' ? code : undefined)
  return (
    <div className={styles.row}>
      <p className={styles.state} role="status">
        {words.states[state](version)}
      </p>
      <div className={styles.buttons}>
        {state === 'ready' && (
          <Button appearance="primary" onClick={() => void install.ask(undefined)}>
            {words.install}
          </Button>
        )}
        <Button disabledFocusable={busy} onClick={() => void check.ask(undefined)}>
          {words.check}
        </Button>
      </div>
      {failed !== undefined && <Fault code={failed} withAction={false} urgent />}
    </div>
  )
}
