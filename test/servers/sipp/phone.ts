import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { DebianPrefix } from '../../../scripts/debian-prefix.ts'
import { atExit } from '../cleanup.ts'
import { freePorts } from '../ports.ts'
import { startServerProcess } from '../server-process.ts'
import { withoutRights } from '../user-account.ts'
import { untilFound, waitList } from '../wait-list.ts'

export interface SippOptions {
  /** From sippPrefix(). */
  readonly prefix: DebianPrefix
  readonly user: string
  readonly password: string
  readonly domain: string
  /** Of the server on 127.0.0.1, over UDP. */
  readonly sipPort: number
}

export type Scenario = 'answer' | 'held' | 'holds' | 'replaces'

/** A phone that plays what a scenario has, message by message. */
export interface SippPhone {
  /**
   * Plays a scenario of this folder so many times; to another extension, or for whoever calls.
   * Resolves when it was played to its end, rejects when anything came that it does not have.
   */
  play(scenario: Scenario, options?: { to?: string; times?: number }): Promise<void>
  /** Resolves once a scenario that is played has written this to its log. */
  logged(text: string): Promise<void>
  stop(): Promise<void>
}

const patience = 1_000
const deadline = 30_000

/** Registers a phone at the server on loopback. */
export async function startSipp(options: SippOptions): Promise<SippPhone> {
  const { prefix, user, password, domain, sipPort } = options
  const port = await freePorts(1)
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-sipp-'))
  const forget = atExit(() => rmSync(folder, { recursive: true, force: true }))
  const binary = 'usr/bin/sipp'
  const running = new Set<ReturnType<typeof startServerProcess>>()

  const run = async (scenario: string, to: string, times: number): Promise<void> => {
    const file = join(folder, `${scenario}.xml`)
    await copyFile(new URL(`${scenario}.xml`, import.meta.url), file)
    await writeFile(join(folder, 'to.csv'), `SEQUENTIAL\n${to};\n`)
    const ended = waitList<string>()
    const server = startServerProcess({
      ...withoutRights(
        prefix.run(binary, [
          ...[`127.0.0.1:${sipPort}`, '-sf', file, '-inf', join(folder, 'to.csv')],
          ...['-i', '127.0.0.1', '-p', String(port), '-m', String(times), '-l', String(times)],
          ...['-r', '10', '-s', user, '-au', user, '-ap', password, '-key', 'domain', domain],
          ...['-nostdin', '-trace_err', '-error_file', join(folder, 'errors')],
          ...['-trace_logs', '-log_file', join(folder, 'log')],
          ...['-timeout', `${deadline / 1000}s`, '-timeout_error'],
        ]),
        { mustRead: join(prefix.root, binary), ownFolder: folder, atParentDeath: 'KILL' },
      ),
      onLine: ended.tell,
      onExit: () => ended.tell('exit'),
    })
    running.add(server)
    await untilFound(ended, deadline + patience, `sipp did not end ${scenario}`, () =>
      server.exited ? true : undefined,
    )
    running.delete(server)
    if (server.code === 0) return
    const errors = await readFile(join(folder, 'errors'), 'utf8').catch(() => server.log())
    throw new Error(`sipp's ${scenario} ended otherwise:\n${errors}`)
  }
  const stop = async (): Promise<void> => {
    await Promise.all([...running].map((each) => each.stop(patience)))
    forget()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await run('register', user, 1)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    async logged(text) {
      const end = performance.now() + deadline
      const log = () => readFile(join(folder, 'log'), 'utf8').catch(() => '')
      while (!(await log()).includes(text)) {
        if (performance.now() > end) throw new Error(`sipp did not log ${text}`)
        await wait(20)
      }
    },
    play: (scenario, { to = user, times = 1 } = {}) => run(scenario, to, times),
    stop,
  }
}
