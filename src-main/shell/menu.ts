import { Menu } from 'electron'

/** macOS needs an application menu for its editing and window shortcuts; elsewhere there is none. */
export function installAppMenu(platform: NodeJS.Platform = process.platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  )
}
