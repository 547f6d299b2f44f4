import { makeStyles } from '@fluentui/react-components'
import { legNames } from '../../../src-main/domain/legs.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../words/index.ts'
import { LegPane } from './leg-pane.tsx'
import { PhoneAbilities } from './phone-abilities.tsx'
import { PushNote } from './push-note.tsx'
import { ReportCard } from './report-card.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
})

/** The four legs, tried and explained; how changes are noticed; what the phone system can do; the report for support. */
export function DiagnosticsView() {
  const styles = useStyles()
  return (
    <>
      <Section title={useWords().diagnostics.legs} flush>
        <ul className={styles.list}>
          {legNames.map((name) => (
            <LegPane key={name} name={name} />
          ))}
        </ul>
      </Section>
      <PushNote />
      <PhoneAbilities />
      <ReportCard />
    </>
  )
}
