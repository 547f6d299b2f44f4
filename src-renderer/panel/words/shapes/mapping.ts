export interface MappingWords {
  readonly intro: string
  /** Where one would expect that it also blocks calls. */
  /** Where the phone system shows no status, but Do not disturb can stop calls. */
  readonly introBlocking: string
  readonly showsNothing: string
  readonly blocksCalls: string
  readonly onlyShows: string
  /** Why "Appear offline" has a row of its own. */
  readonly neutral: string
  readonly activity: string
  readonly note: string
  /** Before what other phones are shown. */
  readonly preview: string
  readonly changed: string
  readonly reset: string
  readonly resetAll: string
  readonly resetSure: string
  readonly resetNow: string
  readonly keep: string
  readonly done: string
}
