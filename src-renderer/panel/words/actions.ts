/** The one action that helps against each fault; the languages give it its label. */
import type { ErrorCode } from '../types.ts'

export type ActionKind =
  | 'signIn'
  | 'cancelSignIn'
  | 'refresh'
  | 'setUpMicrosoft'
  | 'setUpPhone'
  | 'adminGuide'
  /** Shows calls in Teams: asks Microsoft for the permission. */
  | 'allowCalls'
  /** Copies the address at which an administrator consents. */
  | 'adminConsent'
  | 'checkUpdate'
  /** Nothing to do but wait; Lockstep tries again by itself. */
  | 'none'

export const actionFor = {
  'signIn.cancelled': 'signIn',
  'signIn.declined': 'signIn',
  'signIn.timedOut': 'signIn',
  'signIn.wrongTenant': 'setUpMicrosoft',
  'signIn.wrongClient': 'setUpMicrosoft',
  'signIn.consentRequired': 'signIn',
  'signIn.adminConsentRequired': 'adminConsent',
  'signIn.expired': 'signIn',
  'signIn.multiFactorRequired': 'signIn',
  'signIn.blocked': 'adminGuide',
  'signIn.accountDisabled': 'signIn',
  'signIn.notConfigured': 'setUpMicrosoft',
  'signIn.network': 'signIn',
  'signIn.busy': 'none',
  'signIn.failed': 'signIn',
  'signIn.stepUpRequired': 'signIn',
  'signIn.deviceNotCompliant': 'adminGuide',
  'signIn.passwordChanged': 'signIn',
  'signIn.cloudUnsupported': 'setUpMicrosoft',
  'signIn.writeConsentRequired': 'allowCalls',
  'net.proxyUnreachable': 'refresh',
  'net.proxyRefused': 'adminGuide',
  'net.proxyCredentials': 'adminGuide',
  'net.certificate': 'adminGuide',
  'graph.network': 'refresh',
  'graph.timedOut': 'refresh',
  'graph.notGraph': 'refresh',
  'graph.malformed': 'refresh',
  'graph.throttled': 'none',
  'graph.unavailable': 'refresh',
  'graph.unauthorized': 'signIn',
  'graph.forbidden': 'adminGuide',
  'graph.noPresence': 'setUpMicrosoft',
  'graph.rejected': 'refresh',
  'graph.staleDecision': 'none',
  'sip.unreachable': 'setUpPhone',
  'sip.unknownHost': 'setUpPhone',
  'sip.refused': 'setUpPhone',
  'sip.certificate': 'adminGuide',
  'sip.notSip': 'setUpPhone',
  'sip.wrongPassword': 'setUpPhone',
  'sip.forbidden': 'setUpPhone',
  'sip.notFound': 'setUpPhone',
  'sip.publishUnsupported': 'adminGuide',
  'sip.dialogUnsupported': 'adminGuide',
  'sip.timedOut': 'setUpPhone',
  'sip.connectionLost': 'none',
  'sip.malformed': 'none',
  'sip.serverError': 'none',
  'sip.lineCrashed': 'none',
  'sip.hostNotAllowed': 'setUpPhone',
  'extension.taken': 'setUpPhone',
  'settings.locked': 'none',
  'settings.policyInvalid': 'adminGuide',
  'file.notSaved': 'none',
  'update.failed': 'checkUpdate',
  'settings.corrupt': 'setUpMicrosoft',
  'settings.newer': 'none',
  'secrets.unprotected': 'adminGuide',
  'secrets.unreadable': 'signIn',
  'command.invalid': 'none',
  internal: 'none',
} satisfies Record<ErrorCode, ActionKind>
