import { describe, expect, test } from 'vitest'
import type { Log, SettingsFile } from '../../../src-main/ports.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { createSettings } from '../../../src-main/services/settings/settings.ts'
import { enabledOf } from '../../../src-main/services/sync/options.ts'
import { quietLog } from '../../support/quiet-log.ts'

function setUp(
  policy: Record<string, unknown> | undefined,
  content: Record<string, unknown> = {},
  log: Log = quietLog,
) {
  const saved: unknown[] = []
  const file: SettingsFile = {
    load: () => ({ kind: 'ok', value: content }),
    loadBackup: () => undefined,
    save: (value) => void saved.push(structuredClone(value)),
    saveBackup: () => undefined,
    setAside: () => undefined,
  }
  const first = policy === undefined ? undefined : readPolicy(policy)
  const settings = createSettings(file, log, { first })
  return {
    settings,
    saved,
    use: (raw: Record<string, unknown>) => settings.usePolicy(readPolicy(raw)),
  }
}

const locked = (path: string) =>
  expect.objectContaining({ code: 'settings.locked', message: expect.stringContaining(path) })

describe('the settings in force', () => {
  test('are default, then own, then policy', () => {
    const { settings } = setUp(
      { activeSeconds: 60, mapping: { busy: 'busy: No' }, updateChannel: 'beta' },
      {
        polling: { activeSeconds: 30 },
        log: { level: 'debug' },
        mapping: { away: { activity: 'away', note: 'Out' } },
      },
    )
    expect(settings.current.polling.activeSeconds).toBe(60)
    expect(settings.own.polling.activeSeconds).toBe(30)
    expect(settings.current.log.level).toBe('debug')
    expect(settings.current.updates).toEqual({ automatic: true, channel: 'beta' })
    expect(settings.current.mapping).toEqual({
      away: { activity: 'away', note: 'Out' },
      busy: { activity: 'busy', note: 'No' },
    })
    expect(settings.locked).toEqual(['polling.activeSeconds', 'updates.channel', 'mapping.busy'])
  })

  test('every key that fixes a setting locks its path', () => {
    const { settings } = setUp({
      clientId: '00000000-0000-4000-8000-000000000000',
      tenant: 'example.com',
      cloud: 'global',
      sync: true,
      syncLocked: true,
      mirrorLocked: true,
      assertLocked: false,
      phoneServer: 'wss://pbx',
      phoneAddress: '{upn}',
      phoneAuthorizationUser: '{upn}',
    })
    expect(settings.locked).toEqual([
      'microsoft.clientId',
      'microsoft.tenant',
      'microsoft.cloud',
      'sync',
      'directions.mirror',
      'phone.server',
      'phone.addressOfRecord',
      'phone.authorizationUser',
    ])
  })

  test.each([
    [{ sync: false }, 'follow', false],
    [{ sync: false }, 'on', true],
    [{ sync: false, syncLocked: true }, 'on', false],
    [{ syncLocked: true }, 'off', true],
  ])('with %j and %s, sync is %s', (policy, sync, on) => {
    const { settings } = setUp(policy, { sync })
    expect(enabledOf(settings.current, settings.organisation).sync).toBe(on)
    expect(settings.current.sync).toBe(sync)
  })
})

test('an address that the person completes is not locked', () => {
  const { settings } = setUp({ phoneServer: 'wss://pbx', phoneAddress: '{extension}@pbx' })
  expect(settings.locked).toEqual(['phone.server'])
})

describe('a change', () => {
  test('of what is fixed is refused, and nothing changes', () => {
    const { settings, saved } = setUp({ ringing: true, syncLocked: true })
    const { calls } = settings.current
    expect(() => settings.update({ calls: { ...calls, ringing: false } })).toThrow(
      locked('calls.ringing'),
    )
    expect(() => settings.update({ sync: 'off' })).toThrow(locked('sync'))
    expect(saved).toEqual([])
  })

  test('beside what is fixed is saved without the policy', () => {
    const { settings, saved, use } = setUp({ ringing: true }, { calls: { ringing: false } })
    settings.update({ calls: { ...settings.current.calls, settleMs: 2_000 } })
    expect(saved).toEqual([{ version: 1, calls: { ringing: false, settleMs: 2_000 } }])
    expect(settings.current.calls.ringing).toBe(true)
    use({})
    expect(settings.current.calls).toMatchObject({ ringing: false, settleMs: 2_000 })
  })

  test('of a row that is fixed is refused; another row is not', () => {
    const { settings, saved } = setUp({ mapping: { busy: 'busy: No' } })
    expect(() => settings.update({ mapping: {} })).toThrow(locked('mapping.busy'))
    const away = { activity: 'away', note: 'Out' } as const
    settings.update({ mapping: { ...settings.current.mapping, away } })
    expect(saved).toEqual([{ version: 1, mapping: { away } }])
  })

  test('check refuses the same, and saves nothing', () => {
    const { settings, saved } = setUp({ tenant: 'example.com' })
    const { microsoft } = settings.current
    expect(() => settings.check({ microsoft: { ...microsoft, tenant: 'else.example' } })).toThrow(
      locked('microsoft.tenant'),
    )
    settings.check({ microsoft: { ...microsoft, cloud: 'dod' } })
    expect(saved).toEqual([])
    expect(settings.current.microsoft.cloud).toBe('global')
  })
})

