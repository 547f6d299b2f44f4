/** The few glyphs of the panel, drawn on a 20 unit grid. They never stand without words. */
import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  icon: {
    width: '1.25rem',
    height: '1.25rem',
    flexShrink: 0,
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: 1.6,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
    forcedColorAdjust: 'auto',
  },
})

function Glyph({ children }: { readonly children: ReactNode }) {
  const styles = useStyles()
  return (
    <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}

/** The mark: two rings that hold each other. */
export const InStepIcon = () => (
  <Glyph>
    <circle cx="7.2" cy="10" r="4.7" />
    <circle cx="12.8" cy="10" r="4.7" />
  </Glyph>
)

export const PhoneIcon = () => (
  <Glyph>
    <path d="M6.6 3.2 4.8 3.7c-.9.3-1.4 1.1-1.3 2 .7 5.7 5.1 10.1 10.8 10.8.9.1 1.7-.4 2-1.3l.5-1.8-3.6-2-1.8 1.5c-1.9-1-3.3-2.4-4.3-4.3l1.5-1.8z" />
  </Glyph>
)

export const PauseIcon = () => (
  <Glyph>
    <path d="M7 4.5v11M13 4.5v11" strokeWidth="2.4" />
  </Glyph>
)

export const ChevronIcon = () => (
  <Glyph>
    <path d="m6 8 4 4 4-4" />
  </Glyph>
)

/** Working, passed: a tick in a full ring. */
export const TickIcon = () => (
  <Glyph>
    <circle cx="10" cy="10" r="7.2" />
    <path d="m6.8 10.2 2.3 2.3 4.2-4.6" />
  </Glyph>
)

/** Failing: a triangle with an exclamation mark. */
export const WarningIcon = () => (
  <Glyph>
    <path d="M10 3.2 2.6 16.2h14.8z" />
    <path d="M10 8.2v3.6M10 13.9v.1" />
  </Glyph>
)

/** Working in part: a ring filled by half. */
export const HalfIcon = () => (
  <Glyph>
    <circle cx="10" cy="10" r="7.2" />
    <path d="M10 2.8a7.2 7.2 0 0 0 0 14.4z" fill="currentColor" />
  </Glyph>
)

/** Connecting: three dots in a ring. */
export const DotsIcon = () => (
  <Glyph>
    <circle cx="10" cy="10" r="7.2" />
    <path d="M6.8 10v.01M10 10v.01M13.2 10v.01" strokeWidth="2" />
  </Glyph>
)

/** Not set up: a broken ring. */
export const BrokenRingIcon = () => (
  <Glyph>
    <circle cx="10" cy="10" r="7.2" strokeDasharray="3 3.03" />
  </Glyph>
)

/** Off, not tried: a ring with a bar. */
export const OffIcon = () => (
  <Glyph>
    <circle cx="10" cy="10" r="7.2" />
    <path d="M6.8 10h6.4" />
  </Glyph>
)

/** Failed: a cross in a ring. */
export const CrossIcon = () => (
  <Glyph>
    <circle cx="10" cy="10" r="7.2" />
    <path d="m7.4 7.4 5.2 5.2M12.6 7.4l-5.2 5.2" />
  </Glyph>
)

/** Offline: the two rings apart, struck through. */
export const OfflineIcon = () => (
  <Glyph>
    <circle cx="7.2" cy="10" r="4.7" />
    <circle cx="12.8" cy="10" r="4.7" />
    <path d="M4 16.5 16 3.5" />
  </Glyph>
)

/** Signed out: a person. */
export const PersonIcon = () => (
  <Glyph>
    <circle cx="10" cy="6.6" r="3.4" />
    <path d="M3.8 16.8c.5-3.4 2.9-5.3 6.2-5.3s5.7 1.9 6.2 5.3" />
  </Glyph>
)
