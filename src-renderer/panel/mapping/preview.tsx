import { makeStyles, PresenceBadge, tokens, typographyStyles } from '@fluentui/react-components'
import type { MappingRow } from '../../../src-main/domain/mapping.ts'
import { extensionBadge } from '../presence.ts'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  preview: {
    ...typographyStyles.caption1,
    margin: 0,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  badge: { verticalAlign: 'middle', marginInlineEnd: tokens.spacingHorizontalXS },
  seen: { color: tokens.colorNeutralForeground1 },
})

/** What a phone shows for a row: the activity in words, then the note where it says more. */
export function Preview({ row }: { readonly row: MappingRow }) {
  const styles = useStyles()
  const words = useWords()
  const activity = words.rpid[row.activity ?? 'none']
  const note = row.note.trim()
  return (
    <p className={styles.preview}>
      {words.mapping.preview}:{' '}
      <PresenceBadge
        className={styles.badge}
        status={extensionBadge(row)}
        size="extra-small"
        aria-hidden="true"
      />
      <span className={styles.seen}>
        {note === '' || note === activity ? activity : `${activity} · ${note}`}
      </span>
    </p>
  )
}
