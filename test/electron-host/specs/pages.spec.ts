import { closedPort, expect, openLine, pageWith, test } from './fixture.ts'

test('app:// is answered by the session’s handler, under its Content-Security-Policy', async ({
  app,
  panel,
}) => {
  const url = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  )
  expect(url).toBe('app://panel/panel.html')
  expect(await panel.evaluate(() => globalThis.inlineRan)).toBeUndefined()
  expect(await panel.evaluate(() => Array.isArray(states))).toBe(true)
  const violation = await panel.evaluate(async () => {
    const violated = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) =>
        resolve(event.effectiveDirective),
      ),
    )
    const refused = await fetch('page.js').then(
      () => 'answered',
      () => 'refused',
    )
    return { refused, directive: await violated }
  })
  expect(violation).toEqual({ refused: 'refused', directive: 'connect-src' })
})

test('two sessions share neither handler nor storage', async ({ app, panel }) => {
  const line = await openLine(app)
  const same = await app.evaluate(({ session }) => [
    session.fromPartition('panel') === session.fromPartition('line'),
    session.fromPartition('panel') === globalThis.sessionOf('panel'),
  ])
  expect(same).toEqual([false, true])
  // The same origin in both: only the session can keep them apart.
  await app.evaluate(({ session }) => {
    const ses = session.fromPartition('line')
    globalThis.openWindow('panel', { webPreferences: { session: ses } })
  })
  const other = await pageWith(app, 'Panel', [panel, line])
  await panel.evaluate(() => localStorage.setItem('secret', 'panel'))
  expect(await other.evaluate(() => localStorage.getItem('secret'))).toBeNull()
  expect(await panel.evaluate(() => localStorage.getItem('secret'))).toBe('panel')
  expect(await line.evaluate(() => location.origin)).toBe('https://line.app.invalid')
})

test('clearStorageData empties the session’s storage', async ({ app, panel }) => {
  await panel.evaluate(() => localStorage.setItem('key', 'value'))
  await app.evaluate(({ session }) => session.fromPartition('panel').clearStorageData())
  expect(await panel.evaluate(() => localStorage.getItem('key'))).toBeNull()
})

test('a popup that is denied goes, and main hears of its address', async ({ app, panel }) => {
  await panel.getByRole('link', { name: 'Elsewhere' }).click()
  await expect
    .poll(() =>
      app.evaluate(() =>
        globalThis.electronHost?.records
          .filter(({ kind }) => kind === 'window-open')
          .map(({ url, action }) => `${action} ${url}`),
      ),
    )
    .toEqual(['deny https://elsewhere.invalid/'])
  await expect.poll(() => app.windows().length).toBe(1)
})

test('a navigation that will-navigate prevents does not happen', async ({ app, panel }) => {
  await panel.evaluate(() => {
    location.href = 'https://elsewhere.invalid/away'
  })
  await expect
    .poll(() => app.evaluate(() => globalThis.refused))
    .toBe('https://elsewhere.invalid/away')
  expect(await panel.evaluate(() => location.pathname)).toBe('/panel.html')
})

test('webRequest.onBeforeRequest can cancel', async ({ app, panel }) => {
  const failed = panel.waitForEvent('requestfailed')
  await app.evaluate(({ session }) => {
    const { webRequest } = session.fromPartition('panel')
    webRequest.onBeforeRequest({ urls: ['app://panel/*.js'] }, ({ resourceType }, callback) =>
      callback({ cancel: resourceType === 'script' }),
    )
  })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  expect((await failed).url()).toMatch(/page\.js$/)
})

test('a page that cannot load rejects loadURL in Electron’s words', async ({ app, panel }) => {
  await panel.title()
  const url = `http://127.0.0.1:${await closedPort()}/`
  const reason = await app.evaluate(
    ({ BrowserWindow }, address) =>
      new BrowserWindow({ show: false }).loadURL(address).catch((error: Error) => error.message),
    url,
  )
  expect(reason).toBe(`ERR_CONNECTION_REFUSED (-102) loading '${url}'`)
})
