import { makeStyles } from '@fluentui/react-components'
import { Section } from '../parts/section.tsx'
import type { LegName } from '../types.ts'
import { useWords } from '../words/index.ts'
import { LegRow } from './leg-row.tsx'

const order = ['signIn', 'presence', 'extension', 'callWatch'] as const satisfies readonly LegName[]

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
})

/** The four legs. */
export function LegsCard() {
  const styles = useStyles()
  return (
    <Section title={useWords().status.legs.title} flush>
      <ul className={styles.list}>
        {order.map((name) => (
          <LegRow key={name} name={name} />
        ))}
      </ul>
    </Section>
  )
}
