import {
  createFocusOutlineStyle,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { type ReactNode, useEffect } from 'react'
import {
  AboutIcon,
  DeskPhoneIcon,
  ForwardIcon,
  InStepIcon,
  MappingIcon,
  MicrosoftIcon,
  PhoneIcon,
  PulseIcon,
  SlidersIcon,
} from '../icons.tsx'
import { goToPage, type SettingsPage, settingsPages, useNavigation } from '../navigation.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../words/index.ts'

const icons: Readonly<Record<SettingsPage, ReactNode>> = {
  sync: <InStepIcon />,
  calls: <PhoneIcon />,
  mapping: <MappingIcon />,
  microsoft: <MicrosoftIcon />,
  phone: <DeskPhoneIcon />,
  general: <SlidersIcon />,
  diagnostics: <PulseIcon />,
  about: <AboutIcon />,
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  button: {
    display: 'flex',
    width: '100%',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusXLarge,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ...createFocusOutlineStyle({ style: { outlineOffset: '-4px' } }),
  },
  mark: { display: 'flex', color: tokens.colorNeutralForeground2 },
  words: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  name: typographyStyles.body1,
  about: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  chevron: { display: 'flex', color: tokens.colorNeutralForeground3 },
})

/** The pages of the settings; the row of the page that was left takes the focus. */
export function PageList() {
  const styles = useStyles()
  const words = useWords()
  const { left } = useNavigation()
  useEffect(() => {
    if (left !== null) document.getElementById(`page-${left}`)?.focus()
  }, [left])
  return (
    <Section flush>
      <ul className={styles.list}>
        {settingsPages.map((page) => (
          <li key={page} className={styles.row}>
            <button
              type="button"
              id={`page-${page}`}
              className={styles.button}
              onClick={() => goToPage(page)}
            >
              <span className={styles.mark}>{icons[page]}</span>
              <span className={styles.words}>
                <span className={styles.name}>{words.pages[page].name}</span>{' '}
                <span className={styles.about}>{words.pages[page].about}</span>
              </span>
              <span className={styles.chevron}>
                <ForwardIcon />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
