import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { activitiesOf, mappableKinds } from '../../../src-main/domain/mapping.ts'
import { Section } from '../parts/section.tsx'
import { useLocked } from '../parts/use-locked.ts'
import { LockMark } from '../settings/lock-mark.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { MappingEditor } from './mapping-editor.tsx'
import { ResetAll } from './reset-all.tsx'

const useStyles = makeStyles({
  intro: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
})

/** What the extension shows for each Teams status, and the way back to the default. */
export function MappingView() {
  const styles = useStyles()
  const words = useWords().mapping
  const { mapping, phone, phoneFixed } = useSnapshot()
  const connector = phone?.connector ?? phoneFixed.connector ?? 'sip'
  const blocks = phone?.blocking.enabled === true && phone.abilities?.writeDoNotDisturb === true
  const shows = activitiesOf(connector).length > 0
  const allLocked = useLocked('mapping')
  if (!shows && !blocks) return <p className={styles.intro}>{words.showsNothing}</p>
  return (
    <>
      <p className={styles.intro}>{shows ? words.intro : words.introBlocking}</p>
      {allLocked && <LockMark />}
      <Section flush>
        <ul className={styles.list}>
          {mappableKinds.map((kind) => (
            <MappingEditor
              key={kind}
              marked={!allLocked}
              saved={mapping[kind]}
              {...{ kind, connector, blocks }}
            />
          ))}
        </ul>
      </Section>
      {!allLocked && <ResetAll anyChanged={mappableKinds.some((kind) => mapping[kind].changed)} />}
    </>
  )
}
