/** The vocabulary of the border, named. Everything here is derived from the contract. */
import type { Outcome, Snapshot, TestStepResult } from '../../src-preload/contract.ts'

export type {
  AssertState,
  Cloud,
  CommandArgument,
  CommandName,
  CommandResult,
  MicrosoftForm,
  Outcome,
  PhoneForm,
  PhoneProduct,
  PhoneProposal,
  ProbeAttempt,
  ProbeKind,
  ProbeOutcome,
  ProbeResult,
  ReflectState,
  Snapshot,
  SyncChoice,
  TestStepResult,
  TrayState,
  UserConfigured,
} from '../../src-preload/contract.ts'

export type ErrorCode = Extract<Outcome<null>, { ok: false }>['code']
export type LegName = keyof Snapshot['legs']
export type Leg = Snapshot['legs'][LegName]
export type LegState = Leg['state']
export type PhoneAbility = keyof NonNullable<NonNullable<Snapshot['phone']>['abilities']>
export type CallState = Snapshot['call']['state']
export type ExtensionStatus = NonNullable<Snapshot['extension']['status']>
export type ExtensionActivity = NonNullable<ExtensionStatus['activity']>
export type TimelineEntry = Snapshot['timeline'][number]
export type TimelineEvent = TimelineEntry['event']
export type TimelineCause = TimelineEntry['cause']
export type TimelineStep = TimelineEntry['steps'][number]['step']
export type RuleId = NonNullable<TimelineEntry['rule']>
export type TestStep = TestStepResult['step']
export type TestOutcome = TestStepResult['outcome']
export type Connector = NonNullable<Snapshot['phone']>['connector']
export type DoNotDisturbForm = NonNullable<Snapshot['phone']>['blocking']
export type DoNotDisturbWay = DoNotDisturbForm['way']
