import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FaultAnswer } from '../../simulators/microsoft365/index.ts'
import { alice, bob, clientId, inACall, shown, startTenant, type Tenant } from './fixture.ts'

let tenant: Tenant

beforeEach(async () => {
  tenant = await startTenant()
  tenant.control.signInToTeams(alice.oid)
})

afterEach(() => tenant.stop())

const get = () => tenant.call('GET', '/v1.0/me/presence')

describe('faults', () => {
  const answers: [FaultAnswer, number, (text: string) => boolean][] = [
    [{ kind: 'captivePortal' }, 200, (text) => text.startsWith('<!doctype html>')],
    [{ kind: 'empty' }, 200, (text) => text === ''],
    [{ kind: 'huge' }, 200, (text) => text.length > 5_000_000 && 'id' in JSON.parse(text)],
    [{ kind: 'unknownValues' }, 200, (text) => JSON.parse(text).availability === 'Levitating'],
    [{ kind: 'malformedJson' }, 200, (text) => text.endsWith('"Avail')],
    [{ kind: 'status', status: 503, body: { error: {} } }, 503, (text) => text === '{"error":{}}'],
  ]

  test.each(answers)('%o', async (answer, status, expected) => {
    tenant.control.addFault({ method: 'GET', times: 1, answer })
    const response = await get()
    expect(response.status).toBe(status)
    expect(expected(await response.text())).toBe(true)
    expect(shown(await tenant.read())).toBe('Available/Available')
  })

  test('a claims challenge is a status with headers', async () => {
    const headers = { 'www-authenticate': 'Bearer error="insufficient_claims", claims="e30="' }
    const answer = { kind: 'status', status: 401, headers } as const
    tenant.control.addFault({ method: 'GET', times: 1, answer })
    const response = await get()
    expect(response.headers.get('www-authenticate')).toBe(headers['www-authenticate'])
  })

  test('a hanging answer leaves the caller to its own deadline', async () => {
    tenant.control.addFault({ method: 'GET', times: 1, answer: { kind: 'hang' } })
    const caller = new AbortController()
    const headers = { authorization: 'Bearer alice' }
    const url = `${tenant.origin}/v1.0/me/presence`
    const hanging = fetch(url, { headers, signal: caller.signal })
    const { status } = await tenant.requests.waitForRequest(() => true)
    expect(status).toBeUndefined()
    caller.abort(new Error('enough'))
    await expect(hanging).rejects.toThrow('enough')
  })

  test('a reset connection fails the call', async () => {
    tenant.control.addFault({ method: 'GET', times: 1, answer: { kind: 'reset' } })
    await expect(get()).rejects.toThrow('fetch failed')
  })

  test('are for a method, a number of times, in order, and have no effect', async () => {
    const status = (method: 'GET' | 'POST', times: number, code: number) =>
      tenant.control.addFault({ method, times, answer: { kind: 'status', status: code } })
    status('POST', 1, 500)
    status('GET', 2, 502)
    status('GET', 1, 504)
    const reads = [(await get()).status, (await get()).status, (await get()).status]
    expect([...reads, (await get()).status]).toEqual([502, 502, 504, 200])
    expect((await tenant.set()).status).toBe(500)
    expect(tenant.control.sessionsOf(alice.oid).size).toBe(0)
    status('GET', 9, 500)
    tenant.control.clearFaults()
    expect((await get()).status).toBe(200)
  })
})

describe('the request log', () => {
  test('has what was asked, when, and how it was answered, but no token', async () => {
    const before = performance.timeOrigin + performance.now()
    await tenant.set()
    const [request] = tenant.requests.all()
    expect(request).toEqual({
      number: 1,
      method: 'POST',
      path: `/v1.0/users/${alice.oid}/presence/setPresence`,
      operation: 'setPresence',
      body: inACall,
      receivedAt: expect.any(Number),
      answeredAt: expect.any(Number),
      status: 200,
    })
    expect(request?.receivedAt).toBeGreaterThanOrEqual(before)
    expect(request?.answeredAt).toBeGreaterThanOrEqual(request?.receivedAt ?? Infinity)
  })

  test('can be awaited, from a mark on', async () => {
    await tenant.set()
    const isSet = (request: { operation: string }) => request.operation === 'setPresence'
    expect((await tenant.requests.waitForRequest(isSet)).number).toBe(1)
    const next = tenant.requests.waitForRequest(isSet, { after: tenant.requests.mark() })
    await get()
    await tenant.set()
    expect((await next).number).toBe(3)
  })

  test('says what came instead of an awaited request', async () => {
    await get()
    const never = tenant.requests.waitForRequest(() => false, { timeoutMs: 1 })
    await expect(never).rejects.toThrow('GET /v1.0/me/presence 200')
  })

  test('tells of changes until nobody listens', async () => {
    const heard: string[] = []
    const stop = tenant.control.onChanged((oid) => heard.push(oid))
    await tenant.set()
    tenant.control.goIdle(bob.oid)
    stop()
    tenant.control.goIdle(alice.oid)
    expect(heard).toEqual([alice.oid, bob.oid])
  })
})

