import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const errorTextLimit = 2_000

export interface ToolOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Milliseconds until the tool is ended. */
  readonly deadline: number
  readonly signal?: AbortSignal | undefined
}

/** What a tool wrote to its standard output. Throws with the end of its error output. */
export async function runTool(
  command: string,
  args: readonly string[],
  options: ToolOptions,
): Promise<string> {
  try {
    const { stdout } = await execute(command, [...args], {
      cwd: options.cwd,
      env: { ...process.env, LC_ALL: 'C', ...options.env },
      timeout: options.deadline,
      maxBuffer: 64 * 1024 * 1024,
      ...(options.signal ? { signal: options.signal } : {}),
    })
    return stdout
  } catch (cause) {
    throw new Error(`${command} ${args[0] ?? ''} failed: ${explain(cause)}`, { cause })
  }
}

/** Those of the named tools that stand in no folder of PATH. */
export async function missingTools(names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(names.map(isInPath))
  return names.filter((_, index) => !found[index])
}

async function isInPath(name: string): Promise<boolean> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const hits = await Promise.all(
    folders.map((folder) =>
      access(join(folder, name), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  )
  return hits.includes(true)
}

function explain(cause: unknown): string {
  const stderr =
    typeof cause === 'object' && cause !== null && 'stderr' in cause ? String(cause.stderr) : ''
  const text = stderr.trim() || (cause instanceof Error ? cause.message : String(cause))
  return text.slice(-errorTextLimit)
}
