/** What the policy fixes of the kind of phone system, and the search under a policy. */
import { describe, expect, test } from 'vitest'
import type { PhoneTarget } from '../../../src-main/domain/phone-target.ts'
import type { CommandParts } from '../../../src-main/services/commands/parts.ts'
import { phoneCommands } from '../../../src-main/services/commands/phone.ts'
import { createPhoneProgress } from '../../../src-main/services/phone-progress.ts'
import { mayReach } from '../../../src-main/services/policy/hosts.ts'
import { phoneFixedBy } from '../../../src-main/services/policy/phone-fixed.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { createSettings } from '../../../src-main/services/settings/settings.ts'
import type { PhoneForm } from '../../../src-preload/contract.ts'
import { quietLog } from '../../support/quiet-log.ts'

const own = {
  phone: {
    server: 'wss://pbx.example.com',
    addressOfRecord: 'sip:1001@pbx.example.com',
    authorizationUser: '1001',
  },
}

function settingsWith(policy: Record<string, unknown>, value: Record<string, unknown> = own) {
  const file = {
    load: () => ({ kind: 'ok' as const, value }),
    loadBackup: () => undefined,
    save: () => undefined,
    saveBackup: () => undefined,
    setAside: () => undefined,
  }
  return createSettings(file, quietLog, { first: readPolicy(policy) })
}

function commandsWith(policy: Record<string, unknown>, value: Record<string, unknown> = own) {
  const settings = settingsWith(policy, value)
  const asked: PhoneTarget[] = []
  const forms: PhoneForm[] = []
  const signals: AbortSignal[] = []
  const parts = {
    app: {
      settings,
      phone: { restart: async () => undefined },
      phoneProgress: createPhoneProgress(() => undefined),
      refresh: async () => undefined,
    },
    async setUpPhone(form: PhoneForm) {
      forms.push(form)
      const { password: _, address, ...rest } = form
      const phone = { ...rest, addressOfRecord: `sip:${address}@pbx.example.com` }
      return { phone, saveSecret: async () => undefined, test: async () => [] }
    },
    async probePhone(target: PhoneTarget, _tell: unknown, signal: AbortSignal) {
      asked.push(target)
      signals.push(signal)
      return { proposals: [], tried: [] }
    },
  } as unknown as CommandParts
  return { settings, asked, forms, signals, commands: phoneCommands(parts) }
}

const form: PhoneForm = {
  server: 'wss://pbx.example.com',
  address: '1001',
  authorizationUser: '1001',
}

describe('what is fixed', () => {
  const policy = {
    phoneConnector: 'pbxware',
    phoneDoNotDisturb: 1,
    phoneDoNotDisturbOnCode: '*1',
    pbxwareRelayUrl: 'https://relay.example.com',
  }

  test('is in force without a question, and locked', () => {
    const settings = settingsWith(policy)
    expect(settings.current.phone).toMatchObject({
      connector: 'pbxware',
      relayUrl: 'https://relay.example.com',
      doNotDisturb: { enabled: true, onCode: '*1', offCode: '*79', way: 'auto' },
    })
    expect(settings.locked).toEqual([
      'phone.connector',
      'phone.doNotDisturb.enabled',
      'phone.doNotDisturb.onCode',
      'phone.relayUrl',
    ])
    expect(settings.own.phone).not.toHaveProperty('connector')
  })

  test('is put in the place of what was typed, and is never saved', async () => {
    const { commands, settings, forms } = commandsWith(policy)
    await commands['phone.save']({
      ...form,
      connector: 'asterisk',
      relayUrl: 'https://evil.example',
    })
    expect(forms[0]).toMatchObject({ connector: 'pbxware', relayUrl: 'https://relay.example.com' })
    expect(settings.current.phone).toMatchObject({ connector: 'pbxware' })
    expect(settings.own.phone).not.toHaveProperty('connector')
    expect(settings.own.phone).not.toHaveProperty('relayUrl')
  })

  test('goes with the policy', () => {
    const settings = settingsWith(policy)
    settings.usePolicy(readPolicy({}))
    expect(settings.current.phone).toEqual(own.phone)
  })

  test('the address of the REST interface is fixed for those who use it', () => {
    const fixed = { phoneAriUrl: 'https://pbx.example.com:8089/ari' }
    expect(settingsWith(fixed).current.phone).not.toHaveProperty('ari')
    const phone = { ...own.phone, ari: { url: 'https://other.example/ari', user: 'me' } }
    expect(settingsWith(fixed, { phone }).current.phone?.ari).toEqual({
      url: 'https://pbx.example.com:8089/ari',
      user: 'me',
    })
  })

  test.each([
    [{ phoneConnector: 'avaya' }],
    [{ phoneDoNotDisturbOnCode: 'seven' }],
    [{ phoneAriUrl: 'http://pbx.example.com/ari' }],
    [{ pbxwareRelayUrl: 'https://me:secret@relay.example.com' }],
  ])('%j is not valid, and not used', (wrong) => {
    const reading = readPolicy(wrong)
    expect(reading.invalid).toEqual(Object.keys(wrong))
    expect(phoneFixedBy(reading.policy)).toEqual({})
  })
})

