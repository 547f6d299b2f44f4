/** The policy on Windows: the registry, written by Group Policy or by device management. */
import { join } from 'node:path'
import type { PolicySource } from '../../ports.ts'
import { parseRegistry } from './registry-output.ts'
import { type RunProgram, runProgram } from './run-program.ts'

export const registryKey = 'Software\\Policies\\Lockstep'

/** @param systemRoot the folder of Windows, as `%SystemRoot%` has it */
export function createWindowsPolicy(
  systemRoot: string,
  run: RunProgram = runProgram,
): PolicySource {
  const program = join(systemRoot, 'System32', 'reg.exe')

  /** `undefined`: there is no such key, or reg.exe may not tell. */
  async function query(root: 'HKLM' | 'HKCU') {
    const { exitCode, output } = await run(program, ['query', `${root}\\${registryKey}`, '/s'])
    if (exitCode === 0) return parseRegistry(output, registryKey)
    // What it prints is in the language of the system; 1 is what it ends with when there is no key.
    if (exitCode === 1) return undefined
    throw new Error(`reg.exe ended with ${exitCode}`)
  }

  /** "Prevent access to registry editing tools" makes reg.exe end with 1 for every key. */
  async function proveReadable(): Promise<void> {
    const { exitCode } = await run(program, ['query', 'HKLM\\Software\\Policies'])
    if (exitCode !== 0) throw new Error('reg.exe reads nothing at all')
  }

  return {
    async read() {
      const [machine, person] = await Promise.all([query('HKLM'), query('HKCU')])
      if (machine === undefined && person === undefined) await proveReadable()
      return merged(machine ?? {}, person ?? {})
    },
  }
}

type Values = Readonly<Record<string, unknown>>

/** The computer's values win, also where only the case of the name differs. */
function merged(machine: Values, person: Values): Values {
  const taken = new Set(Object.keys(machine).map((name) => name.toLowerCase()))
  const rest = Object.entries(person).filter(([name]) => !taken.has(name.toLowerCase()))
  return { ...machine, ...Object.fromEntries(rest) }
}
