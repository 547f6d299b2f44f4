/** What the policy makes of the phone form, and of a phone that was set up before. */
import { describe, expect, test } from 'vitest'
import { phoneAddressOf } from '../../../src-main/domain/phone-address.ts'
import type { LegReport, SecretKey, Secrets } from '../../../src-main/ports.ts'
import type { CommandParts, PhoneSetUp } from '../../../src-main/services/commands/parts.ts'
import { phoneCommands } from '../../../src-main/services/commands/phone.ts'
import { settingsCommands } from '../../../src-main/services/commands/settings.ts'
import { createPhone } from '../../../src-main/services/phone.ts'
import { createPhoneProgress } from '../../../src-main/services/phone-progress.ts'
import { mayReach } from '../../../src-main/services/policy/hosts.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { createSettings } from '../../../src-main/services/settings/settings.ts'
import type { PhoneForm } from '../../../src-preload/contract.ts'
import { createFakePhone } from '../../support/fake-phone.ts'
import { quietLog } from '../../support/quiet-log.ts'

function setUp(policy: Record<string, unknown>, own: Record<string, unknown> = {}) {
  const file = {
    load: () => ({ kind: 'ok' as const, value: own }),
    loadBackup: () => undefined,
    save: () => undefined,
    saveBackup: () => undefined,
    setAside: () => undefined,
  }
  const settings = createSettings(file, quietLog, { first: readPolicy(policy) })
  const stored = new Map<SecretKey, string>()
  const secrets: Secrets = {
    protection: async () => 'protected',
    read: async (key) => stored.get(key),
    write: async (key, value) => void stored.set(key, value),
    remove: async (key) => void stored.delete(key),
  }
  const opened: string[] = []
  /** As the SIP adapter does it, without the line. */
  const setUpPhone = async (form: PhoneForm): Promise<PhoneSetUp> => {
    const made = phoneAddressOf(form)
    return {
      phone: made,
      saveSecret: () => secrets.write('sip.secret', form.password ?? ''),
      async test() {
        opened.push(made.server)
        return []
      },
    }
  }
  const legs: LegReport[] = []
  const connected: string[] = []
  const phone = createPhone({
    connect: ({ addressOfRecord }) => {
      connected.push(addressOfRecord)
      return createFakePhone()
    },
    settings: () => settings.current,
    mayUse: (config) => mayReach(config, settings.policy),
    neverSetUp: () => settings.own.phone === null,
    secrets,
    log: quietLog,
    dispatch: () => undefined,
    onChange: () => undefined,
    report: (leg, report) => {
      if (leg === 'extension') legs.push(report)
    },
  })
  const parts = {
    app: {
      settings,
      phone,
      phoneProgress: createPhoneProgress(() => undefined),
      refresh: async () => undefined,
    },
    setUpPhone,
    forgetPhoneSecret: () => secrets.remove('sip.secret'),
  } as unknown as CommandParts
  const commands = { ...phoneCommands(parts), ...settingsCommands(parts) }
  return { settings, commands, phone, stored, opened, connected, legs }
}

const typed = (address: string, server = 'wss://evil.example') => ({
  server,
  address,
  authorizationUser: '',
  password: 'p',
})
const template = {
  phoneServer: 'wss://pbx.example.com/ws',
  phoneAddress: '{extension}@pbx.example.com',
}

