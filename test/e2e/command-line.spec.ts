/** The command line, as a script or a stream deck uses it: real second starts of the built app. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from '../../scripts/lib/launch.ts'
import { snapshotOf, untilSnapshot } from '../../scripts/lib/panel.ts'
import { findRuntime } from '../../scripts/lib/runtime.ts'
import { expect, test } from './fixture.ts'
import { logOf } from './profile.ts'

const root = join(import.meta.dirname, '../..')

interface Outcome {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** A start of its own, with the profile that it shares with the running one. */
function start(userData: string, ...args: string[]): Promise<Outcome> {
  const { executable } = findRuntime()
  const own = [root, `--user-data-dir=${userData}`, '--no-sandbox', ...args]
  return new Promise((resolve) => {
    const child = execFile(executable, own, (_error, out, error) => {
      resolve({ code: child.exitCode ?? -1, out, error })
    })
  })
}

test('without a running Lockstep only starts do something', async ({ userData }) => {
  const status = await start(userData, '--status')
  expect(status.code).toBe(1)
  expect(JSON.parse(status.out)).toEqual({ version: 1, running: false })
  expect((await start(userData, '--quit')).code).toBe(1)
  expect(await start(userData, '--pause', 'sometimes')).toMatchObject({ code: 2, out: '' })
  expect((await start(userData, '--help')).out).toContain('--sign-out')
})

test('the running Lockstep answers, and does what it is asked', async ({
  lockstep,
  panel,
  userData,
}) => {
  const status = async () => JSON.parse((await start(userData, '--status')).out)
  expect(await status()).toMatchObject({
    version: 1,
    running: true,
    tray: 'signedOut',
    account: 'signedOut',
    paused: null,
    teams: null,
    legs: { signIn: { state: 'notSetUp' } },
  })

  expect(await start(userData, '--pause', '30m')).toMatchObject({ code: 0, out: '' })
  await untilSnapshot(panel, 'paused', ({ sync }) => sync.paused !== null)
  const { until } = (await status()).paused
  expect(Date.parse(until)).toBe((await snapshotOf(panel)).sync.paused?.until)
  expect((await start(userData, '--resume')).code).toBe(0)
  expect((await status()).paused).toBeNull()

  await panel.close()
  expect((await start(userData, '--hidden')).code).toBe(0)
  expect((await start(userData, '--open')).code).toBe(0)
  const again = await lockstep.panel()
  await expect(again.getByRole('heading').first()).toBeVisible()
  expect((await start(userData, '--sign-out')).code).toBe(0)
  expect(readdirSync(join(userData, 'answers'))).toEqual([])

  const ended = lockstep.app.waitForEvent('close')
  expect((await start(userData, '--quit')).code).toBe(0)
  await ended
  expect((await start(userData, '--status')).code).toBe(1)
})

test('a start at login shows no panel', async ({ userData }) => {
  const lockstep = await launch({ userData, args: ['--hidden'] })
  const started = () => existsSync(join(userData, 'logs')) && logOf(userData).includes('"started"')
  await expect.poll(started).toBe(true)
  const windows = () =>
    lockstep.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  // The answer comes after everything that a start does.
  expect((await start(userData, '--status')).code).toBe(0)
  expect(await windows()).toBe(0)
  expect((await start(userData, '--open')).code).toBe(0)
  await lockstep.panel()
  await lockstep.close()
})
