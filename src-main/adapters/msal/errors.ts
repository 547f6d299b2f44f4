/**
 * What MSAL and Microsoft Entra ID report, as codes. The numbers are those of
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
import { AuthError } from '@azure/msal-node'
import { type ErrorCode, Fault } from '../../domain/codes.ts'

const byNumber: Readonly<Record<number, ErrorCode>> = {
  50020: 'signIn.wrongTenant', // the person is not in this tenant
  50059: 'signIn.wrongTenant',
  50128: 'signIn.wrongTenant',
  90002: 'signIn.wrongTenant', // tenant not found
  900023: 'signIn.wrongTenant', // neither an id nor a domain
  50011: 'signIn.wrongClient', // redirect address not registered
  650051: 'signIn.wrongClient',
  700016: 'signIn.wrongClient', // no such app in the tenant
  700038: 'signIn.wrongClient', // not a client id
  7000218: 'signIn.wrongClient', // not registered as a public client
  65001: 'signIn.consentRequired',
  90094: 'signIn.adminConsentRequired',
  90095: 'signIn.adminConsentRequired',
  65004: 'signIn.declined',
  50072: 'signIn.multiFactorRequired',
  50074: 'signIn.multiFactorRequired',
  50076: 'signIn.multiFactorRequired',
  50079: 'signIn.multiFactorRequired',
  50053: 'signIn.blocked', // too many wrong passwords
  50105: 'signIn.blocked', // not assigned to the app
  53000: 'signIn.blocked', // conditional access, up to 53004
  53001: 'signIn.blocked',
  53002: 'signIn.blocked',
  53003: 'signIn.blocked',
  53004: 'signIn.blocked',
  50057: 'signIn.accountDisabled',
  50055: 'signIn.expired', // password expired
  50133: 'signIn.expired', // session revoked
  50173: 'signIn.expired', // password changed
  70008: 'signIn.expired',
  70043: 'signIn.expired', // sign-in frequency
  700082: 'signIn.expired', // refresh token unused for too long
}

const byCode: Readonly<Record<string, ErrorCode>> = {
  user_cancelled: 'signIn.cancelled',
  user_canceled: 'signIn.cancelled',
  access_denied: 'signIn.declined',
  network_error: 'signIn.network',
  no_network_connectivity: 'signIn.network',
  request_timeout: 'signIn.network',
  endpoints_resolution_error: 'signIn.network',
  openid_config_error: 'signIn.network',
  temporarily_unavailable: 'signIn.busy',
  server_error: 'signIn.busy',
  invalid_client: 'signIn.wrongClient',
  unauthorized_client: 'signIn.wrongClient',
  invalid_tenant: 'signIn.wrongTenant',
  consent_required: 'signIn.consentRequired',
  // Entra gives a suberror or a number where it knows better.
  invalid_grant: 'signIn.expired',
  interaction_required: 'signIn.expired',
  login_required: 'signIn.expired',
  bad_token: 'signIn.expired',
  ui_not_allowed: 'signIn.expired',
  interrupted_user: 'signIn.expired',
  no_tokens_found: 'signIn.expired',
  refresh_token_expired: 'signIn.expired',
  no_account_found: 'signIn.expired',
  no_account_in_silent_request: 'signIn.expired',
}

/** MSAL refuses for this long after a failure of the server that named no time. */
const selfThrottleMs = 60_000

export function faultOfMsal(error: unknown): Fault {
  if (error instanceof Fault) return error
  if (!(error instanceof AuthError)) return new Fault('signIn.failed', nameOf(error))
  const numbers = numbersOf(error)
  const detail = [error.name, error.errorCode, error.subError, ...numbers].filter(Boolean).join(' ')
  const known = numbers.map((number) => byNumber[number]).find((code) => code !== undefined)
  const code =
    known ?? (isSelfThrottle(error) ? 'signIn.busy' : undefined) ?? byCode[error.subError]
  const result = code ?? byCode[error.errorCode] ?? 'signIn.failed'
  return new Fault(result, detail, {
    cause: error,
    ...(result === 'signIn.busy' ? { retryAfterMs: selfThrottleMs } : {}),
  })
}

/** MSAL repeats a cached failure with the numbers of that failure, or nothing, as its code. */
function isSelfThrottle({ errorCode }: AuthError): boolean {
  return /^[\d ]*$/.test(errorCode)
}

function numbersOf(error: AuthError): readonly number[] {
  const { errorNo } = error as AuthError & { errorNo?: string | number }
  const named = [...error.errorMessage.matchAll(/AADSTS(\d{5,7})/g)].map((match) => match[1])
  const cached = isSelfThrottle(error) ? error.errorCode.split(' ') : []
  return [...new Set([errorNo, ...named, ...cached].map(Number))].filter((number) => number > 0)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
