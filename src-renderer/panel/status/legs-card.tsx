import { makeStyles } from '@fluentui/react-components'
import { legNames } from '../../../src-main/domain/legs.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../words/index.ts'
import { LegRow } from './leg-row.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
})

/** The four legs. */
export function LegsCard() {
  const styles = useStyles()
  return (
    <Section title={useWords().status.legs.title} flush>
      <ul className={styles.list}>
        {legNames.map((name) => (
          <LegRow key={name} name={name} />
        ))}
      </ul>
    </Section>
  )
}
