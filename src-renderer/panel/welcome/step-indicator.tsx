import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { Hidden } from '../parts/hidden.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { isComplete, type WelcomeStep, welcomeSteps } from './steps.ts'

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    display: 'flex',
    margin: 0,
    padding: 0,
  },
  item: {
    ...typographyStyles.caption1,
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXS,
    flexGrow: 1,
    flexBasis: 0,
    minWidth: 0,
    textAlign: 'center',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
    // The line from the dot before to this one.
    ':not(:first-child)::before': {
      content: '""',
      position: 'absolute',
      top: '0.75rem',
      insetInlineEnd: 'calc(50% + 1.125rem)',
      width: 'calc(100% - 2.25rem)',
      borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    },
  },
  current: { ...typographyStyles.caption1Strong, color: tokens.colorNeutralForeground1 },
  dot: {
    ...typographyStyles.caption1Strong,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '1.5rem',
    height: '1.5rem',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    color: tokens.colorNeutralForeground2,
  },
  here: {
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorBrandBackground}`,
    color: tokens.colorNeutralForegroundOnBrand,
    forcedColorAdjust: 'none',
  },
  done: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorBrandForeground2,
  },
})

/** The three steps: which one it is, and which are done. */
export function StepIndicator({ step }: { readonly step: WelcomeStep }) {
  const styles = useStyles()
  const snapshot = useSnapshot()
  const words = useWords().welcome
  return (
    <ol className={styles.list} aria-label={words.progress}>
      {welcomeSteps.map((each, index) => {
        const here = each === step
        const done = isComplete(each, snapshot)
        return (
          <li
            key={each}
            className={mergeClasses(styles.item, here && styles.current)}
            aria-current={here ? 'step' : undefined}
          >
            <span
              className={mergeClasses(styles.dot, done && styles.done, here && styles.here)}
              aria-hidden="true"
            >
              {done ? '✓' : index + 1}
            </span>
            <span>
              {words.steps[each]}
              {done && <Hidden> ({words.done})</Hidden>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
