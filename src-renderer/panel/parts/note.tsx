import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground3 },
})

/** Small print that tells what Lockstep cannot do, where one would wonder. */
export function Note({ children }: { readonly children: ReactNode }) {
  return <p className={useStyles().note}>{children}</p>
}
