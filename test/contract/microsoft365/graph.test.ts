import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { preferredPairs, sessionPairs } from '../../simulators/microsoft365/validate.ts'
import {
  alice,
  bob,
  clientId,
  inACall,
  minute,
  shown,
  startTenant,
  type Tenant,
} from './fixture.ts'

let tenant: Tenant

beforeEach(async () => {
  tenant = await startTenant()
})

afterEach(() => tenant.stop())

const codeOf = async (response: Response): Promise<string> => {
  const { error } = await response.json()
  return `${response.status} ${error.code}`
}

describe('Get presence', () => {
  test('answers the whole resource', async () => {
    tenant.control.signInToTeams(alice.oid)
    expect(await tenant.read()).toEqual({
      '@odata.context': `${tenant.origin}/v1.0/$metadata#users('${alice.oid}')/presence/$entity`,
      id: alice.oid,
      availability: 'Available',
      activity: 'Available',
      statusMessage: null,
      outOfOfficeSettings: { message: null, isOutOfOffice: false },
      sequenceNumber: expect.stringMatching(/^A\d{10}$/),
      workLocation: null,
    })
  })

  test('is the same by way of the person’s id', async () => {
    const response = await tenant.call('GET', `/v1.0/users/${alice.oid}/presence`)
    const { '@odata.context': _, ...presence } = await tenant.read()
    expect(await response.json()).toMatchObject(presence)
  })

  test('of a colleague needs Presence.Read.All', async () => {
    const path = `/v1.0/users/${bob.oid}/presence`
    expect(await codeOf(await tenant.call('GET', path))).toBe('403 Forbidden')
    const other = await tenant.call(
      'GET',
      `/v1.0/users/${alice.oid}/presence`,
      undefined,
      'colleague',
    )
    expect(other.status).toBe(200)
  })

  test('is not allowed by Presence.ReadWrite alone', async () => {
    const response = await tenant.call('GET', '/v1.0/me/presence', undefined, 'writer')
    expect(await codeOf(response)).toBe('403 Forbidden')
  })

  test('accepts a scope that carries its host', async () => {
    const scopes = ['https://graph.microsoft.com/Presence.Read']
    tenant.registerToken('qualified', { oid: alice.oid, clientId, scopes })
    const response = await tenant.call('GET', '/v1.0/me/presence', undefined, 'qualified')
    expect(response.status).toBe(200)
  })
})

describe('errors (Microsoft Graph error responses and resource types)', () => {
  test('a missing or unknown token is 401 InvalidAuthenticationToken with a challenge', async () => {
    const bare = await fetch(`${tenant.origin}/v1.0/me/presence`)
    expect(bare.headers.get('www-authenticate')).toContain('Bearer')
    expect(await codeOf(bare)).toBe('401 InvalidAuthenticationToken')
    const unknown = await tenant.call('GET', '/v1.0/me/presence', undefined, 'stolen')
    expect(await codeOf(unknown)).toBe('401 InvalidAuthenticationToken')
  })

  test('the body carries code, message, date and the request id of the headers', async () => {
    const response = await fetch(`${tenant.origin}/v1.0/me/presence`, {
      headers: { 'client-request-id': 'mine' },
    })
    const id = response.headers.get('request-id')
    expect(await response.json()).toEqual({
      error: {
        code: 'InvalidAuthenticationToken',
        message: expect.any(String),
        innerError: {
          date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
          'request-id': id,
          'client-request-id': 'mine',
        },
      },
    })
  })

  test.each([
    ['GET', '/v1.0/me/presences', 404],
    ['GET', '/beta/me/presence', 404],
    ['POST', '/v1.0/me/presence/setEverything', 404],
    ['POST', '/v1.0/me/presence', 405],
    ['GET', '/v1.0/me/presence/setPresence', 405],
    ['DELETE', '/v1.0/me/presence', 405],
  ])('%s %s is %i', async (method, path, status) => {
    expect((await tenant.call(method, path)).status).toBe(status)
  })

  test('a body that is no JSON is 400, one of another type 415', async () => {
    const send = (type: string) =>
      fetch(`${tenant.origin}/v1.0/me/presence/setPresence`, {
        method: 'POST',
        headers: { authorization: 'Bearer alice', 'content-type': type },
        body: '{"sessionId":',
      })
    expect((await send('application/json')).status).toBe(400)
    expect((await send('text/plain')).status).toBe(415)
  })
})

