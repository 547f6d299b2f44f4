/** The half of the composition that people see: tray, panel, notifications, the start at login. */
import { join } from 'node:path'
import { app } from 'electron'
import type { Clock, Log, Power } from './ports.ts'
import type { App } from './services/app-parts.ts'
import { createAttention } from './services/attention.ts'
import type { Commands } from './services/commands/commands.ts'
import type { Answer } from './services/orders.ts'
import { carryOut, type Order } from './services/orders.ts'
import { createAppearance } from './shell/appearance.ts'
import { createLoginItem, openedAtLogin } from './shell/login-item.ts'
import { createNotifications } from './shell/notifications.ts'
import { createPanelWindow, type PanelWindow } from './shell/panel-window.ts'
import type { Paths } from './shell/paths.ts'
import { createTray, type TrayIcon } from './shell/tray.ts'
import { trayTexts } from './shell/tray-texts.ts'
import { trayLocale, trayWords } from './shell/tray-words.ts'

export interface DesktopParts {
  readonly lockstep: App
  readonly commands: Commands
  readonly paths: Paths
  readonly power: Power
  readonly clock: Clock
  readonly log: Log
  /** Whether a quit is under way. */
  readonly leaving: () => boolean
}

export interface DesktopSide {
  /** Does what a second start asks for. */
  readonly carryOut: (order: Order) => Promise<Answer>
  /** Opens the panel, unless the app was started at login. */
  begin(hidden: boolean): void
  dispose(): void
}

export function composeDesktop(parts: DesktopParts): DesktopSide {
  const { lockstep, commands, paths, clock, log, leaving } = parts
  const { settings, store } = lockstep
  const appearance = createAppearance()
  appearance.apply(settings.current.appearance.theme)
  const words = () =>
    trayWords(trayLocale(settings.current.appearance.language, app.getPreferredSystemLanguages()))
  const loginItem = createLoginItem({ log })

  /** What cannot be done leaves everything as it is, and the menu says so. */
  const ask = (work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      log.warn('what the tray asked for failed', { error })
      tray?.update(store.getState())
    })
  }

  let tray: TrayIcon | undefined
  const panel: PanelWindow = createPanelWindow({
    preload: paths.panelPreload,
    trayBounds: () => tray?.bounds() ?? { x: 0, y: 0, width: 0, height: 0 },
    onClosed: hintOnce,
    log,
  })
  const notifications = createNotifications(() => panel.open())
  /** The first time, closing the window says where Lockstep went. */
  function hintOnce(): void {
    const { trayHintShown, notifications: wanted } = settings.current
    if (trayHintShown || !wanted.tray || leaving()) return
    settings.update({ trayHintShown: true })
    notifications.show(words().notifications.hint)
  }
  const attention = createAttention({
    clock,
    tell(occasion) {
      const { signedOut, legFailing } = words().notifications
      notifications.show(occasion.kind === 'signedOut' ? signedOut : legFailing[occasion.leg])
    },
  })

  tray = createTray(store.getState(), {
    icons: join(paths.icons, 'tray'),
    words: (snapshot) => trayTexts(words(), clock)(snapshot),
    desktopIsDark: appearance.desktopIsDark,
    actions: {
      open: () => panel.open(),
      setSync: (on) => ask(commands['sync.set']({ which: 'sync', choice: on ? 'on' : 'off' })),
      pause: (minutes) => ask(commands['sync.pause']({ minutes })),
      resume: () => ask(commands['sync.resume'](undefined)),
      signIn: () => ask(commands['account.signIn'](undefined)),
      signOut: () => ask(commands['account.signOut'](undefined)),
      quit: () => app.quit(),
    },
  })
  const stops = [
    store.subscribe((snapshot) => {
      tray.update(snapshot)
      panel.send(snapshot)
      attention.look(snapshot)
    }),
    settings.subscribe((current, before) => {
      appearance.apply(current.appearance.theme)
      if (current.startAtLogin !== before.startAtLogin) void loginItem.choose(current.startAtLogin)
    }),
    parts.power.onEvent(attention.onPower),
  ]
  void loginItem.restore(settings.current.startAtLogin)

  app.on('activate', () => panel.open())

  return {
    carryOut: (order) =>
      carryOut(order, {
        snapshot: store.getState,
        commands,
        open: () => panel.open(),
        log,
      }),
    begin(hidden) {
      if (!hidden && !openedAtLogin()) panel.open()
    },
    dispose() {
      for (const stop of stops) stop()
      attention.dispose()
      appearance.dispose()
      tray.destroy()
    },
  }
}
