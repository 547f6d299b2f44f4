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

/** Back to where one came from. */
export const BackIcon = () => (
  <Glyph>
    <path d="M16.5 10h-13M9 4.5 3.5 10 9 15.5" />
  </Glyph>
)

/** There is more behind this row. */
export const ForwardIcon = () => (
  <Glyph>
    <path d="m8 6 4 4-4 4" />
  </Glyph>
)

/** What stands for what: two arrows. */
export const MappingIcon = () => (
  <Glyph>
    <path d="M3.5 7h11M12 4l3 3-3 3M16.5 13h-11M8 10l-3 3 3 3" />
  </Glyph>
)

/** Four squares. */
export const MicrosoftIcon = () => (
  <Glyph>
    <path d="M3.8 3.8h5v5h-5zM11.2 3.8h5v5h-5zM3.8 11.2h5v5h-5zM11.2 11.2h5v5h-5z" />
  </Glyph>
)

/** The phone on the desk. */
export const DeskPhoneIcon = () => (
  <Glyph>
    <path d="M5.8 3h8.4c.7 0 1.3.6 1.3 1.3v11.4c0 .7-.6 1.3-1.3 1.3H5.8c-.7 0-1.3-.6-1.3-1.3V4.3c0-.7.6-1.3 1.3-1.3z" />
    <path d="M7.5 6h5v2.6h-5zM7.7 11.4v.01M10 11.4v.01M12.3 11.4v.01M7.7 14v.01M10 14v.01M12.3 14v.01" />
  </Glyph>
)

/** Things to adjust. */
export const SlidersIcon = () => (
  <Glyph>
    <path d="M3.5 6.5h7M14.5 6.5h2M3.5 13.5h2M9.5 13.5h7" />
    <circle cx="12.5" cy="6.5" r="2" />
    <circle cx="7.5" cy="13.5" r="2" />
  </Glyph>
)

/** How it fares. */
export const PulseIcon = () => (
  <Glyph>
    <path d="M2.8 10.5h3l2-5.5 4 10 2.2-4.5h3.2" />
  </Glyph>
)

/** An i in a ring. */
export const AboutIcon = () => (
  <Glyph>
    <circle cx="10" cy="10" r="7.2" />
    <path d="M10 9.3v4.2M10 6.6v.01" />
  </Glyph>
)

/** Several computers. */
export const ComputersIcon = () => (
  <Glyph>
    <path d="M3 4.5h9.5v6.5H3zM6 14h3.5" />
    <path d="M15 8h2v7.5h-5" />
  </Glyph>
)

/** To be copied. */
export const CopyIcon = () => (
  <Glyph>
    <path d="M7.5 3.5h7c.6 0 1 .4 1 1v8.5M4.5 6.5h7c.6 0 1 .4 1 1v8c0 .6-.4 1-1 1h-7c-.6 0-1-.4-1-1v-8c0-.6.4-1 1-1z" />
  </Glyph>
)

/** The organisation fixed it. */
export const LockIcon = () => (
  <Glyph>
    <path d="M5.5 9h9c.6 0 1 .4 1 1v6c0 .6-.4 1-1 1h-9c-.6 0-1-.4-1-1v-6c0-.6.4-1 1-1zM7 9V6.5a3 3 0 0 1 6 0V9M10 12.2v1.6" />
  </Glyph>
)

/** The place by the clock. */
export const TrayIcon = () => (
  <Glyph>
    <path d="M3 4.5h14v11H3zM3 12.5h14M12.5 14h2.5" />
  </Glyph>
)
