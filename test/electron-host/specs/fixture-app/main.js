// A small app for the host's own specs: a panel without network, a hidden line page with one.
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, ipcMain, net, protocol, session } from 'electron'

const folder = import.meta.dirname
const socket = app.commandLine.getSwitchValue('socket') || 'ws://127.0.0.1:1'
const csp = {
  panel: "default-src 'none'; script-src 'self'; connect-src 'none'",
  line: `default-src 'none'; script-src 'self'; connect-src ${socket}`,
}

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

if (app.requestSingleInstanceLock({ from: 'fixture' })) {
  globalThis.seconds = []
  app.on('second-instance', (_event, argv, _cwd, data) => {
    globalThis.seconds.push({ argv, data })
    leave('second-instance')
  })
  app.on('window-all-closed', () => {})
  app.on('before-quit', () => note('before-quit'))
  app.on('will-quit', cleanUpOnce)
  app.on('quit', (_event, code) => note(`quit ${code}`))
  app.whenReady().then(start)
} else {
  app.quit()
}

/** Specs read this file after the process has gone. */
function note(line) {
  appendFileSync(join(app.getPath('userData'), 'quit.log'), `${line}\n`)
}

/** Specs wait for this file. */
function leave(name) {
  writeFileSync(join(app.getPath('userData'), name), '')
}

let clean = false
function cleanUpOnce(event) {
  note(`will-quit ${clean ? 'clean' : 'waits'}`)
  if (clean) return
  event.preventDefault()
  setTimeout(() => {
    clean = true
    app.quit()
  }, 50)
}

function start() {
  ipcMain.handle('echo', (_event, ...args) => args)
  ipcMain.handle('boom', () => {
    throw new TypeError('kaboom')
  })
  ipcMain.handle('who', ({ sender, senderFrame }) => ({
    url: senderFrame.url,
    origin: senderFrame.origin,
    isMain: senderFrame.parent === null && senderFrame.top === senderFrame,
    isSender:
      senderFrame === sender.mainFrame &&
      sender === BrowserWindow.fromWebContents(sender).webContents,
    isDefaultSession: sender.session === session.defaultSession,
  }))
  globalThis.openWindow = openWindow
  globalThis.sessionOf = (name) => prepare(session.fromPartition(name), name)
  openWindow('panel').webContents.once('did-finish-load', () => leave('loaded'))
}

/** Opens one of the two pages in the session of its own name. */
function openWindow(name, options = {}) {
  const window = new BrowserWindow({
    show: false,
    width: 640,
    height: 480,
    ...options,
    webPreferences: {
      preload: join(folder, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      session: prepare(session.fromPartition(name), name),
      additionalArguments: [`--page=${name}`],
      ...options.webPreferences,
    },
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event, url) => {
    globalThis.refused = url
    event.preventDefault()
  })
  const loaded = window.loadURL(`app://${name}/${name}.html`)
  loaded.catch((error) => window.isDestroyed() || console.error(error))
  return window
}

function prepare(ses, name) {
  if (ses.protocol.isProtocolHandled('app')) return ses
  ses.protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url)
    const response = await net.fetch(pathToFileURL(join(folder, pathname)).href)
    const headers = new Headers(response.headers)
    headers.set('content-security-policy', csp[name])
    headers.set('x-session', name)
    return new Response(response.body, { headers })
  })
  const mayReachNetwork = (_contents, permission) => name === 'line' && /network/.test(permission)
  ses.setPermissionCheckHandler(mayReachNetwork)
  ses.setPermissionRequestHandler((contents, permission, answer) =>
    answer(mayReachNetwork(contents, permission)),
  )
  return ses
}
