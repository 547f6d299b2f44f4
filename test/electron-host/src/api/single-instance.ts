import { createHash, randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRunning } from '../chromium/profile.ts'

/** What a second process hands to the first. */
export interface SecondInstance {
  readonly argv: string[]
  readonly cwd: string
  readonly data: unknown
}

const handOverDeadline = 2_000

/** `done` settles when the first instance has heard of this one; the process may then end. */
export const handOver = { done: Promise.resolve() }

let holds = false

/**
 * Takes the lock that lies in the user data folder, or hands this process's command line to the
 * holder. Answers at once, as Electron does.
 */
export function takeSingleInstanceLock(
  userData: string,
  data: unknown,
  onSecond: (second: SecondInstance) => void,
): boolean {
  if (holds) return true
  const lock = join(userData, 'SingletonLock')
  const holder = createLock(lock)
  if (holder !== undefined) {
    handOver.done = tell(socketOf(userData), { argv: process.argv, cwd: process.cwd(), data })
    return false
  }
  holds = true
  listen(socketOf(userData), onSecond)
  process.on('exit', () => rmSync(lock, { force: true }))
  return true
}

/** Returns the id of the process that holds the lock, or undefined when it is ours now. */
function createLock(lock: string): number | undefined {
  const draft = `${lock}.${randomUUID()}`
  writeFileSync(draft, String(process.pid))
  try {
    for (;;) {
      try {
        // A link, so that the lock is never there without its content.
        linkSync(draft, lock)
        return undefined
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      }
      const holder = Number(readFileSync(lock, 'utf8'))
      if (isRunning(holder)) return holder
      rmSync(lock, { force: true })
    }
  } finally {
    rmSync(draft)
  }
}

function listen(socket: string, onSecond: (second: SecondInstance) => void): void {
  if (process.platform !== 'win32') rmSync(socket, { force: true })
  const server = createServer((connection) => {
    let text = ''
    connection.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    connection.on('error', () => {})
    connection.on('end', () => onSecond(JSON.parse(text)))
  })
  server.listen(socket).unref()
  process.on('exit', () => {
    if (process.platform !== 'win32') rmSync(socket, { force: true })
  })
}

function tell(socket: string, message: SecondInstance): Promise<void> {
  const connection = connect(socket)
  connection.setTimeout(handOverDeadline, () => connection.destroy())
  connection.on('error', (error) => console.error(`electron-host: ${error.message}`))
  connection.end(JSON.stringify(message))
  connection.resume()
  return new Promise((resolve) => connection.on('close', () => resolve()))
}

/** Lies beside the lock, unless its path would be longer than the 100 or so that a socket's may be. */
function socketOf(userData: string): string {
  const name = `electron-host-${createHash('sha256').update(userData).digest('hex').slice(0, 24)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  const beside = join(userData, 'SingletonSocket')
  return beside.length < 100 ? beside : join(tmpdir(), `${name}.sock`)
}
