import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useCommand } from '../hooks.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Fault } from '../parts/fault.tsx'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
})

/** All rows back to the default, after a question. It stays while the focus may be on it. */
export function ResetAll({ anyChanged }: { readonly anyChanged: boolean }) {
  const styles = useStyles()
  const words = useWords().mapping
  const reset = useCommand('mapping.reset')
  const [done, setDone] = useState(false)
  return (
    <div className={styles.line}>
      {(anyChanged || done) && (
        <Confirm
          label={words.resetAll}
          question={words.resetSure}
          yes={words.resetNow}
          no={words.keep}
          running={reset.running}
          confirm={async () => setDone((await reset.ask({ kind: null })).ok)}
        />
      )}
      <span role="status">{done && !anyChanged && words.done}</span>
      {reset.failed !== undefined && <Fault code={reset.failed} urgent />}
    </div>
  )
}
