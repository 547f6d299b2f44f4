import type { WelcomeStep } from '../../welcome/steps.ts'

export interface WelcomeWords {
  readonly title: string
  readonly intro: string
  /** The names of the three steps, as short as can be. */
  readonly steps: Readonly<Record<WelcomeStep, string>>
  /** Names the list of steps. */
  readonly progress: string
  readonly done: string
  readonly back: string
  readonly next: string
  readonly skip: string
  readonly later: string
  readonly signIn: {
    readonly title: string
    readonly text: string
    readonly reads: readonly string[]
    readonly never: string
    readonly idTitle: string
    readonly idText: string
    readonly saveId: string
    readonly wrongId: string
    readonly signedInAs: string
  }
  readonly phone: {
    readonly title: string
    readonly text: string
    readonly connect: string
    readonly connecting: string
    readonly saveAnyway: string
    readonly connected: string
  }
  readonly finish: {
    readonly title: string
    readonly almost: string
    readonly text: string
    readonly missing: string
    readonly now: readonly string[]
    readonly stillSignIn: string
    readonly stillPhone: string
    readonly startAtLogin: string
    readonly finish: string
  }
}
