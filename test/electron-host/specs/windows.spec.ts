import { expect, pageWith, test } from './fixture.ts'

test('browserWindow(page) is the page’s window', async ({ app, panel }) => {
  const window = await app.browserWindow(panel)
  expect(await window.evaluate((it) => it.getBounds())).toEqual({
    x: 0,
    y: 0,
    width: 640,
    height: 480,
  })
})

test('setBounds resizes the page', async ({ app, panel }) => {
  const width = await panel.evaluate(() => innerWidth)
  const window = await app.browserWindow(panel)
  await window.evaluate((it) => it.setBounds({ width: 900, height: 700 }))
  await expect.poll(() => panel.evaluate(() => innerWidth)).toBe(width + 260)
})

test('a window that closes is destroyed, and can be made again', async ({ app, panel }) => {
  const closed = panel.waitForEvent('close')
  const events = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) return []
    const seen: string[] = []
    window.once('close', () => seen.push('close'))
    window.once('closed', () => seen.push('closed'))
    window.webContents.once('destroyed', () => seen.push('destroyed'))
    window.close()
    return [...seen, `left ${BrowserWindow.getAllWindows().length}`, String(window.isDestroyed())]
  })
  expect(events).toEqual(['close', 'destroyed', 'closed', 'left 0', 'true'])
  await closed
  await app.evaluate(() => void globalThis.openWindow('panel'))
  await pageWith(app, 'Panel', [panel])
})

test('close can be prevented; show, hide and focus are told', async ({ app, panel }) => {
  const window = await app.browserWindow(panel)
  const seen = await window.evaluate((it: Electron.BrowserWindow) => {
    const events: string[] = []
    for (const name of ['show', 'hide', 'focus', 'blur'] as const) {
      it.on(name as 'show', () => events.push(name))
    }
    it.once('close', (event) => {
      event.preventDefault()
      it.hide()
    })
    it.show()
    it.close()
    it.showInactive()
    return { events, visible: it.isVisible(), focused: it.isFocused(), destroyed: it.isDestroyed() }
  })
  expect(seen).toEqual({
    events: ['show', 'focus', 'blur', 'hide', 'show'],
    visible: true,
    focused: false,
    destroyed: false,
  })
})

test('a page closed by Playwright closes its window', async ({ app, panel }) => {
  await panel.close()
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(0)
})

test('a crashed renderer is told to page and app, and the window can be replaced', async ({
  app,
  panel,
}) => {
  const crashed = panel.waitForEvent('crash')
  await app.evaluate(({ app: electronApp, BrowserWindow }) => {
    globalThis.gone = []
    const [window] = BrowserWindow.getAllWindows()
    electronApp.on('render-process-gone', (_event, contents, { reason }) =>
      globalThis.gone.push(`app ${contents.id === window?.webContents.id} ${reason}`),
    )
    window?.webContents.on('render-process-gone', (_event, { reason }) => {
      globalThis.gone.push(`page ${reason}`)
      window.destroy()
      globalThis.openWindow('panel')
    })
    window?.webContents.forcefullyCrashRenderer()
  })
  await crashed
  await expect
    .poll(() => app.evaluate(() => globalThis.gone))
    .toEqual(['page crashed', 'app true crashed'])
  await pageWith(app, 'Panel', [panel])
})

test('capturePage and executeJavaScript work on the page', async ({ app, panel }) => {
  const window = await app.browserWindow(panel)
  const seen = await window.evaluate(async (it) => ({
    title: await it.webContents.executeJavaScript('document.title'),
    empty: (await it.webContents.capturePage()).isEmpty(),
  }))
  expect(seen).toEqual({ title: 'Panel', empty: false })
})
