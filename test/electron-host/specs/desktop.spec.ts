import { closedPort, expect, test } from './fixture.ts'

test('a secret comes back, and its stored form does not show it', async ({ app }) => {
  const seen = await app.evaluate(async ({ safeStorage }) => {
    const sealed = await safeStorage.encryptStringAsync('the secret')
    const { result } = await safeStorage.decryptStringAsync(sealed)
    const again = await safeStorage.encryptStringAsync('the secret')
    const forged = Buffer.from(sealed)
    forged.writeUInt8(forged.readUInt8(forged.length - 1) ^ 1, forged.length - 1)
    return {
      result,
      shows: sealed.includes('the secret'),
      repeats: sealed.equals(again),
      forgery: await safeStorage.decryptStringAsync(forged).then(
        () => 'accepted',
        () => 'refused',
      ),
    }
  })
  expect(seen).toEqual({ result: 'the secret', shows: false, repeats: false, forgery: 'refused' })
})

test('what the host lacks fails loudly', async ({ app }) => {
  const attempt = (reach: 'app' | 'window' | 'module' | 'preference' | 'static') =>
    app.evaluate((electron, what) => {
      const { app: electronApp, BrowserWindow } = electron
      const [window] = BrowserWindow.getAllWindows()
      try {
        if (what === 'app') electronApp.setBadgeCount(1)
        if (what === 'window') window?.setProgressBar(0.5)
        if (what === 'module') electron.autoUpdater.checkForUpdates()
        if (what === 'static') BrowserWindow.fromId(1)
        if (what === 'preference') new BrowserWindow({ webPreferences: { nodeIntegration: true } })
      } catch (error) {
        return String(error)
      }
      return 'nothing was thrown'
    }, reach)
  const lacks = (what: string) => `Error: electron-host: ${what} is not implemented`
  expect(await attempt('app')).toBe(lacks('app.setBadgeCount'))
  expect(await attempt('window')).toBe(lacks('BrowserWindow.setProgressBar'))
  expect(await attempt('module')).toBe(lacks('electron.autoUpdater'))
  expect(await attempt('static')).toBe(lacks('BrowserWindow.fromId'))
  expect(await attempt('preference')).toBe(lacks('webPreferences.nodeIntegration: true'))
})

test('a tray’s menu and a notification can be driven', async ({ app }) => {
  const seen = await app.evaluate(({ Menu, Notification, Tray, nativeImage }) => {
    const clicks: string[] = []
    const tray = new Tray(nativeImage.createEmpty())
    tray.setToolTip('Fixture')
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'on', label: 'On', type: 'radio', checked: true },
        { id: 'off', label: 'Off', type: 'radio', click: ({ id }) => clicks.push(id) },
        { type: 'separator' },
        { label: 'More', submenu: [{ id: 'quit', label: 'Quit', enabled: false }] },
      ]),
    )
    const notification = new Notification({ title: 'Hello', body: 'there' })
    notification.on('click', () => clicks.push('notification'))
    notification.show()
    const host = globalThis.electronHost
    const menu = host?.trays[0]?.menu
    menu?.getMenuItemById('off')?.click()
    menu?.getMenuItemById('quit')?.click()
    host?.notifications[0]?.emit('click')
    tray.destroy()
    return {
      clicks,
      checked: menu?.items.map(({ checked }) => checked),
      toolTip: host?.trays.length,
      title: host?.notifications[0]?.title,
    }
  })
  expect(seen).toEqual({
    clicks: ['off', 'notification'],
    checked: [false, true, false, false],
    toolTip: 0,
    title: 'Hello',
  })
})

test('power, theme, network and display can be set and read', async ({ app }) => {
  const seen = await app.evaluate(({ nativeTheme, net, powerMonitor, screen }) => {
    const events: string[] = []
    powerMonitor.on('suspend', () => events.push('suspend'))
    nativeTheme.on('updated', () => events.push('updated'))
    powerMonitor.emit('suspend')
    Object.assign(powerMonitor, { _idle: 400 })
    Object.assign(net, { _online: false })
    nativeTheme.themeSource = 'dark'
    return {
      events,
      idle: [powerMonitor.getSystemIdleTime(), powerMonitor.getSystemIdleState(300)],
      online: [net.online, net.isOnline()],
      dark: nativeTheme.shouldUseDarkColors,
      width: screen.getPrimaryDisplay().workArea.width,
    }
  })
  expect(seen).toEqual({
    events: ['suspend', 'updated'],
    idle: [400, 'idle'],
    online: [false, false],
    dark: true,
    width: 1_280,
  })
})

test('a rejection that nobody handles does not end the main process', async ({ app }) => {
  const logged = new Promise<string>((resolve) =>
    app.process().stderr?.on('data', (chunk) => {
      if (String(chunk).includes('UnhandledPromiseRejectionWarning')) resolve(String(chunk))
    }),
  )
  await app.evaluate(() => {
    void Promise.reject(new Error('nobody listens'))
    setTimeout(() => {
      throw new Error('nor here')
    })
  })
  expect(await logged).toContain('nobody listens')
  await expect
    .poll(() =>
      app.evaluate(() =>
        globalThis.electronHost?.records
          .map(({ kind }) => kind)
          .filter((kind) => kind.startsWith('un')),
      ),
    )
    .toEqual(['unhandled-rejection', 'uncaught-exception'])
})

test('net.fetch words a refused connection as Chromium does', async ({ app }) => {
  const reason = await app.evaluate(
    ({ net }, port) =>
      net.fetch(`http://127.0.0.1:${port}/`).catch((error: Error) => error.message),
    await closedPort(),
  )
  expect(reason).toBe('net::ERR_CONNECTION_REFUSED')
})