describe('the phone', () => {
  const template = {
    phoneServer: 'wss://pbx.example.com',
    phoneAddress: '{extension}@pbx.example.com',
  }

  test('keeps the extension and the realm alone, and loads again', () => {
    const { settings, saved } = setUp(template)
    expect(settings.current.phone).toBeNull()
    const phone = {
      server: 'wss://pbx.example.com',
      addressOfRecord: 'sip:1001@pbx.example.com',
      authorizationUser: '1001',
      extension: '1001',
    }
    settings.update({ phone })
    settings.update({ phone: { ...phone, realm: 'pbx' } })
    expect(settings.current.phone).toEqual({ ...phone, realm: 'pbx' })
    const content = saved.at(-1)
    expect(JSON.stringify(content)).not.toContain('pbx.example.com')
    expect(setUp(template, Object(content)).settings.current.phone).toEqual({
      ...phone,
      realm: 'pbx',
    })
    expect(setUp({}, Object(content)).settings.current.phone).toBeNull()
  })

  test('keeps the realm of a phone that the policy makes alone', () => {
    const { settings, saved } = setUp({ ...template, phoneAddress: '{upn}' })
    settings.usePerson('alice@example.com')
    const { phone } = settings.current
    if (phone === null) throw new Error('no phone')
    expect(phone.addressOfRecord).toBe('sip:alice@example.com')
    settings.update({ phone: { ...phone, realm: 'pbx' } })
    expect(settings.current.phone?.realm).toBe('pbx')
    expect(JSON.stringify(saved)).not.toContain('example.com')
    expect(setUp({}, Object(saved[0])).settings.current.phone).toBeNull()
  })

  test('another server is refused; removing takes the own part away', () => {
    const { settings } = setUp(template, { phone: { extension: '1001' } })
    const { phone } = settings.current
    if (phone === null) throw new Error('no phone')
    expect(() => settings.update({ phone: { ...phone, server: 'wss://else' } })).toThrow(
      locked('phone.server'),
    )
    settings.update({ phone: null })
    expect(settings.current.phone).toBeNull()
    expect(settings.own.phone).toBeNull()
  })
})

describe('a policy that changes', () => {
  test('reaches the subscribers, and gives back the person’s own', () => {
    const { settings, saved, use } = setUp({}, { polling: { activeSeconds: 30 } })
    const heard: string[] = []
    settings.subscribe((now, before) =>
      heard.push(`${before.polling.activeSeconds}>${now.polling.activeSeconds}`),
    )
    use({ activeSeconds: 60 })
    use({ activeSeconds: 60 })
    use({})
    expect(heard).toEqual(['30>60', '60>30'])
    expect(saved).toEqual([])
  })

  test('that cannot be read leaves the last one in force', () => {
    const { settings } = setUp({ activeSeconds: 60 })
    settings.usePolicy(undefined)
    expect(settings.current.polling.activeSeconds).toBe(60)
    expect(settings.notices).toEqual([])
  })

  test('shows a notice while it is not valid, or was never read', () => {
    const { settings, use } = setUp(undefined)
    expect(settings.notices).toEqual(['settings.policyInvalid'])
    use({})
    expect(settings.notices).toEqual([])
    use({ activeSeconds: 1 })
    expect(settings.notices).toEqual(['settings.policyInvalid'])
    use({ activeSeconds: 5, future: 1 })
    expect(settings.notices).toEqual([])
  })

  test('is told in the log once, by its keys, without values', () => {
    const lines: unknown[] = []
    const write = (message: string, data: unknown) => void lines.push([message, data])
    const log: Log = { debug: write, info: write, warn: write, error: write }
    const { use } = setUp({ activeSeconds: 1, tenant: 'example.com', future: 'x' }, {}, log)
    use({ activeSeconds: 1, tenant: 'example.com', future: 'y' })
    expect(lines).toEqual([
      ['a policy is in force', { settings: ['tenant'] }],
      ['values of the policy are not valid and not used', { settings: ['activeSeconds'] }],
      ['the policy has settings that this version does not know', { settings: ['future'] }],
    ])
  })
})
