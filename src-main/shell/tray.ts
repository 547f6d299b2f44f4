/** The tray icon: always there, one shape for each state. */
import { join } from 'node:path'
import { Menu, nativeTheme, type Rectangle, Tray } from 'electron'
import type { Snapshot } from '../../src-preload/contract.ts'
import { type TrayActions, type TrayTexts, trayIconFile, trayMenu } from './tray-menu.ts'

export interface TrayIcon {
  /** Shows the snapshot; icon, tooltip and menu are touched only where they differ. */
  update(snapshot: Snapshot): void
  /** The icon's place on the screen; empty where the desktop does not tell. */
  bounds(): Rectangle
  destroy(): void
}

export interface TrayOptions {
  /** The folder of the tray icons, absolute. */
  readonly icons: string
  readonly words: (snapshot: Snapshot) => TrayTexts
  readonly actions: TrayActions
  /** Whether the desktop is dark, whatever theme was chosen for Lockstep. */
  readonly desktopIsDark: () => boolean
  readonly platform?: NodeJS.Platform
}

/** MUST run after the app is ready; `snapshot` is the first to show. */
export function createTray(snapshot: Snapshot, options: TrayOptions): TrayIcon {
  const { actions, icons, desktopIsDark, platform = process.platform } = options
  let shown = snapshot
  const iconFile = () =>
    join(icons, trayIconFile(shown.tray, platform, standsOnDark(platform, desktopIsDark())))
  let icon = iconFile()
  let tooltip = ''
  let menu = ''
  const tray = new Tray(icon)
  // A macOS icon opens its menu on any click, as its neighbours do; elsewhere the main button
  // opens the app and the other one the menu.
  if (platform !== 'darwin') tray.on('click', () => actions.open())

  const showIcon = () => {
    const next = iconFile()
    if (next !== icon) tray.setImage(next)
    icon = next
  }
  const showMenu = (words: TrayTexts) => {
    const template = trayMenu(shown, words, {
      ...actions,
      setSync(on) {
        // The click has already moved the check mark; the next snapshot tells what is true.
        menu = ''
        actions.setSync(on)
      },
    })
    // A menu that is rebuilt closes under the person's hand on some desktops.
    const next = JSON.stringify(template)
    if (next !== menu) tray.setContextMenu(Menu.buildFromTemplate(template))
    menu = next
  }
  const update = (next: Snapshot) => {
    shown = next
    const words = options.words(shown)
    showIcon()
    if (words.tooltip !== tooltip) tray.setToolTip(words.tooltip)
    tooltip = words.tooltip
    showMenu(words)
  }
  update(snapshot)
  nativeTheme.on('updated', showIcon)

  return {
    update,
    bounds: () => tray.getBounds(),
    destroy() {
      nativeTheme.off('updated', showIcon)
      tray.destroy()
    },
  }
}

function standsOnDark(platform: NodeJS.Platform, desktopIsDark: boolean): boolean {
  if (platform === 'win32') return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI
  // GNOME's top bar is dark under a light theme as well.
  const isGnome = process.env.XDG_CURRENT_DESKTOP?.includes('GNOME') === true
  return desktopIsDark || (platform === 'linux' && isGnome)
}
