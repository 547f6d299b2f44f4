/**
 * The Secrets port over Electron's asynchronous `safeStorage`: one encrypted file for each secret.
 * Where the platform cannot protect them they stay in memory and are gone with the process.
 * https://www.electronjs.org/docs/latest/api/safe-storage
 */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import type { Log, SecretKey, Secrets } from '../ports.ts'
import { writePrivateFile } from './atomic-file.ts'

export interface SecretsOptions {
  readonly folder: string
  readonly log: Log
  readonly platform?: NodeJS.Platform
}

export function createSecrets(options: SecretsOptions): Secrets {
  const { folder, log, platform = process.platform } = options
  const inMemory = new Map<SecretKey, string>()
  const pathOf = (key: SecretKey) => join(folder, `${key}.bin`)

  let answer: Promise<'protected' | 'memory'> | undefined
  const protection = () => {
    answer ??= findProtection(platform).catch((error: unknown) => {
      log.warn('secrets cannot be protected', { error })
      return 'memory' as const
    })
    return answer
  }

  const store = async (key: SecretKey, value: string) =>
    writePrivateFile(pathOf(key), await safeStorage.encryptStringAsync(value))

  const load = async (key: SecretKey): Promise<string | undefined> => {
    const encrypted = await readFile(pathOf(key)).catch((error: unknown) => {
      if (!isAbsent(error)) log.warn('a secret cannot be read', { key, error })
      return undefined
    })
    if (encrypted === undefined) return undefined
    const decrypted = await safeStorage.decryptStringAsync(encrypted).catch(() => {
      // Another computer's or another person's key, or a key store that is away for now: as good
      // as signed out, not an error. The next write replaces the file.
      log.warn('a secret cannot be decrypted', { key })
      return undefined
    })
    if (decrypted?.shouldReEncrypt === true)
      await store(key, decrypted.result).catch((error: unknown) => {
        log.warn('a secret cannot be encrypted anew', { key, error })
      })
    return decrypted?.result
  }

  // One after the other, so that of two writes the newest stays.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = last.then(run)
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    protection,
    read: (key) =>
      inTurn(async () => {
        if ((await protection()) === 'memory') return inMemory.get(key)
        return load(key).catch((error: unknown) => {
          log.warn('a secret cannot be read', { key, error })
          return undefined
        })
      }),
    write: (key, value) =>
      inTurn(async () => {
        if ((await protection()) === 'memory') inMemory.set(key, value)
        else await store(key, value)
      }),
    remove: (key) =>
      inTurn(async () => {
        inMemory.delete(key)
        await rm(pathOf(key), { force: true })
      }),
  }
}

async function findProtection(platform: NodeJS.Platform): Promise<'protected' | 'memory'> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'memory'
  // Without a password store Chromium encrypts with a key that stands in its source.
  const isPlain = platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
  return isPlain ? 'memory' : 'protected'
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
