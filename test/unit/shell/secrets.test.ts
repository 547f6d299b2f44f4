import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

type FakeStorage = Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'getSelectedStorageBackend'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
>
const fake = vi.hoisted(() => ({
  available: true as boolean | Error,
  backend: 'gnome_libsecret' as 'gnome_libsecret' | 'basic_text',
  key: 'k1',
  rotated: false,
}))
vi.mock('electron', () => ({
  safeStorage: {
    isAsyncEncryptionAvailable: async () => {
      if (fake.available instanceof Error) throw fake.available
      return fake.available
    },
    getSelectedStorageBackend: () => fake.backend,
    encryptStringAsync: async (text) =>
      Buffer.from(`${fake.key}:${Buffer.from(text).toString('base64')}`),
    decryptStringAsync: async (encrypted) => {
      const [key, content = ''] = encrypted.toString().split(':')
      if (key !== fake.key && !fake.rotated) throw new Error(`cannot decrypt ${content}`)
      const shouldReEncrypt = key !== fake.key
      return { result: Buffer.from(content, 'base64').toString(), shouldReEncrypt }
    },
  } satisfies FakeStorage,
}))
const { createSecrets } = await import('../../../src-main/shell/secrets.ts')

let folder: string
const logged: unknown[] = []
const log = {
  debug() {},
  info() {},
  warn: (...line: unknown[]) => void logged.push(line),
  error() {},
}
const create = (platform: NodeJS.Platform = 'linux') => createSecrets({ folder, log, platform })
const path = () => join(folder, 'sip.secret.bin')

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'lockstep-secrets-')), 'secrets')
  Object.assign(fake, { available: true, backend: 'gnome_libsecret', key: 'k1', rotated: false })
  logged.length = 0
})
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

describe('where the platform protects', () => {
  test('a secret is kept encrypted, for this person alone, and outlives the process', async () => {
    const secrets = create()
    expect(await secrets.protection()).toBe('protected')
    expect(await secrets.read('sip.secret')).toBeUndefined()
    await secrets.write('sip.secret', 'hunter2')
    await secrets.write('msal.cache', '{}')
    expect(readdirSync(folder).sort()).toEqual(['msal.cache.bin', 'sip.secret.bin'])
    expect(readFileSync(path(), 'utf8')).not.toContain('hunter2')
    expect(await create().read('sip.secret')).toBe('hunter2')
  })

  test.skipIf(process.platform === 'win32')(
    'its file has mode 0600 (no modes on Windows)',
    async () => {
      await create().write('sip.secret', 'x')
      expect(statSync(path()).mode & 0o777).toBe(0o600)
      expect(statSync(folder).mode & 0o777).toBe(0o700)
    },
  )

  test('of many writes the newest stays, and no part of another', async () => {
    const secrets = create()
    const values = Array.from({ length: 20 }, (_, index) => String(index).repeat(1_000))
    await Promise.all(values.map((value) => secrets.write('sip.secret', value)))
    expect(await secrets.read('sip.secret')).toBe(values.at(-1))
    expect(readdirSync(folder)).toEqual(['sip.secret.bin'])
  })

  test('what an interrupted write left does not disturb', async () => {
    const secrets = create()
    await secrets.write('sip.secret', 'old')
    writeFileSync(`${path()}.new`, 'half')
    expect(await secrets.read('sip.secret')).toBe('old')
    await secrets.write('sip.secret', 'new')
    expect(await secrets.read('sip.secret')).toBe('new')
  })

  test('a secret that cannot be decrypted counts as absent, without a word of it in the log', async () => {
    await create().write('sip.secret', 'hunter2')
    const cipher = readFileSync(path(), 'utf8')
    fake.key = 'k2'
    const secrets = create()
    expect(await secrets.read('sip.secret')).toBeUndefined()
    expect(logged).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toContain(cipher.split(':')[1])
    await secrets.write('sip.secret', 'again')
    expect(await secrets.read('sip.secret')).toBe('again')
  })

  test('after a key rotation it is encrypted anew', async () => {
    await create().write('sip.secret', 'hunter2')
    Object.assign(fake, { key: 'k2', rotated: true })
    expect(await create().read('sip.secret')).toBe('hunter2')
    fake.rotated = false
    expect(await create().read('sip.secret')).toBe('hunter2')
  })

  test('a removed secret is gone; removing twice is no error', async () => {
    const secrets = create()
    await secrets.write('sip.secret', 'x')
    await secrets.remove('sip.secret')
    await secrets.remove('sip.secret')
    expect(await secrets.read('sip.secret')).toBeUndefined()
    expect(readdirSync(folder)).toEqual([])
  })

  test('a write that fails does not stop the next one', async () => {
    const secrets = create()
    writeFileSync(folder, 'a file where the folder should be')
    await expect(secrets.write('sip.secret', 'x')).rejects.toThrow()
    rmSync(folder)
    await secrets.write('sip.secret', 'y')
    expect(await secrets.read('sip.secret')).toBe('y')
  })
})

describe('where it does not', () => {
  test.each<[string, Partial<typeof fake>]>([
    ['no encryption', { available: false }],
    ['an encryption that fails', { available: new Error('no D-Bus') }],
    ['the plain-text backend', { backend: 'basic_text' }],
  ])('%s: secrets stay in memory, and it says so', async (_title, state) => {
    Object.assign(fake, state)
    const secrets = create()
    expect(await secrets.protection()).toBe('memory')
    await secrets.write('sip.secret', 'hunter2')
    expect(await secrets.read('sip.secret')).toBe('hunter2')
    expect(() => readdirSync(folder)).toThrow('ENOENT')
    expect(await create().read('sip.secret')).toBeUndefined()
    await secrets.remove('sip.secret')
    expect(await secrets.read('sip.secret')).toBeUndefined()
  })

  test('the backend is asked on Linux only, where alone it exists', async () => {
    fake.backend = 'basic_text'
    expect(await create('win32').protection()).toBe('protected')
  })
})
