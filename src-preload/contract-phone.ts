/** What a test of the phone and a search for the phone system tell. */
import type { ErrorCode } from '../src-main/domain/codes.ts'
import type { Connector } from '../src-main/domain/connectors.ts'
import type { TestStep } from './line-contract.ts'

/** What a test tries: the line itself, and the second way into the phone system where there is one. */
export type PhoneTestStep = TestStep | 'ari' | 'ucp' | 'relay'

/** One finished step of a phone test. */
export interface TestStepResult {
  readonly step: PhoneTestStep
  readonly outcome: 'passed' | 'failed' | 'unsupported' | 'skipped'
  readonly code?: ErrorCode
  readonly ms: number
}

/** What a search looks for: a way for SIP, or what only one kind of phone system has. */
export type ProbeKind = 'webSocket' | 'tls' | 'tcp' | 'myApps' | 'ari' | 'ucp' | 'page'

/** `other`: something answers, which is not what was looked for. */
export type ProbeOutcome =
  | 'found'
  | 'other'
  | 'refused'
  | 'timedOut'
  | 'certificate'
  | 'unknownHost'
  | 'unreachable'

export interface ProbeAttempt {
  readonly kind: ProbeKind
  /** Such as `wss://pbx.example.com/ws`, `tls://pbx.example.com`, `https://pbx.example.com/ucp/`. */
  readonly address: string
  readonly outcome: ProbeOutcome
}

/** What the phone system says it is. */
export const phoneProducts = [
  'innovaphone',
  'pbxware',
  'freepbx',
  'asterisk',
  'kamailio',
  'opensips',
  'freeswitch',
] as const
export type PhoneProduct = (typeof phoneProducts)[number]

/** A way to set up the phone. */
export interface PhoneProposal {
  readonly connector: Connector
  /** Absent: it does not say. */
  readonly product?: PhoneProduct
  /** Empty: the phone system was recognised, and no way for SIP was found. */
  readonly server: string
  /** Its certificate is not trusted by this computer: it cannot be used before that is mended. */
  readonly certificate?: true
  /** A web server is there, through a proxy; whether it speaks SIP shows in the test. */
  readonly guessed?: true
  readonly ariUrl?: string
  readonly ucpUrl?: string
}

export interface ProbeResult {
  /** The best first. */
  readonly proposals: readonly PhoneProposal[]
  readonly tried: readonly ProbeAttempt[]
  /** Why there is no proposal. */
  readonly code?: ErrorCode
}

/** What is under way at the phone system, and what the person has to do for it. */
export interface PhoneProgress {
  readonly test?: readonly TestStepResult[]
  readonly probe?: readonly ProbeAttempt[]
  /** A second factor waits: the number that has to stand on the person's other device, too. */
  readonly confirm?: number
}
