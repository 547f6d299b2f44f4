/** The welcome, as it goes from a fresh start to the end. */
import type { Snapshot } from '../../../src-preload/contract.ts'
import { snapshots } from './snapshots.ts'

const { fresh, inStep } = snapshots

const unwelcomed = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  settings: { ...snapshot.settings, welcomed: false },
})

const registered = unwelcomed({ ...fresh, microsoft: inStep.microsoft })

export const welcomeSnapshots = {
  /** No client id, nobody signed in, no phone. */
  atTheStart: unwelcomed(fresh),
  registered,
  signingIn: { ...registered, account: { ...fresh.account, state: 'signingIn' } },
  consentNeeded: {
    ...registered,
    account: { ...fresh.account, code: 'signIn.adminConsentRequired' },
  },
  signedIn: { ...registered, account: inStep.account, legs: inStep.legs },
  phoneOnly: { ...registered, phone: inStep.phone },
  /** All is set up; the permission for calls is not given yet. */
  complete: unwelcomed({ ...inStep, account: { ...inStep.account, write: 'needed' } }),
  phoneFails: unwelcomed(snapshots.wrongPassword),
} as const satisfies Record<string, Snapshot>

export type WelcomeSnapshotName = keyof typeof welcomeSnapshots
