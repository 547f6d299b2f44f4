import { app } from './api/app.ts'
import { BaseWindow } from './api/base-window.ts'
import { BrowserWindow } from './api/browser-window.ts'
import { clipboard } from './api/clipboard.ts'
import { dialog } from './api/dialog.ts'
import { ipcMain } from './api/ipc-main.ts'
import { Menu, MenuItem } from './api/menu.ts'
import { nativeImage } from './api/native-image.ts'
import { nativeTheme } from './api/native-theme.ts'
import { net } from './api/net.ts'
import { Notification } from './api/notification.ts'
import { powerMonitor } from './api/power-monitor.ts'
import { safeStorage } from './api/safe-storage.ts'
import { screen } from './api/screen.ts'
import { session } from './api/session.ts'
import { shell } from './api/shell.ts'
import { Tray } from './api/tray.ts'
import { webContents } from './api/web-contents-module.ts'
import { strict } from './core/strict.ts'

const { protocol } = session.defaultSession

/** What the app gets for the module `electron`, by import or by require. */
const electron = strict('electron', {
  app,
  BaseWindow,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
})

export default electron
export {
  app,
  BaseWindow,
  BrowserWindow,
  clipboard,
  dialog,
  electron as 'module.exports',
  ipcMain,
  Menu,
  MenuItem,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
}
