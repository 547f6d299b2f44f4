/** The policy on macOS: managed preferences, written by device management from a profile. */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { PolicySource } from '../../ports.ts'
import { objectOf } from './json-object.ts'
import { type RunProgram, runProgram } from './run-program.ts'

/** The preference domain: the bundle id of the app. */
export const preferenceDomain = 'invalid.example.lockstep'

export interface MacPolicyParts {
  /** Short name of the person, whose own profile comes before the computer's. */
  readonly user: string
  readonly folder?: string
  readonly run?: RunProgram
}

export function createMacPolicy(parts: MacPolicyParts): PolicySource {
  const { user, folder = '/Library/Managed Preferences', run = runProgram } = parts

  async function preferences(path: string) {
    if (!(await exists(path))) return {}
    const { exitCode, output } = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', path])
    if (exitCode !== 0) throw new Error(`plutil ended with ${exitCode}`)
    const values = Object.entries(objectOf(output))
    // What the profile says about itself.
    return Object.fromEntries(values.filter(([name]) => !name.startsWith('Payload')))
  }

  return {
    async read() {
      const file = `${preferenceDomain}.plist`
      const [person, machine] = await Promise.all([
        preferences(join(folder, user, file)),
        preferences(join(folder, file)),
      ])
      return { ...machine, ...person }
    },
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
