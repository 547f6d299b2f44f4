import { expect, test } from 'vitest'
import { ha1Of, readSipSecret, writeSipSecret } from '../../../src-main/adapters/pbx/sip/secret.ts'
import { sameExtension } from '../../../src-main/adapters/pbx/stored-phone.ts'
import type { Secrets } from '../../../src-main/ports.ts'

function memory(text?: string): Secrets {
  let value = text
  return {
    protection: async () => 'protected',
    read: async () => value,
    write: async (_, next) => {
      value = next
    },
    remove: async () => {
      value = undefined
    },
  }
}

test('HA1 is for the user it was made for, and for nobody else', async () => {
  const secrets = memory()
  await writeSipSecret(secrets, ha1Of('1001', 'pbx.test', 'secret'))
  expect(await readSipSecret(secrets, '1001')).toMatchObject({ kind: 'ha1', realm: 'pbx.test' })
  expect(await readSipSecret(secrets, '1002')).toBeUndefined()
})

test('a password is for whoever is typed beside it', async () => {
  const secrets = memory()
  await writeSipSecret(secrets, { kind: 'password', password: 'secret' })
  expect(await readSipSecret(secrets, '1002')).toEqual({ kind: 'password', password: 'secret' })
})

test.each(['', 'no JSON', '{}', '{"kind":"ha1","ha1":"short","realm":"r","user":"u"}', 'null'])(
  'what is stored as %j is no secret',
  async (text) => {
    expect(await readSipSecret(memory(text), '1001')).toBeUndefined()
  },
)

test('an extension is the same by its server, address and user', () => {
  const phone = { server: 'wss://p', addressOfRecord: 'sip:1@p', authorizationUser: '1' }
  expect(sameExtension(phone, { ...phone, realm: 'r' })).toBe(true)
  for (const key of ['server', 'addressOfRecord', 'authorizationUser'] as const)
    expect(sameExtension(phone, { ...phone, [key]: 'other' })).toBe(false)
})
