/** RPID activities that Lockstep publishes (RFC 4480 section 3.2). */
export const rpidActivities = [
  'away',
  'busy',
  'meeting',
  'on-the-phone',
  'presentation',
  'vacation',
] as const

/** What an extension can show on any phone system; not every one knows all of them. */
export const extensionActivities = [...rpidActivities, 'dnd'] as const
export type ExtensionActivity = (typeof extensionActivities)[number]

/** The content of the extension's presence: what other phones are shown. */
export interface ExtensionStatus {
  /** `null`: reachable, with no activity. */
  readonly activity: ExtensionActivity | null
  /** A short note in plain words, shown by phones that show notes. */
  readonly note: string
  /** The Teams pair it was made from, carried losslessly in a PIDF extension element. */
  readonly teams: { readonly availability: string; readonly activity: string }
  /** Calls should be stopped too: only where the phone system can and the person asked for it. */
  readonly blocksCalls?: true | undefined
}

/** Same content for everybody who watches the extension. */
export function sameStatus(a: ExtensionStatus | null, b: ExtensionStatus | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.activity === b.activity &&
    a.note === b.note &&
    a.blocksCalls === b.blocksCalls &&
    a.teams.availability === b.teams.availability &&
    a.teams.activity === b.teams.activity
  )
}
