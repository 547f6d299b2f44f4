/** Runs a program of the operating system, without a shell. */
import { execFile } from 'node:child_process'

export type RunProgram = (
  path: string,
  args: readonly string[],
) => Promise<{ readonly exitCode: number; readonly output: string }>

const deadlineMs = 5_000
const longestOutput = 1_048_576

/**
 * @param path absolute
 * @throws Error when it cannot be started, does not end within 5 s, or prints more than 1 MB
 */
export const runProgram: RunProgram = (path, args) =>
  new Promise((resolve, reject) => {
    execFile(
      path,
      args,
      {
        signal: AbortSignal.timeout(deadlineMs),
        maxBuffer: longestOutput,
        windowsHide: true,
        killSignal: 'SIGKILL',
      },
      (error, output) => {
        if (error === null) resolve({ exitCode: 0, output })
        else if (typeof error.code === 'number') resolve({ exitCode: error.code, output })
        else reject(error)
      },
    )
  })
