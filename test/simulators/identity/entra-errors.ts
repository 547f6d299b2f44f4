import { randomUUID } from 'node:crypto'

/**
 * The body of an error of Entra ID's token endpoint ("Microsoft Entra authentication and
 * authorization error codes": the sample error response).
 */
export type EntraError = {
  readonly error: string
  readonly error_description: string
  readonly error_codes: readonly number[]
  readonly timestamp: string
  readonly trace_id: string
  readonly correlation_id: string
  readonly error_uri: string
  readonly suberror?: string
  readonly claims?: string
}

type Extra = { readonly suberror?: string; readonly claims?: string }

function entraError(error: string, code: number, text: string, extra: Extra = {}): EntraError {
  const trace_id = randomUUID()
  const correlation_id = randomUUID()
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`
  const tail = `Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp}`
  return {
    error,
    error_description: `AADSTS${code}: ${text} ${tail}`,
    error_codes: [code],
    timestamp,
    trace_id,
    correlation_id,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    ...extra,
  }
}

export const unknownTenant = (tenant: string): EntraError =>
  entraError(
    'invalid_request',
    90002,
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`,
  )

export const unknownClient = (clientId: string, tenant: string): EntraError =>
  entraError(
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenant}'.`,
  )

export const badRequest = (text: string): EntraError =>
  entraError('invalid_request', 9000411, `The request is not properly formatted: ${text}.`)

/** What the person or the organisation answers instead of consenting, sent to the redirect URI. */
export const declined = (): EntraError =>
  entraError('access_denied', 65004, 'User declined to consent to access the app.')

/**
 * Why a refresh token is refused: a named kind, an AADSTS number (`invalid_grant` of that number), or
 * an error whole.
 */
export type Refusal = NamedRefusal | number | RefusalDetails
export type NamedRefusal = 'bad_token' | 'expired' | 'claims' | 'consent_required'
export type RefusalDetails = {
  readonly error: string
  readonly number: number
  readonly suberror?: string
  readonly claims?: string
}

/** The challenge that comes with a 'claims' refusal: Conditional Access wants more. */
export const claimsChallenge = JSON.stringify({
  access_token: { capolids: { essential: true, values: ['c1a1b1c1-0000-4000-8000-000000000001'] } },
})

/** An expired token comes without a suberror, which MSAL then does not call interaction required. */
export function refusal(kind: Refusal): EntraError {
  if (typeof kind === 'number') return entraError('invalid_grant', kind, 'Refused for the test.')
  if (typeof kind === 'object') {
    const { error, number, ...extra } = kind
    return entraError(error, number, 'Refused for the test.', extra)
  }
  switch (kind) {
    case 'bad_token':
      return entraError(
        'invalid_grant',
        70043,
        'The refresh token has expired or is invalid due to sign-in frequency checks.',
        { suberror: 'bad_token' },
      )
    case 'expired':
      return entraError('invalid_grant', 700082, 'The refresh token has expired by inactivity.')
    case 'claims':
      return entraError(
        'invalid_grant',
        50076,
        'Due to a configuration change you must use multi-factor authentication.',
        { suberror: 'basic_action', claims: claimsChallenge },
      )
    case 'consent_required':
      return entraError(
        'invalid_grant',
        65001,
        'The user or administrator has not consented to use the application.',
        { suberror: 'consent_required' },
      )
  }
}
