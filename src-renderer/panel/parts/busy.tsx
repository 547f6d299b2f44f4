import { makeStyles, Spinner } from '@fluentui/react-components'
import { DotsIcon } from '../icons.tsx'

const reduced = '@media (prefers-reduced-motion: reduce)'

const useStyles = makeStyles({
  moving: { display: 'flex', [reduced]: { display: 'none' } },
  still: { display: 'none', [reduced]: { display: 'flex' } },
})

/** Something is under way; stands still for whoever wants less motion. Words stand beside it. */
export function Busy() {
  const styles = useStyles()
  return (
    <>
      <span className={styles.moving}>
        <Spinner size="tiny" aria-hidden="true" />
      </span>
      <span className={styles.still}>
        <DotsIcon />
      </span>
    </>
  )
}
