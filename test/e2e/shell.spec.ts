/** What the shell promises about its pages and the tray. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fillPhone, savePhone, signIn, untilSnapshot } from '../../scripts/lib/panel.ts'
import { findRuntime } from '../../scripts/lib/runtime.ts'
import { expect, test } from './fixture.ts'
import { logOf } from './profile.ts'

const phone = { address: '1001@pbx.test', password: 'secret1001' }

/** A web server of this computer that counts who comes. */
async function startDecoy() {
  const visits: string[] = []
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('reached')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    visits,
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

test('the panel has its two verbs, and nothing of Node', async ({ panel }) => {
  expect(
    await panel.evaluate(() => [
      ...['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].map(
        (name) => typeof Reflect.get(globalThis, name),
      ),
      Object.keys(Reflect.get(globalThis, 'lockstep')).sort().join(),
    ]),
  ).toEqual([...Array(7).fill('undefined'), 'command,onSnapshot'])
})

test('the panel runs no script but its own, and reaches nothing', async ({ panel }) => {
  await using decoy = await startDecoy()
  const outcome = await panel.evaluate(async (origin) => {
    const refusedBy = (directive: string) =>
      new Promise((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          ({ effectiveDirective, blockedURI }) => {
            if (effectiveDirective === directive) resolve(`${directive} ${blockedURI}`)
          },
        )
      })
    const script = (part: Partial<HTMLScriptElement>) =>
      document.head.append(Object.assign(document.createElement('script'), part))
    const inline = refusedBy('script-src-elem')
    script({ textContent: 'window.inlineRan = true' })
    const refusals = [await inline]
    const remote = refusedBy('script-src-elem')
    script({ src: `${origin}/script.js` })
    refusals.push(await remote)
    const image = refusedBy('img-src')
    new Image().src = `${origin}/image.png`
    refusals.push(await image)
    const fetched = refusedBy('connect-src')
    const answer = await fetch(`${origin}/fetch`).then(
      () => 'reached',
      () => 'refused',
    )
    refusals.push(await fetched)
    return { ran: 'inlineRan' in window, answer, refusals }
  }, decoy.origin)
  expect(outcome).toEqual({
    ran: false,
    answer: 'refused',
    refusals: [
      'script-src-elem inline',
      `script-src-elem ${decoy.origin}/script.js`,
      `img-src ${decoy.origin}/image.png`,
      `connect-src ${decoy.origin}/fetch`,
    ],
  })
  expect(decoy.visits).toEqual([])
})

test('the panel opens no window and goes nowhere', async ({ panel, lockstep, userData }) => {
  await using decoy = await startDecoy()
  const windows = () =>
    lockstep.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  const before = await windows()
  // Without an opener: the test host closes a pop-up only after Chromium has made it, and one that
  // shares the panel's process can take the panel's thread with it.
  await panel.evaluate(
    (origin) => void window.open(`${origin}/popup`, '_blank', 'noopener'),
    decoy.origin,
  )
  await expect.poll(() => logOf(userData)).toContain('new window denied')
  await panel.evaluate((origin) => window.location.assign(`${origin}/away`), decoy.origin)
  await expect.poll(() => logOf(userData)).toContain('navigation denied')
  await expect.poll(windows).toBe(before)
  await expect(panel.getByRole('tab', { name: 'Status' })).toBeVisible()
  // On the test host a pop-up lives for a moment before it is closed.
  expect(decoy.visits).not.toContain('/away')
})

const onHost = findRuntime().kind === 'host'
const reason = onHost ? '' : ' (skipped on the real Electron: its tray cannot be read)'

interface HostTray {
  readonly toolTip: string
  readonly menu: { readonly items: readonly { readonly label: string; click(): void }[] }
}

test(`the tray says how things stand, and its menu works${reason}`, async ({
  lockstep,
  panel,
  pbx,
  nextUrl,
}) => {
  test.skip(!onHost, 'a tray of the real Electron cannot be read')
  const { app } = lockstep
  const tray = () =>
    app.evaluate(() => {
      const { electronHost } = globalThis as unknown as { electronHost: { trays: HostTray[] } }
      const [shown] = electronHost.trays
      return { tip: shown?.toolTip ?? '', labels: shown?.menu.items.map(({ label }) => label) }
    })
  const choose = (label: string) =>
    app.evaluate((_electron, wanted) => {
      const { electronHost } = globalThis as unknown as { electronHost: { trays: HostTray[] } }
      electronHost.trays[0]?.menu.items.find((item) => item.label === wanted)?.click()
    }, label)
  expect((await tray()).tip).toContain('Signed out')
  expect((await tray()).labels).toContain('Sign in with Microsoft')
  await fillPhone(panel, { ...phone, server: pbx.wsUrl })
  await savePhone(panel)
  await signIn(panel, nextUrl)
  await untilSnapshot(panel, 'in step', ({ extension }) => extension.state === 'published')
  await expect.poll(async () => (await tray()).tip).toContain('In step')
  expect((await tray()).tip).toContain('Available')
  expect((await tray()).labels).toEqual(
    expect.arrayContaining(['Keep in step', 'Pause', 'Open Lockstep', 'Sign out', 'Quit']),
  )
  await choose('Keep in step')
  await untilSnapshot(panel, 'off', ({ sync, extension }) => !sync.on && extension.status === null)
  expect(pbx.presenceOf('1001')).toBeNull()
  await panel.close()
  await choose('Open Lockstep')
  await lockstep.panel()
})
