import type { Cloud, SyncChoice, TestOutcome, TestStep } from '../../types.ts'

export interface SetupWords {
  readonly save: string
  readonly saved: string
  readonly microsoft: {
    readonly intro: string
    readonly clientId: string
    readonly clientIdHint: string
    readonly tenant: string
    readonly tenantHint: string
    readonly cloud: string
    readonly clouds: Readonly<Record<Cloud, string>>
    readonly guide: string
  }
  readonly phone: {
    readonly intro: string
    readonly server: string
    readonly address: string
    readonly addressHint: string
    readonly user: string
    readonly userHint: string
    readonly password: string
    readonly passwordKept: string
    readonly badServer: string
    readonly badAddress: string
    readonly noPassword: string
    readonly test: string
    readonly testing: string
    readonly remove: string
    readonly removeSure: string
    readonly removeNow: string
    readonly keep: string
    readonly steps: Readonly<Record<TestStep, string>>
    readonly outcomes: Readonly<Record<TestOutcome, string>>
    readonly allPassed: string
    readonly notAllPassed: string
  }
  readonly sync: {
    readonly intro: string
    readonly which: Readonly<
      Record<'sync' | 'mirror' | 'assert' | 'reflect', { name: string; text: string }>
    >
    readonly choices: Readonly<Record<SyncChoice, string>>
    readonly inForce: (on: boolean) => string
  }
}
