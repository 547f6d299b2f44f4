/** Newer versions: looked for now and then, loaded where that is this computer's business. */
import type { Snapshot } from '../../src-preload/contract.ts'
import { codeOf } from '../domain/codes.ts'
import type { Clock, Log, Unsubscribe, Updater } from '../ports.ts'
import type { Settings } from './settings/schema.ts'

export type UpdateStatus = Snapshot['update']

export interface Updates {
  status(): UpdateStatus
  /** Begins to look now and then; follows the settings. */
  start(): void
  /** Looks now; resolves when it is known how it went. */
  check(): Promise<void>
  /** Restarts into the version that is ready; does nothing without one. */
  install(): void
  /** The settings changed. */
  configure(): void
  dispose(): void
}

export interface UpdateParts {
  readonly updater: Updater
  readonly clock: Clock
  readonly log: Log
  readonly settings: () => Settings['updates']
  /** The organisation switched automatic updates off: what is newer is only told of. */
  readonly managed: () => boolean
  readonly onChange: () => void
}

const minute = 60_000
/** The first look waits until the start is over, and not all computers look at once. */
const firstAfterMs = 2 * minute
const firstSpreadMs = 10 * minute
const everyMs = 24 * 60 * minute
const everySpreadMs = 4 * 60 * minute
/** After a failure. */
const againAfterMs = 3 * 60 * minute

export function createUpdates(parts: UpdateParts): Updates {
  const { updater, clock, log, settings, managed, onChange } = parts
  let status: UpdateStatus = { state: updater.means === 'none' ? 'off' : 'none' }
  let running: Promise<void> | undefined
  let started = false
  let cancel: Unsubscribe = () => undefined

  function become(next: UpdateStatus): void {
    status = next
    onChange()
  }

  function plan(delayMs: number, spreadMs: number): void {
    cancel()
    if (!started || updater.means === 'none' || !settings().automatic) return
    cancel = clock.timer(delayMs + spreadMs * clock.random(), () => void look('automatic'))
  }

  async function find(): Promise<UpdateStatus> {
    const version = await updater.find(settings().channel)
    if (version === undefined) return { state: 'none' }
    if (updater.means === 'notice' || managed()) return { state: 'available', version }
    become({ state: 'downloading', version })
    await updater.download()
    return { state: 'ready', version }
  }

  async function lookOnce(why: 'automatic' | 'person'): Promise<void> {
    const before = status
    if (why === 'person') become({ state: 'checking' })
    try {
      become(await find())
      plan(everyMs, everySpreadMs)
    } catch (error) {
      const code = codeOf(error) === 'internal' ? 'update.failed' : codeOf(error)
      log.warn('the update did not succeed', { code, why, error })
      // A server that was away for a moment is nobody's concern; a refused file is.
      const quiet = why === 'automatic' && status.state !== 'downloading'
      become(quiet ? before : { state: 'failed', code })
      plan(againAfterMs, againAfterMs)
    }
  }

  function look(why: 'automatic' | 'person'): Promise<void> {
    // What is ready stays ready until the restart.
    if (updater.means === 'none' || status.state === 'ready') return Promise.resolve()
    running ??= lookOnce(why).finally(() => {
      running = undefined
    })
    return running
  }

  return {
    status: () => status,
    start() {
      started = true
      plan(firstAfterMs, firstSpreadMs)
    },
    check: () => look('person'),
    install() {
      if (status.state === 'ready') updater.install()
    },
    configure: () => plan(firstAfterMs, firstSpreadMs),
    dispose() {
      started = false
      cancel()
    },
  }
}