describe('saving', () => {
  test('another connector brings its own mapping', async () => {
    const busy = { activity: 'away', note: 'Later' }
    const { commands, settings } = commandsWith({}, { ...own, mapping: { busy } })
    await commands['phone.save']({ ...form, connector: 'asterisk' })
    expect(settings.own.mapping).toEqual({})
    await commands['phone.save'](form)
    expect(settings.own.mapping).toEqual({ busy })
    expect(settings.own.otherMappings).toEqual({})
  })

  test('a second way in the clear is refused', async () => {
    const { commands, forms } = commandsWith({})
    const ari = { url: 'http://pbx.example.com:8088/ari', user: 'u', password: 'p' }
    const insecure = commands['phone.save']({ ...form, connector: 'asterisk', ari })
    await expect(insecure).rejects.toMatchObject({ code: 'command.invalid' })
    expect(forms).toEqual([])
  })
})

describe('allowed servers', () => {
  const policy = { allowedHosts: ['*.example.com'] }

  test('hold for every address of a phone', () => {
    const { policy: read } = readPolicy(policy)
    const server = 'wss://pbx.example.com'
    expect(mayReach({ server }, read)).toBe(true)
    expect(mayReach({ server, ari: { url: 'https://pbx.example.com:8089/ari' } }, read)).toBe(true)
    expect(mayReach({ server, ari: { url: 'https://evil.example/ari' } }, read)).toBe(false)
    expect(mayReach({ server, ucp: { url: 'https://evil.example/ucp' } }, read)).toBe(false)
    expect(mayReach({ server, relayUrl: 'https://evil.example' }, read)).toBe(false)
  })

  test('do not mean what the policy names itself', () => {
    const pbxwareRelayUrl = 'https://relay.example.net'
    const { policy: read } = readPolicy({ ...policy, pbxwareRelayUrl })
    expect(mayReach({ server: 'wss://pbx.example.com', relayUrl: pbxwareRelayUrl }, read)).toBe(
      true,
    )
  })

  test('are the only ones that a search asks', async () => {
    const { commands, asked } = commandsWith(policy)
    for (const host of ['evil.example', 'wss://evil.example/ws', 'tls://evil.example'])
      await expect(commands['phone.probe']({ host })).rejects.toMatchObject({
        code: 'sip.hostNotAllowed',
      })
    expect(asked).toEqual([])
    await commands['phone.probe']({ host: 'pbx.example.com' })
    expect(asked).toEqual([{ host: 'pbx.example.com' }])
  })
})

test('a new search ends the one before', async () => {
  const { commands, signals } = commandsWith({})
  await commands['phone.probe']({ host: 'one.example' })
  await commands['phone.probe']({ host: 'two.example' })
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
})
