/** What MSAL and Microsoft Entra ID report, as codes. */
import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node'
import { type ErrorCode, Fault } from '../../domain/codes.ts'
import { byNumber } from './error-numbers.ts'

/** Suberrors (https://learn.microsoft.com/entra/msal/dotnet/advanced/exceptions). */
const bySuberror: Readonly<Record<string, ErrorCode>> = {
  basic_action: 'signIn.stepUpRequired',
  additional_action: 'signIn.stepUpRequired',
  message_only: 'signIn.blocked',
  user_password_expired: 'signIn.passwordChanged',
  consent_required: 'signIn.consentRequired',
  protection_policy_required: 'signIn.deviceNotCompliant',
  device_authentication_failed: 'signIn.deviceNotCompliant',
  bad_token: 'signIn.expired',
  token_expired: 'signIn.expired',
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

/** @param busyForMs how long MSAL will refuse by itself, where that is known */
export function faultOfMsal(error: unknown, busyForMs?: number): Fault {
  if (error instanceof Fault) return error
  if (!(error instanceof AuthError)) return new Fault('signIn.failed', nameOf(error))
  const numbers = numbersOf(error)
  const { name, errorCode, subError, correlationId } = error
  const detail = [name, errorCode, subError, ...numbers, correlationId]
    // MSAL takes over whatever stands in the answer, though its types say text.
    .filter((part) => typeof part === 'number' || (typeof part === 'string' && part !== ''))
    .join(' ')
  const code =
    numbers.map((number) => byNumber[number]).find((one) => one !== undefined) ??
    (isSelfThrottle(error) ? 'signIn.busy' : undefined) ??
    own(bySuberror, subError) ??
    own(byCode, errorCode) ??
    'signIn.failed'
  return new Fault(code, detail, {
    cause: error,
    ...(code === 'signIn.busy' ? { retryAfterMs: busyForMs ?? selfThrottleMs } : {}),
  })
}

/**
 * The claims that Entra ID wants to see fulfilled in the browser
 * (https://learn.microsoft.com/entra/identity-platform/claims-challenge).
 */
export function claimsWanted(error: unknown): string | undefined {
  if (!(error instanceof InteractionRequiredAuthError)) return undefined
  return error.claims === '' ? undefined : error.claims
}

/** MSAL repeats a cached failure with the numbers of that failure, or nothing, as its code. */
function isSelfThrottle({ errorCode }: AuthError): boolean {
  return typeof errorCode === 'string' && /^[\d ]*$/.test(errorCode)
}

function numbersOf(error: AuthError): readonly number[] {
  const { errorNo } = error as AuthError & { errorNo?: unknown }
  const given = typeof errorNo === 'string' || typeof errorNo === 'number' ? [errorNo] : []
  const named = [...error.errorMessage.matchAll(/AADSTS(\d{5,7})/g)].map((match) => match[1])
  const cached = isSelfThrottle(error) ? error.errorCode.split(' ') : []
  return [...new Set([...given, ...named, ...cached].map(Number))].filter((number) => number > 0)
}

/** Not `constructor`, which every object has. */
function own(table: Readonly<Record<string, ErrorCode>>, key: unknown): ErrorCode | undefined {
  return typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
