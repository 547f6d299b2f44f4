import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** The profile folders that hosts have made and not removed, by the id of the host. */
export function profilesOf(pid: number): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`electron-host-${pid}-`))
}

/** The processes (Linux) whose command line or environment names the text. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && commandLineOf(pid).includes(text))
}

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