describe('with a template', () => {
  test('saving takes the extension and the password, and fixes the rest', async () => {
    const { commands, settings, connected, stored } = setUp(template)
    await commands['phone.save'](typed('1001'))
    expect(settings.current.phone).toEqual({
      server: 'wss://pbx.example.com/ws',
      addressOfRecord: 'sip:1001@pbx.example.com',
      authorizationUser: '1001',
      extension: '1001',
    })
    expect(settings.own.phone).toMatchObject({ server: '', addressOfRecord: '', extension: '1001' })
    expect(connected).toEqual(['sip:1001@pbx.example.com'])
    expect(stored.get('sip.secret')).toBe('p')
  })

  test('testing goes to the prescribed server', async () => {
    const { commands, opened } = setUp(template)
    await commands['phone.test'](typed('1001'))
    expect(opened).toEqual(['wss://pbx.example.com/ws'])
  })

  test('of the sign-in name, the person is asked for the password alone', async () => {
    const { commands, settings, phone, connected, legs } = setUp({
      ...template,
      phoneAddress: '{upn}',
    })
    await expect(commands['phone.save'](typed('', ''))).rejects.toMatchObject({
      code: 'command.invalid',
    })
    settings.usePerson('alice@example.com')
    await phone.restart()
    expect(legs.at(-1)).toEqual({ state: 'notSetUp' })
    await commands['phone.save'](typed('', ''))
    expect(connected).toEqual(['sip:alice@example.com'])
  })

  test('a lost password is asked for again', async () => {
    const { phone, legs } = setUp(template, { phone: { extension: '1001' } })
    await phone.restart()
    expect(legs.at(-1)).toEqual({ state: 'failing', code: 'secrets.unreadable' })
  })

  test('removing forgets the extension and the password', async () => {
    const { commands, settings, stored, legs } = setUp(template)
    await commands['phone.save'](typed('1001'))
    await commands['phone.remove'](undefined)
    expect(settings.own.phone).toBeNull()
    expect(stored.size).toBe(0)
    expect(legs.at(-1)).toEqual({ state: 'notSetUp' })
  })

  test('removing lets go of a phone that the template alone makes', async () => {
    const { commands, settings, stored, connected, legs } = setUp({
      ...template,
      phoneAddress: '{upn}',
    })
    settings.usePerson('alice@example.com')
    await commands['phone.save'](typed('', ''))
    await commands['phone.remove'](undefined)
    expect(settings.current.phone).not.toBeNull()
    expect(stored.size).toBe(0)
    expect(connected).toHaveLength(1)
    expect(legs.at(-1)).toEqual({ state: 'notSetUp' })
  })
})

describe('with allowed servers', () => {
  const policy = { allowedHosts: ['*.example.com'] }

  test('another one is neither saved nor tested, and its password is not kept', async () => {
    const { commands, settings, stored, opened } = setUp(policy)
    const refused = { code: 'sip.hostNotAllowed' }
    await expect(commands['phone.save'](typed('1@x'))).rejects.toMatchObject(refused)
    await expect(commands['phone.test'](typed('1@x'))).rejects.toMatchObject(refused)
    expect(settings.current.phone).toBeNull()
    expect(stored.size).toBe(0)
    expect(opened).toEqual([])
  })

  test('one of them is saved', async () => {
    const { commands, connected } = setUp(policy)
    await commands['phone.save'](typed('1@x', 'wss://pbx.example.com'))
    expect(connected).toEqual(['sip:1@x'])
  })

  test('one that was set up before is not connected', async () => {
    const own = { server: 'wss://evil.example', addressOfRecord: 'sip:1@x' }
    const { phone, stored, connected, legs } = setUp(policy, { phone: own })
    stored.set('sip.secret', '{}')
    await phone.restart()
    expect(connected).toEqual([])
    expect(legs).toEqual([{ state: 'failing', code: 'sip.hostNotAllowed' }])
  })
})

test('resetting the mapping keeps the rows of the policy', async () => {
  const away = { activity: 'away' as const, note: 'Out' }
  const { commands, settings } = setUp({ mapping: { busy: 'busy: No' } }, { mapping: { away } })
  await expect(commands['mapping.reset']({ kind: 'busy' })).rejects.toMatchObject({
    code: 'settings.locked',
  })
  await commands['mapping.reset']({ kind: null })
  expect(settings.own.mapping).toEqual({})
  expect(settings.current.mapping).toEqual({ busy: { activity: 'busy', note: 'No' } })
})
