/** The policy in the whole app: what the panel is shown, and what commands may change. */
import { expect, test } from 'vitest'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { createFakePhone } from '../../support/fake-phone.ts'
import { createNodeApp } from '../../support/node-app.ts'

function start(policy: Record<string, unknown>, settings: Record<string, unknown> = {}) {
  const clock = new FakeClock()
  let next: Record<string, unknown> = policy
  const node = createNodeApp({
    settings,
    clock,
    phone: createFakePhone(),
    policy: { source: { read: async () => next }, first: readPolicy(policy) },
  })
  return {
    ...node,
    clock,
    shown: () => node.app.store.getState(),
    prescribe: async (changed: Record<string, unknown>) => {
      next = changed
      await clock.advance(15 * 60_000)
    },
  }
}

const prescribed = {
  clientId: '00000000-0000-4000-8000-000000000000',
  tenant: 'example.com',
  sync: false,
  syncLocked: true,
  mirror: false,
  phoneServer: 'wss://pbx.example.com',
  phoneAddress: '{extension}@pbx.example.com',
  activeSeconds: 1,
}

test('the panel is shown what is in force, what is fixed, and that a value is not valid', async () => {
  const { app, shown } = start(prescribed, { sync: 'on', directions: { assert: 'off' } })
  await app.start()
  expect(shown().locked).toEqual(['microsoft.clientId', 'microsoft.tenant', 'sync', 'phone.server'])
  expect(shown().microsoft).toMatchObject({ clientId: prescribed.clientId, tenant: 'example.com' })
  expect(shown().sync).toMatchObject({
    on: false,
    choice: 'on',
    mirror: { on: false, choice: 'follow' },
    assert: { on: false, choice: 'off' },
  })
  expect(shown().phone).toBeNull()
  expect(shown().phoneTemplate).toEqual({
    server: 'wss://pbx.example.com',
    address: '',
    authorizationUser: '',
  })
  expect(shown().notices).toContain('settings.policyInvalid')
})

test('what is fixed cannot be changed', async () => {
  const { app, commands, shown } = start(prescribed)
  await app.start()
  const locked = { code: 'settings.locked' }
  await expect(commands['sync.set']({ which: 'sync', choice: 'on' })).rejects.toMatchObject(locked)
  await expect(
    commands['microsoft.save']({ ...shown().microsoft, tenant: 'else.example' }),
  ).rejects.toMatchObject(locked)
  await commands['sync.set']({ which: 'mirror', choice: 'on' })
  expect(shown().sync.mirror).toEqual({ on: true, choice: 'on' })
})

test('the phone is set up with the extension and the password alone', async () => {
  const { app, commands, shown } = start(prescribed)
  await app.start()
  const form = { server: 'wss://pbx.example.com', address: '1001', authorizationUser: '' }
  await commands['phone.save']({ ...form, password: 'p' })
  expect(shown().phone).toMatchObject({
    server: 'wss://pbx.example.com',
    address: 'sip:1001@pbx.example.com',
    authorizationUser: '1001',
    passwordSaved: true,
  })
})

test('a phone that lacks its password alone is not set up, and shown in its form', async () => {
  const { app, shown } = start({ ...prescribed, phoneAddress: '1001@pbx.example.com' })
  await app.start()
  expect(shown().phone).toBeNull()
  expect(shown().phoneTemplate?.address).toBe('1001@pbx.example.com')
  expect(shown().legs.extension.state).toBe('notSetUp')
})

test('a policy that changes is in force without a restart', async () => {
  const { app, shown, prescribe } = start({ sync: false })
  await app.start()
  expect(shown().sync.on).toBe(false)
  await prescribe({ sync: true, syncLocked: true, allowedHosts: ['pbx'] })
  expect(shown().sync.on).toBe(true)
  expect(shown().locked).toEqual(['sync'])
  await prescribe({ sync: true })
  expect(shown().locked).toEqual([])
})
