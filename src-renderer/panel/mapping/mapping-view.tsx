import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { mappableKinds } from '../../../src-main/domain/mapping.ts'
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
  const { mapping } = useSnapshot()
  const allLocked = useLocked('mapping')
  return (
    <>
      <p className={styles.intro}>{words.intro}</p>
      {allLocked && <LockMark />}
      <Section flush>
        <ul className={styles.list}>
          {mappableKinds.map((kind) => (
            <MappingEditor key={kind} kind={kind} saved={mapping[kind]} marked={!allLocked} />
          ))}
        </ul>
      </Section>
      {!allLocked && <ResetAll anyChanged={mappableKinds.some((kind) => mapping[kind].changed)} />}
    </>
  )
}
