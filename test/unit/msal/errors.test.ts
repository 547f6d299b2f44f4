import {
  AuthError,
  ClientAuthError,
  InteractionRequiredAuthError,
  ServerError,
} from '@azure/msal-node'
import { describe, expect, test } from 'vitest'
import { faultOfMsal } from '../../../src-main/adapters/msal/errors.ts'
import { Fault } from '../../../src-main/domain/codes.ts'

const server = (code: string, text = '', number?: string) =>
  new ServerError(code, 'correlation', text, undefined, number)

describe('numbers of Entra ID', () => {
  test.each([
    [700016, 'signIn.wrongClient'],
    [7000218, 'signIn.wrongClient'],
    [90002, 'signIn.wrongTenant'],
    [50020, 'signIn.wrongTenant'],
    [65001, 'signIn.consentRequired'],
    [90094, 'signIn.adminConsentRequired'],
    [65004, 'signIn.declined'],
    [50076, 'signIn.multiFactorRequired'],
    [50079, 'signIn.multiFactorRequired'],
    [53000, 'signIn.blocked'],
    [53003, 'signIn.blocked'],
    [50057, 'signIn.accountDisabled'],
    [700082, 'signIn.expired'],
    [70043, 'signIn.expired'],
    [50173, 'signIn.expired'],
  ])('%i: %s', (number, code) => {
    const description = `AADSTS${number}: something went wrong. Trace ID: 0`
    expect(faultOfMsal(server('invalid_grant', description)).code).toBe(code)
    expect(faultOfMsal(server('invalid_grant', 'no number', `${number}`)).code).toBe(code)
  })
})

describe('codes of MSAL', () => {
  test.each([
    [server('access_denied'), 'signIn.declined'],
    [server('user_cancelled'), 'signIn.cancelled'],
    [server('invalid_grant'), 'signIn.expired'],
    [server('unauthorized_client'), 'signIn.wrongClient'],
    [server('server_error'), 'signIn.busy'],
    [server('something_new'), 'signIn.failed'],
    [new ClientAuthError('network_error', ''), 'signIn.network'],
    [new ClientAuthError('endpoints_resolution_error', ''), 'signIn.network'],
    [
      new ClientAuthError('endpoints_resolution_error', '', 'AADSTS90002: Tenant not found'),
      'signIn.wrongTenant',
    ],
    [new InteractionRequiredAuthError('interaction_required', ''), 'signIn.expired'],
    [
      new InteractionRequiredAuthError('invalid_grant', '', '', 'consent_required'),
      'signIn.consentRequired',
    ],
    [new InteractionRequiredAuthError('no_tokens_found', ''), 'signIn.expired'],
    [new AuthError('', ''), 'signIn.busy'],
    [new TypeError('a defect'), 'signIn.failed'],
    ['a text', 'signIn.failed'],
  ])('%s: %s', (error, code) => {
    expect(faultOfMsal(error).code).toBe(code)
  })

  test('a repeated refusal comes with the wait that MSAL keeps', () => {
    expect(faultOfMsal(server(''))).toMatchObject({ code: 'signIn.busy', retryAfterMs: 60_000 })
    expect(faultOfMsal(server('50196'))).toMatchObject({ code: 'signIn.busy' })
    expect(faultOfMsal(server('700082'))).toMatchObject({ code: 'signIn.expired' })
  })

  test('a fault stays as it is', () => {
    const fault = new Fault('signIn.wrongTenant')
    expect(faultOfMsal(fault)).toBe(fault)
  })

  test('the detail holds no text of the server, which names the person and the tenant', () => {
    const fault = faultOfMsal(
      server('invalid_grant', 'AADSTS50020: User account alice@example.invalid does not exist'),
    )
    expect(fault.message).toBe('signIn.wrongTenant: ServerError invalid_grant 50020')
  })
})
