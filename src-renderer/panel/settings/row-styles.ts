import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'

/** The rows of a card: a setting, a status of the mapping, how something is and buttons for it. */
export const useRowStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
    '@media (max-width: 22rem)': { padding: tokens.spacingHorizontalM },
    overflowWrap: 'anywhere',
  },
  state: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground1 },
  text: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  button: { alignSelf: 'flex-start' },
})
