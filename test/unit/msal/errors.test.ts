import {
  AuthError,
  ClientAuthError,
  InteractionRequiredAuthError,
  ServerError,
} from '@azure/msal-node'
import { describe, expect, test } from 'vitest'
import { claimsWanted, faultOfMsal } from '../../../src-main/adapters/msal/errors.ts'
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
    [50158, 'signIn.stepUpRequired'],
    [53000, 'signIn.deviceNotCompliant'],
    [53001, 'signIn.deviceNotCompliant'],
    [530032, 'signIn.deviceNotCompliant'],
    [50097, 'signIn.deviceNotCompliant'],
    [53002, 'signIn.blocked'],
    [53003, 'signIn.blocked'],
    [50105, 'signIn.blocked'],
    [50053, 'signIn.blocked'],
    [50057, 'signIn.accountDisabled'],
    [700082, 'signIn.expired'],
    [70043, 'signIn.expired'],
    [50173, 'signIn.passwordChanged'],
    [50055, 'signIn.passwordChanged'],
    [50133, 'signIn.passwordChanged'],
    [50196, 'signIn.busy'],
  ])('%i: %s', (number, code) => {
    const description = `AADSTS${number}: something went wrong. Trace ID: 0`
    expect(faultOfMsal(server('invalid_grant', description)).code).toBe(code)
    expect(faultOfMsal(server('invalid_grant', 'no number', `${number}`)).code).toBe(code)
  })
})

describe('suberrors of invalid_grant without a number', () => {
  test.each([
    ['basic_action', 'signIn.stepUpRequired'],
    ['additional_action', 'signIn.stepUpRequired'],
    ['message_only', 'signIn.blocked'],
    ['user_password_expired', 'signIn.passwordChanged'],
    ['consent_required', 'signIn.consentRequired'],
    ['bad_token', 'signIn.expired'],
    ['protection_policy_required', 'signIn.deviceNotCompliant'],
    ['device_authentication_failed', 'signIn.deviceNotCompliant'],
    ['something_new', 'signIn.expired'],
    ['', 'signIn.expired'],
  ])('%s: %s', (suberror, code) => {
    const asked = new InteractionRequiredAuthError('invalid_grant', '', '', suberror)
    expect(faultOfMsal(asked).code).toBe(code)
    const plain = new ServerError('invalid_grant', '', '', suberror)
    expect(faultOfMsal(plain).code).toBe(code)
  })
})

test('the claims that Entra ID wants are those of an error that asks for the person', () => {
  const claims = '{"access_token":{}}'
  const asks = new InteractionRequiredAuthError('invalid_grant', '', '', '', '', '', claims)
  expect(claimsWanted(asks)).toBe(claims)
  expect(claimsWanted(new InteractionRequiredAuthError('invalid_grant', ''))).toBeUndefined()
  expect(claimsWanted(server('invalid_grant'))).toBeUndefined()
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
    expect(fault.message).toBe('signIn.wrongTenant: ServerError invalid_grant 50020 correlation')
  })
})

describe('an answer that has something else than texts', () => {
  const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)

  test.each([
    ['as its number', { errorNo: deep }],
    ['as its number, without a text of its own', { errorNo: { toString: 0 } }],
    ['as its suberror', { subError: deep }],
    ['that every object has', { subError: 'constructor' }],
    ['of that kind as its error', { errorCode: 'toString' }],
  ])('%s', (_what, parts) => {
    const error = Object.assign(new ServerError('something', 'correlation', 'text'), parts)
    expect(faultOfMsal(error).code).toBe('signIn.failed')
  })
})
