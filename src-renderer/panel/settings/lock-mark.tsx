import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { LockIcon } from '../icons.tsx'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  mark: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    color: tokens.colorNeutralForeground2,
    '& > svg': { width: '1rem', height: '1rem' },
  },
})

/** The organisation fixed this; `id` makes it the description of the control. */
export function LockMark({ id }: { readonly id?: string }) {
  return (
    <p className={useStyles().mark} id={id}>
      <LockIcon />
      {useWords().settings.locked}
    </p>
  )
}
