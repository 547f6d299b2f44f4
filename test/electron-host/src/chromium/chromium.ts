import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { Connection } from './connection.ts'
import { findChromium } from './find.ts'
import { chromiumFlags } from './flags.ts'
import { createProfile, removeProfile } from './profile.ts'
import type { DevToolsSession } from './protocol.ts'

const startDeadline = 30_000
const closeDeadline = 3_000

/** The Chromium behind the app's windows. It ends with this process, however that ends. */
export interface Chromium {
  readonly browser: DevToolsSession
  /** Its version number, such as 156.0.8078.79. */
  readonly version: string
  /** Where a second client may attach; undefined without a port. */
  readonly devToolsUrl: string | undefined
  /** Settles when the process is gone and its profile removed. */
  readonly exited: Promise<void>
  attach(targetId: string): Promise<{ session: DevToolsSession; detach: () => void }>
  close(): Promise<void>
}

/** Starts Chromium and waits until it answers. */
export async function launchChromium(devToolsPort: number | undefined): Promise<Chromium> {
  const executable = findChromium()
  const profile = createProfile()
  const child = spawn(executable, chromiumFlags(profile, devToolsPort), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // Its own group: a terminal's Ctrl+C is for the app, which may still need its pages.
    detached: true,
    env: { ...process.env, TMPDIR: join(profile, 'tmp') },
  })
  const end = () => {
    child.kill('SIGKILL')
    removeProfile(profile)
  }
  process.once('exit', end)
  const exited = once(child, 'exit').then(() => {
    process.off('exit', end)
    removeProfile(profile)
  })
  const messages = readMessages(child)
  const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const { browser } = connection
  const failed = exited.then(() => {
    throw new Error(`electron-host: ${executable} did not start:\n${messages.last()}`)
  })
  const devTools = devToolsPort === undefined ? undefined : messages.devToolsUrl
  const [{ product }, devToolsUrl] = await before(
    startDeadline,
    Promise.race([Promise.all([browser.send('Browser.getVersion'), devTools]), failed]),
    () => `electron-host: ${executable} did not answer:\n${messages.last()}`,
  )
  failed.catch(() => {})
  await browser.send('Target.setDiscoverTargets', { discover: true })
  return {
    browser,
    devToolsUrl,
    version: product.split('/')[1] ?? '0.0.0.0',
    exited,
    async attach(targetId) {
      const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true })
      return {
        session: connection.session(sessionId),
        detach: () => connection.forget(sessionId),
      }
    },
    async close() {
      browser.send('Browser.close').catch(() => {})
      const killer = setTimeout(() => child.kill('SIGKILL'), closeDeadline)
      await exited
      clearTimeout(killer)
    },
  }
}

/** Keeps the end of Chromium's messages, and finds the address of its DevTools among them. */
function readMessages(child: ChildProcess) {
  let text = ''
  const { promise, resolve } = Promise.withResolvers<string>()
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-4_000)
    const url = /DevTools listening on (ws:\S+)\s/.exec(text)?.[1]
    if (url !== undefined) resolve(url)
  })
  return { devToolsUrl: promise, last: () => text }
}

async function before<T>(
  milliseconds: number,
  work: Promise<T>,
  message: () => string,
): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(message())), milliseconds)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
