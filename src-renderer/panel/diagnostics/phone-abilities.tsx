import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { CrossIcon, TickIcon } from '../icons.tsx'
import { Note } from '../parts/note.tsx'
import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'

const abilityNames = [
  'writePresence',
  'writeNote',
  'readCalls',
  'ringing',
  'writeDoNotDisturb',
  'selfTest',
  'readPresence',
  'readEmail',
] as const

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  ability: { display: 'flex', gap: tokens.spacingHorizontalM },
  mark: { display: 'flex', color: tokens.colorNeutralForeground3 },
  can: { color: tokens.colorStatusSuccessForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  name: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground1 },
  without: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/** What the phone system was seen to be able to do, and what is lost where it is not. */
export function PhoneAbilities() {
  const styles = useStyles()
  const words = useWords().diagnostics.phone
  const { phone } = useSnapshot()
  const abilities = phone?.abilities ?? null
  return (
    <Section title={words.title}>
      {abilities === null ? (
        <Note>{phone === null ? words.none : words.unknown}</Note>
      ) : (
        <>
          <ul className={styles.list}>
            {abilityNames.map((ability) => {
              const can = abilities[ability]
              const { name, without } = words.abilities[ability]
              return (
                <li key={ability} className={styles.ability}>
                  <span className={mergeClasses(styles.mark, can && styles.can)}>
                    {can ? <TickIcon /> : <CrossIcon />}
                  </span>
                  <div className={styles.words}>
                    <p className={styles.name}>
                      {name}: {can ? words.can : words.cannot}
                    </p>
                    {!can && <p className={styles.without}>{without}</p>}
                  </div>
                </li>
              )
            })}
          </ul>
          <Note>{words.intro}</Note>
        </>
      )}
      {phone?.otherComputer === true && <p className={styles.text}>{words.otherComputer}</p>}
    </Section>
  )
}