describe('setPresence (v1.0)', () => {
  test.each(sessionPairs)('takes $availability/$activity', async (pair) => {
    expect((await tenant.set(pair)).status).toBe(200)
    expect(tenant.control.sessionsOf(alice.oid).get(clientId)).toMatchObject(pair)
  })

  test.each([
    ['Busy', 'Busy'],
    ['DoNotDisturb', 'DoNotDisturb'],
    ['BeRightBack', 'BeRightBack'],
    ['Busy', 'InAMeeting'],
    ['busy', 'inACall'],
    [undefined, undefined],
  ])('refuses %s/%s', async (availability, activity) => {
    const response = await tenant.set({ availability, activity })
    expect(await codeOf(response)).toBe('400 InvalidArgument')
    expect(tenant.control.sessionsOf(alice.oid).size).toBe(0)
  })

  test.each(['PT5M', 'PT4H', 'PT300S', 'PT1H30M', 'PT240M'])('takes %s', async (duration) => {
    expect((await tenant.set({ expirationDuration: duration })).status).toBe(200)
  })

  test.each(['PT4M59S', 'PT4H1S', 'P1D', 'PT', 'P', '600', 'pt10m', 600])(
    'refuses a duration of %s',
    async (duration) => {
      const response = await tenant.set({ expirationDuration: duration })
      expect(await codeOf(response)).toBe('400 InvalidArgument')
    },
  )

  test.each([undefined, ''])('wants a sessionId before it looks at permissions: %s', async (id) => {
    const body = { ...inACall, sessionId: id }
    const response = await tenant.call('POST', '/v1.0/me/presence/setPresence', body, 'reader')
    expect(response.status).toBe(400)
    expect((await response.json()).error).toMatchObject({
      code: 'InvalidArgument',
      message: '[SessionId]: The SessionId field is required.',
    })
  })

  test('wants the application’s own id as sessionId', async () => {
    const response = await tenant.set({ sessionId: alice.oid })
    expect(await codeOf(response)).toBe('400 InvalidArgument')
  })

  test('needs Presence.ReadWrite', async () => {
    const response = await tenant.call('POST', '/v1.0/me/presence/setPresence', inACall, 'reader')
    expect(await codeOf(response)).toBe('403 Forbidden')
  })

  test('is for oneself only', async () => {
    const path = `/v1.0/users/${bob.oid}/presence/setPresence`
    expect(await codeOf(await tenant.call('POST', path, inACall))).toBe('403 Forbidden')
  })

  test('refuses a parameter that it does not have', async () => {
    expect(await codeOf(await tenant.set({ presence: 'Busy' }))).toBe('400 BadRequest')
  })

  test('answers 200 without a body', async () => {
    const response = await tenant.set()
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })
})

describe('clearPresence (v1.0)', () => {
  test('ends the session', async () => {
    await tenant.set()
    expect((await tenant.clear()).status).toBe(200)
    expect(tenant.control.sessionsOf(alice.oid).size).toBe(0)
  })

  test('is 404 where there is none, or it has expired', async () => {
    expect(await codeOf(await tenant.clear())).toBe('404 NotFound')
    await tenant.set()
    tenant.advance(10 * minute)
    expect(await codeOf(await tenant.clear())).toBe('404 NotFound')
  })

  test('wants a sessionId', async () => {
    expect(await codeOf(await tenant.clear({}))).toBe('400 InvalidArgument')
  })
})

describe('setUserPreferredPresence and clearUserPreferredPresence (v1.0)', () => {
  const path = '/v1.0/me/presence'

  test.each(preferredPairs)('take $availability/$activity and back', async (pair) => {
    tenant.control.signInToTeams(alice.oid)
    const set = await tenant.call('POST', `${path}/setUserPreferredPresence`, pair)
    expect(set.status).toBe(200)
    expect(shown(await tenant.read())).toBe(shown(pair))
    const clear = await tenant.call('POST', `${path}/clearUserPreferredPresence`, {})
    expect(clear.status).toBe(200)
    expect(shown(await tenant.read())).toBe('Available/Available')
  })

  test.each(['PT', 'P', 'PT0S', 'tomorrow'])('refuse a duration of %s', async (duration) => {
    const body = { availability: 'Busy', activity: 'Busy', expirationDuration: duration }
    const response = await tenant.call('POST', `${path}/setUserPreferredPresence`, body)
    expect(await codeOf(response)).toBe('400 InvalidArgument')
  })

  test('are counted, so that a test can insist on none', async () => {
    expect(tenant.requests.count('setUserPreferredPresence')).toBe(0)
    await tenant.call('POST', `${path}/setUserPreferredPresence`, { availability: 'Busy' })
    await tenant.call('POST', `${path}/clearUserPreferredPresence`, {})
    expect(tenant.requests.count('setUserPreferredPresence')).toBe(1)
    expect(tenant.requests.count('clearUserPreferredPresence')).toBe(1)
  })
})
