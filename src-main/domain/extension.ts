/** RPID activities that Lockstep publishes (RFC 4480 section 3.2). */
export const rpidActivities = [
  'away',
  'busy',
  'meeting',
  'on-the-phone',
  'presentation',
  'vacation',
] as const
export type RpidActivity = (typeof rpidActivities)[number]

/** The content of the extension's presence: what other phones are shown. */
export interface ExtensionStatus {
  /** `null`: reachable, with no activity. */
  readonly activity: RpidActivity | null
  /** A short note in plain words, shown by phones that show notes. */
  readonly note: string
  /** The Teams pair it was made from, carried losslessly in a PIDF extension element. */
  readonly teams: { readonly availability: string; readonly activity: string }
}

/** Same content for everybody who watches the extension. */
export function sameStatus(a: ExtensionStatus | null, b: ExtensionStatus | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.activity === b.activity &&
    a.note === b.note &&
    a.teams.availability === b.teams.availability &&
    a.teams.activity === b.teams.activity
  )
}
