import type { Snapshot } from '../../types.ts'

type Ability = keyof NonNullable<NonNullable<Snapshot['phone']>['abilities']>

export interface DiagnosticsWords {
  readonly legs: string
  readonly test: string
  readonly testing: string
  readonly works: (length: string) => string
  readonly worksNot: (length: string) => string
  /** How changes in Teams are noticed, where the organisation runs a relay. */
  readonly push: Readonly<Record<Exclude<Snapshot['push'], 'off'>, string>>
  readonly phone: {
    readonly title: string
    readonly intro: string
    readonly none: string
    readonly unknown: string
    readonly can: string
    readonly cannot: string
    /** `without`: what that means for the person. */
    readonly abilities: Readonly<Record<Ability, { name: string; without: string }>>
    readonly otherComputer: string
  }
  readonly report: {
    readonly title: string
    readonly contains: string
    readonly leavesOut: string
    readonly copy: string
    readonly copied: string
    readonly save: string
    readonly openLogs: string
  }
}
