import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useCommand, useFlash } from '../hooks.ts'
import { CopyIcon } from '../icons.tsx'
import { Fault } from '../parts/fault.tsx'
import { Section } from '../parts/section.tsx'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
})

/** What support needs, to copy or to save, and where the log is. */
export function ReportCard() {
  const styles = useStyles()
  const words = useWords().diagnostics.report
  const copy = useCommand('report.make')
  const save = useCommand('report.make')
  const openLogs = useCommand('logs.open')
  const [copied, flash] = useFlash()
  const failed = copy.failed ?? save.failed ?? openLogs.failed
  const copyReport = async () => {
    if ((await copy.ask({ how: 'copy' })).ok) flash()
  }
  return (
    <Section title={words.title}>
      <p className={styles.text}>{words.contains}</p>
      <p className={styles.text}>{words.leavesOut}</p>
      <div className={styles.buttons}>
        <Button
          icon={<CopyIcon />}
          disabledFocusable={copy.running}
          onClick={() => void copyReport()}
        >
          {words.copy}
        </Button>
        {/* The system's own dialog tells where it was saved. */}
        <Button disabledFocusable={save.running} onClick={() => void save.ask({ how: 'save' })}>
          {words.save}
        </Button>
        <Button
          appearance="subtle"
          disabledFocusable={openLogs.running}
          onClick={() => void openLogs.ask(undefined)}
        >
          {words.openLogs}
        </Button>
        <span role="status">{copied && words.copied}</span>
      </div>
      {failed !== undefined && <Fault code={failed} urgent />}
    </Section>
  )
}
