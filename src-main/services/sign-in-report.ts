/** What failures and states of the sign-in mean for the leg. */
import type { ErrorCode } from '../domain/codes.ts'
import type { LegReport } from '../ports.ts'
import type { AccountState } from './account.ts'

/** After a write with one of these only a new sign-in helps. */
export const needsSignIn: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'signIn.expired',
  'signIn.consentRequired',
  'signIn.multiFactorRequired',
  'signIn.deviceNotCompliant',
  'signIn.passwordChanged',
  'signIn.blocked',
  'signIn.accountDisabled',
])

/** Graph's refusal of a renewed token means a new sign-in, whatever it is called. */
export function personCode(code: ErrorCode): ErrorCode {
  return code === 'graph.unauthorized' ? 'signIn.expired' : code
}

/** @param works the account can be used, whatever else is tried beside it */
export function signInReport(
  state: AccountState['state'],
  code: ErrorCode | undefined,
  works: boolean,
): LegReport {
  if (works) return { state: 'working' }
  switch (state) {
    case 'signedIn':
      return { state: 'working' }
    case 'signingIn':
      return { state: 'connecting' }
    case 'expired':
      return { state: 'failing', code: code ?? 'signIn.expired' }
    case 'signedOut':
      return code === undefined || code === 'signIn.cancelled'
        ? { state: 'notSetUp', ...(code === undefined ? {} : { code }) }
        : { state: 'failing', code }
  }
}
