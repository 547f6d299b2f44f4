import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strict } from '../core/strict.ts'
import { app } from './app.ts'

// A key that lies beside the data proves that what is written is not plain. How well the operating
// system guards the real key is its own affair.

type SafeStorageMembers =
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend'

const algorithm = 'aes-256-gcm'
const marker = Buffer.from('v10')

/** ELECTRON_HOST_KEYRING: `gnome_libsecret` (default), `basic_text`, or `none` for no encryption. */
const keyring = process.env.ELECTRON_HOST_KEYRING ?? 'gnome_libsecret'

function key(): Buffer {
  const file = join(app.getPath('userData'), 'electron-host-key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}

function demandKeyring(): void {
  if (keyring === 'none') throw new Error('Encryption is not available.')
}

export const safeStorage = strict('safeStorage', {
  async isAsyncEncryptionAvailable() {
    return keyring !== 'none'
  },
  async encryptStringAsync(plainText) {
    demandKeyring()
    const iv = randomBytes(12)
    const cipher = createCipheriv(algorithm, key(), iv)
    const sealed = [cipher.update(plainText, 'utf8'), cipher.final()]
    return Buffer.concat([marker, iv, cipher.getAuthTag(), ...sealed])
  },
  async decryptStringAsync(encrypted) {
    demandKeyring()
    if (!encrypted.subarray(0, 3).equals(marker)) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.')
    }
    const decipher = createDecipheriv(algorithm, key(), encrypted.subarray(3, 15))
    decipher.setAuthTag(encrypted.subarray(15, 31))
    const plain = Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()])
    return { result: plain.toString('utf8'), shouldReEncrypt: false }
  },
  getSelectedStorageBackend: () => (keyring === 'gnome_libsecret' ? keyring : 'basic_text'),
} satisfies Pick<Electron.SafeStorage, SafeStorageMembers>)
