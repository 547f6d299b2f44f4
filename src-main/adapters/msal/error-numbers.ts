import type { ErrorCode } from '../../domain/codes.ts'

/**
 * The AADSTS numbers of Microsoft Entra ID that say more than the OAuth error beside them
 * (https://learn.microsoft.com/entra/identity-platform/reference-error-codes). Microsoft may change
 * them: a number that is not here leaves the word to the suberror and the error.
 */
export const byNumber: Readonly<Record<number, ErrorCode>> = {
  50020: 'signIn.wrongTenant', // the person is not in this tenant
  50034: 'signIn.wrongTenant',
  50059: 'signIn.wrongTenant',
  50128: 'signIn.wrongTenant',
  51004: 'signIn.wrongTenant',
  90002: 'signIn.wrongTenant', // tenant not found
  900023: 'signIn.wrongTenant', // neither an id nor a domain
  50194: 'signIn.wrongTenant', // a single-tenant app asked at `organizations`
  50011: 'signIn.wrongClient', // redirect address not registered
  500113: 'signIn.wrongClient',
  65005: 'signIn.wrongClient', // the registration lacks the permission
  650051: 'signIn.wrongClient',
  700016: 'signIn.wrongClient', // no such app in the tenant
  700038: 'signIn.wrongClient', // not a client id
  7000112: 'signIn.wrongClient', // the app is disabled
  7000218: 'signIn.wrongClient', // not registered as a public client
  65001: 'signIn.consentRequired',
  90094: 'signIn.adminConsentRequired',
  90095: 'signIn.adminConsentRequired',
  65004: 'signIn.declined',
  50072: 'signIn.multiFactorRequired',
  50074: 'signIn.multiFactorRequired',
  50076: 'signIn.multiFactorRequired',
  50078: 'signIn.multiFactorRequired', // the second factor has to be shown again
  50079: 'signIn.multiFactorRequired',
  50158: 'signIn.stepUpRequired', // another provider's second factor
  50005: 'signIn.deviceNotCompliant', // platform not allowed
  50097: 'signIn.deviceNotCompliant', // the device has to prove itself
  50129: 'signIn.deviceNotCompliant', // not joined to the workplace
  50155: 'signIn.deviceNotCompliant',
  50187: 'signIn.deviceNotCompliant',
  53000: 'signIn.deviceNotCompliant',
  53001: 'signIn.deviceNotCompliant', // not joined to the domain
  53005: 'signIn.deviceNotCompliant', // app protection policy
  530032: 'signIn.deviceNotCompliant', // security policy of the tenant
  135011: 'signIn.deviceNotCompliant', // the device is disabled
  50053: 'signIn.blocked', // too many wrong passwords
  50105: 'signIn.blocked', // not assigned to the app
  50131: 'signIn.blocked', // Conditional Access, several reasons
  500021: 'signIn.blocked', // tenant restrictions of the network
  500212: 'signIn.blocked', // cross-tenant access policy
  500213: 'signIn.blocked',
  53002: 'signIn.blocked', // not an approved app
  53003: 'signIn.blocked', // Conditional Access
  53004: 'signIn.blocked',
  53010: 'signIn.blocked',
  53011: 'signIn.blocked',
  530034: 'signIn.blocked',
  530035: 'signIn.blocked', // security defaults
  50057: 'signIn.accountDisabled',
  50055: 'signIn.passwordChanged', // expired
  50132: 'signIn.passwordChanged',
  50133: 'signIn.passwordChanged',
  50135: 'signIn.passwordChanged',
  50144: 'signIn.passwordChanged', // expired, of the company's own directory
  50173: 'signIn.passwordChanged', // tokens revoked, mostly by a new password
  50058: 'signIn.expired',
  50089: 'signIn.expired',
  70008: 'signIn.expired',
  70043: 'signIn.expired', // sign-in frequency
  700081: 'signIn.expired', // refresh token too old
  700082: 'signIn.expired', // refresh token unused for too long
  700084: 'signIn.expired',
  50033: 'signIn.busy',
  50087: 'signIn.busy',
  50196: 'signIn.busy', // asked too often
  90006: 'signIn.busy',
  90024: 'signIn.busy',
  90033: 'signIn.busy',
  90055: 'signIn.busy',
}
