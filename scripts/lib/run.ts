import { spawn } from 'node:child_process'

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Kept and returned instead of shown; shown when the command fails. */
  readonly quiet?: boolean
}

/** Runs one command of ours to its end; `ok` tells whether it exited with 0. */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      stdio: ['ignore', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...options.env },
      shell: process.platform === 'win32',
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    child.on('error', (error) => resolve({ ok: false, output: `${command}: ${error.message}` }))
    child.on('close', (code) => {
      if (code !== 0 && options.quiet) process.stdout.write(output)
      resolve({ ok: code === 0, output })
    })
  })
}
