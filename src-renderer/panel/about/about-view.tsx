import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useCommand } from '../hooks.ts'
import { InStepIcon } from '../icons.tsx'
import { Fault } from '../parts/fault.tsx'
import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import type { CommandArgument } from '../types.ts'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  product: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  mark: {
    display: 'flex',
    padding: '0.625rem',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  words: { minWidth: 0 },
  version: { ...typographyStyles.subtitle1, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  small: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    ...typographyStyles.body1,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    color: tokens.colorNeutralForeground2,
  },
  links: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
})

type Page = CommandArgument<'page.open'>['page']
const links = ['readme', 'adminGuide', 'licence'] as const satisfies readonly Page[]

/** Which Lockstep this is, what it cannot do, what it tells whom, and where to read more. */
export function AboutView() {
  const styles = useStyles()
  const words = useWords()
  const own = words.about
  const { version } = useSnapshot()
  const open = useCommand('page.open')
  return (
    <>
      <Section>
        <div className={styles.product}>
          <span className={styles.mark}>
            <InStepIcon />
          </span>
          <div className={styles.words}>
            <p className={styles.version}>{words.version(version)}</p>
            <p className={styles.small}>{own.licence}</p>
          </div>
        </div>
        <p className={styles.text}>{own.what}</p>
      </Section>
      <Section title={own.cannot.title}>
        <ul className={styles.list}>
          {own.cannot.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </Section>
      <Section title={own.privacy.title}>
        <p className={styles.text}>{own.privacy.text}</p>
      </Section>
      <Section title={own.links.title}>
        <ul className={styles.links}>
          {links.map((page) => (
            <li key={page}>
              <Link inline onClick={() => void open.ask({ page })}>
                {own.links[page]}
              </Link>
            </li>
          ))}
        </ul>
        {open.failed !== undefined && <Fault code={open.failed} urgent />}
      </Section>
    </>
  )
}
