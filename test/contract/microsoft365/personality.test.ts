import { afterEach, describe, expect, test } from 'vitest'
import { type Personality, personalities } from '../../simulators/microsoft365/index.ts'
import { alice, shown, startTenant, type Tenant } from './fixture.ts'

const running: Tenant[] = []

async function tenantWith(personality: Partial<Personality>): Promise<Tenant> {
  const tenant = await startTenant({ personality })
  running.push(tenant)
  tenant.control.signInToTeams(alice.oid)
  return tenant
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((tenant) => tenant.stop()))
})

const preferred = (tenant: Tenant, name: string) =>
  tenant.control.setPreferred(alice.oid, { availability: name, activity: name })

describe('each personality', () => {
  test.each(personalities)('$name still answers its owner’s presence', async ({ change }) => {
    const tenant = await tenantWith(change)
    tenant.advance(90_000)
    const presence = await tenant.read()
    expect(presence.id).toBe(alice.oid)
    expect(shown(presence).toLowerCase()).toBe('available/available')
    expect((await tenant.set()).status).toBe(200)
  })

  test('says where it comes from', () => {
    for (const { source } of personalities) expect(source).toMatch(/^\[[DFI]\] .{10}/)
    expect(new Set(personalities.map(({ name }) => name)).size).toBe(personalities.length)
  })

  test('can be changed and reset while it runs', async () => {
    const tenant = await tenantWith({ casing: 'lowerCamel' })
    tenant.control.resetPersonality()
    expect(shown(await tenant.read())).toBe('Available/Available')
    expect(() => tenant.control.setPersonality({ readLagMs: 90_001 })).toThrow('0 to 90000')
  })
})

describe('reads', () => {
  test.each([
    ['InACall', ['Busy/InACall', 'Busy/InACall']],
    ['Busy', ['Busy/Busy', 'Busy/Busy']],
    ['alternate', ['Busy/InACall', 'Busy/Busy']],
  ] as const)('echo an own call as %s', async (busyEcho, expected) => {
    const tenant = await tenantWith({ busyEcho })
    await tenant.set()
    expect([shown(await tenant.read()), shown(await tenant.read())]).toEqual(expected)
  })

  test('never change a Teams call, whatever the echo of an own one', async () => {
    const tenant = await tenantWith({ busyEcho: 'Busy' })
    tenant.control.startTeamsCall(alice.oid)
    expect(shown(await tenant.read())).toBe('Busy/InACall')
  })

  test('lag: each change shows when its time has come, one after the other', async () => {
    const tenant = await tenantWith({ readLagMs: 90_000 })
    tenant.advance(90_000)
    preferred(tenant, 'Busy')
    tenant.advance(60_000)
    preferred(tenant, 'Away')
    expect(shown(await tenant.read())).toBe('Available/Available')
    tenant.advance(29_999)
    expect(shown(await tenant.read())).toBe('Available/Available')
    tenant.advance(1)
    expect(shown(await tenant.read())).toBe('Busy/Busy')
    tenant.advance(60_000)
    expect(shown(await tenant.read())).toBe('Away/Away')
  })

  test('lag: an older presence keeps its older number', async () => {
    const tenant = await tenantWith({ readLagMs: 30_000 })
    tenant.advance(30_000)
    const before = await tenant.read()
    preferred(tenant, 'Busy')
    expect((await tenant.read()).sequenceNumber).toBe(before.sequenceNumber)
    tenant.advance(30_000)
    expect(String((await tenant.read()).sequenceNumber) > String(before.sequenceNumber)).toBe(true)
  })

  test('in lower camel case', async () => {
    const tenant = await tenantWith({ casing: 'lowerCamel' })
    preferred(tenant, 'BeRightBack')
    expect(shown(await tenant.read())).toBe('beRightBack/beRightBack')
  })

  test('with the availability values of September 2025', async () => {
    const tenant = await tenantWith({ newValues: true, casing: 'lowerCamel' })
    const { control } = tenant
    const steps: [() => void, string][] = [
      [() => control.setCalendar(alice.oid, 'meeting'), 'inAMeeting/busy'],
      [() => control.startTeamsCall(alice.oid), 'inACall/busy'],
      [() => control.setFocusing(alice.oid, true), 'focusing/doNotDisturb'],
      [() => control.setPresenting(alice.oid, true), 'presenting/doNotDisturb'],
      [() => preferred(tenant, 'Busy'), 'busy/busy'],
    ]
    for (const [step, expected] of steps) {
      step()
      expect(shown(await tenant.read())).toBe(expected)
    }
  })

  test('without a sequence number', async () => {
    const tenant = await tenantWith({ sequenceNumbers: 'absent' })
    expect(await tenant.read()).not.toHaveProperty('sequenceNumber')
  })

  test('with a sequence number that starts again', async () => {
    const tenant = await tenantWith({ sequenceNumbers: 'reset' })
    const numbers: string[] = []
    for (let round = 0; round < 6; round += 1) {
      preferred(tenant, round % 2 === 0 ? 'Busy' : 'Away')
      numbers.push(String((await tenant.read()).sequenceNumber))
    }
    const drops = numbers.filter((one, index) => one < (numbers[index - 1] ?? ''))
    expect(drops).toHaveLength(1)
  })

  test('out of office as documented: activity and settings agree', async () => {
    const tenant = await tenantWith({})
    tenant.control.setOutOfOffice(alice.oid, true)
    for (const presence of [await tenant.read(), await tenant.read()]) {
      expect(shown(presence)).toBe('Available/OutOfOffice')
      expect(presence.outOfOfficeSettings).toEqual({ message: null, isOutOfOffice: true })
    }
    await tenant.set()
    expect(shown(await tenant.read())).toBe('Busy/InACall')
  })

  test('out of office that comes and goes', async () => {
    const tenant = await tenantWith({ outOfOffice: 'inconsistent' })
    tenant.control.setOutOfOffice(alice.oid, true)
    const first = shown(await tenant.read())
    const second = await tenant.read()
    expect([first, shown(second)]).toEqual(['Available/OutOfOffice', 'Available/Available'])
    expect(second.outOfOfficeSettings).toEqual({ message: null, isOutOfOffice: true })
  })

  test('be right back as Away/BeRightBack', async () => {
    const tenant = await tenantWith({ awayBeRightBack: true })
    preferred(tenant, 'BeRightBack')
    expect(shown(await tenant.read())).toBe('Away/BeRightBack')
  })

  test('do not disturb that nobody chose', async () => {
    const tenant = await tenantWith({ dndByApps: true })
    tenant.control.setFocusing(alice.oid, true)
    expect(shown(await tenant.read())).toBe('DoNotDisturb/DoNotDisturb')
  })
})

describe('writes', () => {
  test('setPresence without effect', async () => {
    const tenant = await tenantWith({ setWithoutEffect: true })
    expect((await tenant.set()).status).toBe(200)
    expect(shown(await tenant.read())).toBe('Available/Available')
    expect((await tenant.clear()).status).toBe(404)
  })

  test('clearPresence with 204', async () => {
    const tenant = await tenantWith({ clearStatus: 204 })
    await tenant.set()
    expect((await tenant.clear()).status).toBe(204)
  })

  test('429 without Retry-After', async () => {
    const tenant = await tenantWith({ retryAfterHeader: false })
    tenant.control.setThrottleLimit(0)
    const refused = await tenant.set()
    expect(refused.status).toBe(429)
    expect(refused.headers.has('retry-after')).toBe(false)
  })
})
