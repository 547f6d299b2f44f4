/** The policy on Linux: a file that only an administrator can have written. */
import { type FileHandle, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Log, PolicySource } from '../../ports.ts'
import { objectOf } from './json-object.ts'

export const linuxPolicyFile = '/etc/lockstep/policy.json'

const largest = 1_048_576

export interface LinuxPolicyParts {
  readonly log: Log
  readonly path?: string
  /** Whose file it must be: root's. */
  readonly owner?: number
}

export function createLinuxPolicy(parts: LinuxPolicyParts): PolicySource {
  const { log, path = linuxPolicyFile, owner = 0 } = parts

  return {
    async read() {
      let file: FileHandle
      try {
        file = await open(path, 'r')
      } catch (error) {
        if (isAbsent(error)) return {}
        throw error
      }
      try {
        const reason =
          whyNot(await file.stat(), owner) ?? whyNotIn(await stat(dirname(path)), owner)
        if (reason !== undefined) {
          log.warn('the policy file is ignored', { reason })
          return {}
        }
        return objectOf(await file.readFile('utf8'))
      } finally {
        await file.close()
      }
    },
  }
}

interface Facts {
  readonly uid: number
  readonly mode: number
  readonly size: number
  isFile(): boolean
}

function whyNot(facts: Facts, owner: number): string | undefined {
  if (!facts.isFile()) return 'it is no file'
  if (facts.size > largest) return 'it is larger than 1 MB'
  if (facts.uid !== owner) return 'it does not belong to root'
  return (facts.mode & 0o022) === 0 ? undefined : 'others than root may write it'
}

function whyNotIn(folder: Pick<Facts, 'uid' | 'mode'>, owner: number): string | undefined {
  const safe = folder.uid === owner && (folder.mode & 0o022) === 0
  return safe ? undefined : 'others than root may write its folder'
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR'
}
