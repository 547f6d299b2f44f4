import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'

export const useFormStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    overflowWrap: 'anywhere',
  },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  start: { alignSelf: 'flex-start', maxWidth: '100%' },
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  /** Fluent indents a switch or a box for ticking by its own padding. */
  flushStart: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
})
