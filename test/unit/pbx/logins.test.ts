import { expect, test } from 'vitest'
import { readLoginSecret } from '../../../src-main/adapters/pbx/login-secret.ts'
import {
  forgetPhoneSecrets,
  loginsOf,
  passwordOf,
  saveLogins,
} from '../../../src-main/adapters/pbx/logins.ts'
import type { PhoneForm } from '../../../src-preload/contract.ts'
import { memorySecrets } from '../msal/fakes.ts'

const ari = { url: 'https://pbx.example.com/ari', user: 'lockstep' }
const form = (part: Partial<PhoneForm>): PhoneForm => ({
  server: 'wss://pbx.example.com',
  address: '1001',
  authorizationUser: '',
  ...part,
})

test('a password is kept for its address and user, and for no other', async () => {
  const secrets = memorySecrets()
  await saveLogins(secrets, loginsOf(form({ ari: { ...ari, password: 'p' } })))
  expect(await readLoginSecret(secrets, 'ari.secret', ari)).toBe('p')
  expect(await readLoginSecret(secrets, 'ari.secret', { ...ari, user: 'x' })).toBeUndefined()
  const elsewhere = { ...ari, url: 'https://evil.example/ari' }
  expect(await readLoginSecret(secrets, 'ari.secret', elsewhere)).toBeUndefined()
})

test('an empty password keeps the stored one; a login that is gone is forgotten', async () => {
  const secrets = memorySecrets()
  await saveLogins(secrets, loginsOf(form({ ari: { ...ari, password: 'p' } })))
  await saveLogins(secrets, loginsOf(form({ ari: { ...ari, password: '' } })))
  expect(await passwordOf(secrets, 'ari.secret', ari)).toBe('p')
  expect(await passwordOf(secrets, 'ari.secret', { ...ari, password: 'typed' })).toBe('typed')
  await saveLogins(secrets, loginsOf(form({})))
  expect(await secrets.read('ari.secret')).toBeUndefined()
})

test('what cannot be read is none', async () => {
  const secrets = memorySecrets({ 'ucp.secret': '{"url":1}' })
  expect(await readLoginSecret(secrets, 'ucp.secret', ari)).toBeUndefined()
  await secrets.write('ucp.secret', 'no json')
  expect(await readLoginSecret(secrets, 'ucp.secret', ari)).toBeUndefined()
})

test('removing the phone forgets every secret of it, and nothing else', async () => {
  const secrets = memorySecrets({
    'sip.secret': 'a',
    'ari.secret': 'b',
    'ucp.secret': 'c',
    'innovaphone.session': 'd',
    'msal.cache': 'e',
  })
  await forgetPhoneSecrets(secrets)
  for (const key of ['sip.secret', 'ari.secret', 'ucp.secret', 'innovaphone.session'] as const)
    expect(await secrets.read(key)).toBeUndefined()
  expect(await secrets.read('msal.cache')).toBe('e')
})
