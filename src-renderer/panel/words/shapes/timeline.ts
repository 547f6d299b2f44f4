import type { TimelineFilter } from '../../timeline/filter.ts'
import type { TimelineCause, TimelineEvent, TimelineStep } from '../../types.ts'

export interface TimelineWords {
  readonly title: string
  readonly empty: string
  readonly limit: string
  /** `subject`: the Teams status or the extension's note; empty where there is none. */
  readonly events: Readonly<Record<TimelineEvent, (subject: string) => string>>
  readonly causes: Readonly<Record<TimelineCause, string>>
  readonly steps: Readonly<Record<TimelineStep, string>>
  /** Which reading of the Teams status led to it. */
  readonly reading: (time: string, pair: string, length: string) => string
  /** What is shown of it. */
  readonly filter: {
    readonly name: string
    readonly choices: Readonly<Record<TimelineFilter, string>>
    readonly search: string
    readonly shown: (shown: string, all: string) => string
    readonly nothing: string
    readonly showAll: string
  }
  readonly copy: string
  readonly copied: string
}
