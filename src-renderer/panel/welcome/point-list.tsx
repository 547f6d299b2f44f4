import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
  },
  point: {
    ...typographyStyles.body1,
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground1,
  },
  mark: { display: 'flex', color: tokens.colorBrandForeground1 },
  text: { minWidth: 0 },
})

/** A few things to know, each with its glyph. */
export function PointList({
  points,
}: {
  readonly points: readonly (readonly [ReactNode, string])[]
}) {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {points.map(([icon, text]) => (
        <li key={text} className={styles.point}>
          <span className={styles.mark}>{icon}</span>
          <span className={styles.text}>{text}</span>
        </li>
      ))}
    </ul>
  )
}