describe('the control door', () => {
  const command = async (name: string, body: unknown = {}) =>
    await tenant.call('POST', `/__control/${name}`, body)

  test('does what the control object does, to the first person by default', async () => {
    const brb = { availability: 'BeRightBack', activity: 'BeRightBack' }
    await command('setPreferred', brb)
    expect(shown(await tenant.read())).toBe('BeRightBack/BeRightBack')
    await command('clearPreferred')
    await command('startTeamsCall')
    expect(shown(await tenant.read())).toBe('Busy/InACall')
    await command('endTeamsCall')
    await command('setCalendar', { calendar: 'meeting' })
    expect(shown(await tenant.read())).toBe('Busy/InAMeeting')
    await command('setPresenting', { on: true })
    expect(shown(await tenant.read())).toBe('DoNotDisturb/Presenting')
    await command('signOutOfTeams')
    expect(shown(await tenant.read())).toBe('Offline/Offline')
    await command('signInToTeams', { person: bob.oid })
    expect(shown(tenant.control.presenceOf(bob.oid))).toBe('Available/Available')
  })

  test('sets personality, faults and the throttle', async () => {
    await command('setPersonality', { casing: 'lowerCamel' })
    expect(shown(await tenant.read())).toBe('available/available')
    await command('addFault', { method: 'GET', kind: 'status', status: 503 })
    expect((await get()).status).toBe(503)
    await command('setThrottleLimit', { requests: 0 })
    expect((await get()).status).toBe(429)
  })

  test('shows the state and the requests, and is not itself among them', async () => {
    await tenant.set()
    const state = await (await tenant.call('GET', '/__control/state')).json()
    expect(state.people[0]).toMatchObject({
      ...alice,
      presence: { availability: 'Busy', activity: 'InACall', source: 'app' },
      sessions: { [clientId]: { activity: 'InACall' } },
    })
    const requests = await (await tenant.call('GET', '/__control/requests?after=0')).json()
    expect(requests).toHaveLength(1)
    const later = await (await tenant.call('GET', '/__control/requests?after=1')).json()
    expect(later).toEqual([])
  })

  test.each([
    ['setPreferred', { availability: 'Busy', activity: 'InACall' }, 'nobody can choose'],
    ['setCalendar', { calendar: 'full' }, 'must be one of'],
    ['goIdle', { person: 'nobody' }, 'unknown person'],
    ['setPersonality', { mood: 'bad' }, 'mood cannot be bad'],
    ['addFault', { method: 'GET', kind: 'thunder' }, 'must be one of'],
    ['setThrottleLimit', {}, 'must be a number'],
  ])('refuses %s with %o and says why', async (name, body, why) => {
    const response = await command(name, body)
    expect(response.status).toBe(400)
    expect((await response.json()).error).toContain(why)
  })

  test('has no other commands, and none for a plain web form', async () => {
    expect((await command('explode')).status).toBe(404)
    const url = `${tenant.origin}/__control/goIdle`
    const form = await fetch(url, { method: 'POST', body: 'x=1' })
    expect(form.status).toBe(415)
  })
})

describe('throttling', () => {
  test('one request too many in 30 s is 429 with the seconds that are left', async () => {
    tenant.control.setThrottleLimit(2)
    expect((await get()).status).toBe(200)
    expect((await get()).status).toBe(200)
    tenant.advance(10_000)
    const refused = await tenant.set()
    expect(refused.headers.get('retry-after')).toBe('20')
    expect(refused.status).toBe(429)
    expect((await refused.json()).error.code).toBe('TooManyRequests')
    expect(tenant.control.sessionsOf(alice.oid).size).toBe(0)
    tenant.advance(20_000)
    expect((await tenant.set()).status).toBe(200)
  })
})
