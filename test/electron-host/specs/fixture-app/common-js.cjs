// An entry in CommonJS, whose preload cannot be loaded.
const { join } = require('node:path')
const { app, BrowserWindow } = require('electron')

globalThis.preloadErrors = []
app.on('web-contents-created', (_event, contents) => {
  contents.on('preload-error', (_error, path, error) =>
    globalThis.preloadErrors.push({ path, message: error.message }),
  )
})
app.whenReady().then(() => {
  const window = new BrowserWindow({
    webPreferences: { preload: join(__dirname, 'bad-preload.cjs') },
  })
  window.loadURL('data:text/html,<h1>CommonJS</h1>')
})
