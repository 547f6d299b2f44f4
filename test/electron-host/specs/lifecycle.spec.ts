import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from '../src/chromium/profile.ts'
import { executable, expect, fixtureApp, launch, pageWith, test } from './fixture.ts'
import { processesWith, profilesOf } from './processes.ts'

const cleanQuit = ['before-quit', 'will-quit waits', 'before-quit', 'will-quit clean', 'quit 0']
const quitLog = (userData: string) => {
  const file = join(userData, 'quit.log')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}
const hostOf = (app: { evaluate: (read: () => number) => Promise<number> }) =>
  app.evaluate(() => process.pid)

const started = new Set<ChildProcess>()
test.afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
})

/** Runs the executable without Playwright, in a process group of its own, until a window is there. */
async function start(userData: string, env: NodeJS.ProcessEnv = {}) {
  const child = spawn(executable, [fixtureApp, `--user-data-dir=${userData}`], {
    stdio: 'inherit',
    detached: true,
    env: { ...process.env, ...env },
  })
  started.add(child)
  const lock = join(userData, 'SingletonLock')
  await expect.poll(() => existsSync(lock)).toBe(true)
  const host = Number(readFileSync(lock, 'utf8'))
  await expect.poll(() => existsSync(join(userData, 'loaded'))).toBe(true)
  return { child, host, pid: child.pid ?? 0 }
}

async function expectNothingLeft(host: number) {
  await expect.poll(() => processesWith(`electron-host-${host}-`)).toEqual([])
  await expect.poll(() => profilesOf(host)).toEqual([])
}

test('--version tells the Electron that the workspace pins', async () => {
  const child = spawn(executable, ['--version'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [version] = await once(child.stdout, 'data')
  expect(String(version)).toMatch(/^v\d+\.\d+\.\d+\n$/)
})

test('without Chromium it says what to do', async ({ userData }) => {
  const child = spawn(executable, [fixtureApp, `--user-data-dir=${userData}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LOCKSTEP_CHROMIUM: '/nowhere/chromium' },
  })
  let text = ''
  child.stderr.on('data', (chunk) => {
    text += String(chunk)
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  expect(text).toContain('LOCKSTEP_CHROMIUM names no program that can be run: /nowhere/chromium')
})

test('the app knows its name, version and folders', async ({ app, userData }) => {
  expect(
    await app.evaluate(({ app: it }) => [
      it.name,
      it.getVersion(),
      it.getAppPath(),
      it.getPath('userData'),
      process.versions.chrome?.split('.').length,
    ]),
  ).toEqual(['Fixture', '1.2.3', fixtureApp, userData, 4])
})

test('a second process hands its command line over and ends with 0', async ({ app, userData }) => {
  const second = spawn(executable, [fixtureApp, `--user-data-dir=${userData}`, '--open=me'], {
    stdio: 'inherit',
  })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  await expect
    .poll(() => app.evaluate(() => globalThis.seconds.map(({ argv, data }) => [argv.at(-1), data])))
    .toEqual([['--open=me', { from: 'fixture' }]])
})

test('quit waits for the app’s clean-up and leaves nothing', async ({ userData }) => {
  const app = await launch(userData)
  await pageWith(app, 'Panel')
  const host = await hostOf(app)
  await app.close()
  expect(quitLog(userData)).toEqual(cleanQuit)
  expect(existsSync(join(userData, 'SingletonLock'))).toBe(false)
  await expectNothingLeft(host)
})

const ways = {
  'in this Node': {},
  'through the workspace’s Node': { ELECTRON_HOST_RESPAWN: '1' },
}
for (const [way, env] of Object.entries(ways)) {
  test(`SIGTERM, ${way}: quits the same way`, async ({ userData }) => {
    const { child, host } = await start(userData, env)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(quitLog(userData)).toEqual(cleanQuit)
    await expectNothingLeft(host)
  })

  test(`Ctrl+C in a terminal, ${way}: quits the same way`, async ({ userData }) => {
    const { child, host, pid } = await start(userData, env)
    process.kill(-pid, 'SIGINT')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(quitLog(userData)).toEqual(cleanQuit)
    await expectNothingLeft(host)
  })

  test(`killed outright, ${way}: ends with its Chromium, and the next start clears up`, async ({
    userData,
  }) => {
    const { child, host } = await start(userData, env)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await expect.poll(() => isRunning(host)).toBe(false)
    await expect.poll(() => processesWith(`electron-host-${host}-`)).toEqual([])
    expect(quitLog(userData)).toEqual([])
    const app = await launch(userData)
    await pageWith(app, 'Panel')
    await app.close()
    await expectNothingLeft(host)
  })
}

test('Playwright drives it through the workspace’s Node as well', async ({ userData }) => {
  const app = await launch(userData, [], { ELECTRON_HOST_RESPAWN: '1' })
  const page = await app.firstWindow()
  await page.getByRole('heading', { name: 'Panel' }).waitFor()
  await app.close()
  expect(quitLog(userData)).toEqual(cleanQuit)
})

test('a second process started while the first is starting hands over too', async ({
  userData,
}) => {
  const first = spawn(executable, [fixtureApp, `--user-data-dir=${userData}`], { stdio: 'inherit' })
  started.add(first)
  await expect.poll(() => existsSync(join(userData, 'SingletonLock'))).toBe(true)
  const second = spawn(executable, [fixtureApp, `--user-data-dir=${userData}`], {
    stdio: 'inherit',
  })
  expect(await once(second, 'exit')).toEqual([0, null])
  await expect.poll(() => existsSync(join(userData, 'second-instance'))).toBe(true)
  first.kill('SIGTERM')
  expect(await once(first, 'exit')).toEqual([0, null])
})

test('a CommonJS app works, and a preload that asks for Node is told no', async ({ userData }) => {
  const { _electron } = await import('@playwright/test')
  const app = await _electron.launch({
    executablePath: executable,
    args: [join(fixtureApp, 'common-js.cjs'), `--user-data-dir=${userData}`],
  })
  const page = await app.firstWindow()
  await page.getByRole('heading', { name: 'CommonJS' }).waitFor()
  await expect
    .poll(() => app.evaluate(() => globalThis.preloadErrors.map(({ message }) => message)))
    .toEqual(['module not found: node:fs'])
  await app.close()
})
