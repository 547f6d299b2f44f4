/**
 * Every fault that crosses a layer, as a code. The words for a code (cause, consequence, action)
 * stand in one table in the panel; nothing else in the program holds a sentence for a person.
 */
export const errorCodes = [
  // Microsoft sign-in
  'signIn.cancelled',
  'signIn.declined',
  'signIn.timedOut',
  'signIn.wrongTenant',
  'signIn.wrongClient',
  'signIn.consentRequired',
  'signIn.adminConsentRequired',
  'signIn.expired',
  'signIn.multiFactorRequired',
  'signIn.stepUpRequired',
  'signIn.deviceNotCompliant',
  'signIn.passwordChanged',
  'signIn.cloudUnsupported',
  'signIn.writeConsentRequired',
  'signIn.blocked',
  'signIn.accountDisabled',
  'signIn.notConfigured',
  'signIn.network',
  'signIn.busy',
  'signIn.failed',
  // The way to Microsoft
  'net.proxyUnreachable',
  'net.proxyRefused',
  'net.proxyCredentials',
  'net.certificate',
  // Microsoft Graph
  'graph.network',
  'graph.timedOut',
  'graph.notGraph',
  'graph.malformed',
  'graph.throttled',
  'graph.unavailable',
  'graph.unauthorized',
  'graph.forbidden',
  'graph.noPresence',
  'graph.rejected',
  'graph.staleDecision',
  // The phone system
  'sip.unreachable',
  'sip.unknownHost',
  'sip.refused',
  'sip.certificate',
  'sip.notSip',
  'sip.wrongPassword',
  'sip.forbidden',
  'sip.notFound',
  'sip.publishUnsupported',
  'sip.dialogUnsupported',
  'sip.timedOut',
  'sip.connectionLost',
  'sip.malformed',
  'sip.serverError',
  'sip.lineCrashed',
  'sip.hostNotAllowed',
  'sip.notEncrypted',
  'innovaphone.notMyApps',
  'innovaphone.signInNeeded',
  'innovaphone.methodUnsupported',
  'innovaphone.notProven',
  'innovaphone.twoFactor',
  'innovaphone.notShown',
  'innovaphone.unknownCallState',
  'ari.unreachable',
  'ari.certificate',
  'ari.wrongPassword',
  'ari.readOnly',
  'ari.noExtension',
  'ari.ignored',
  'ari.malformed',
  'ucp.unreachable',
  'ucp.wrongPassword',
  'ucp.refused',
  'extension.taken',
  'identity.mismatch',
  'identity.duplicate',
  'pbxware.doNotDisturbOnly',
  'pbxware.noExtension',
  'pbxware.vendorSync',
  'pbxware.notEffective',
  'pbxware.relay',
  'pbxware.system',
  'pbxware.unavailable',
  'doNotDisturb.codeRefused',
  'doNotDisturb.unsupported',
  'doNotDisturb.noEffect',
  // This computer
  'settings.corrupt',
  'settings.newer',
  'settings.locked',
  'settings.policyInvalid',
  'secrets.unprotected',
  'secrets.unreadable',
  'command.invalid',
  'file.notSaved',
  'update.failed',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/**
 * A fault with its code. `retryAfterMs` is what the other side asked for (Retry-After, RFC 9110
 * section 10.2.3), in milliseconds; `detail` is for the log only and never holds a secret.
 */
export class Fault extends Error {
  readonly code: ErrorCode
  readonly retryAfterMs: number | undefined

  constructor(
    code: ErrorCode,
    detail = '',
    options: { retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(detail === '' ? code : `${code}: ${detail}`, { cause: options.cause })
    this.name = 'Fault'
    this.code = code
    this.retryAfterMs = options.retryAfterMs
  }
}

/** The code of whatever was thrown; anything that is not a {@link Fault} is a defect of ours. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof Fault ? error.code : 'internal'
}
