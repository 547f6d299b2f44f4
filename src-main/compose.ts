/** The composition root: the only place that knows every part, and puts them together. */
import { join } from 'node:path'
import { app } from 'electron'
import { createLog, logFiles } from './adapters/log/log.ts'
import { connectMicrosoft } from './adapters/microsoft.ts'
import { createSipSetUp, sameExtension } from './adapters/pbx/sip/set-up.ts'
import { createApp } from './services/app.ts'
import { createCommands } from './services/commands/commands.ts'
import { registerAppScheme, servePanel } from './shell/app-protocol.ts'
import { systemClock as clock } from './shell/clock.ts'
import { guardAgainstCrashes } from './shell/crash-guard.ts'
import { createDesktop } from './shell/desktop.ts'
import { createDocuments } from './shell/documents.ts'
import { harden } from './shell/hardening.ts'
import { registerCommands } from './shell/ipc.ts'
import { createLineHost } from './shell/line-window.ts'
import { installAppMenu } from './shell/menu.ts'
import { electronNet as net } from './shell/net.ts'
import { createNotifications } from './shell/notifications.ts'
import { openPage, openSignIn } from './shell/open-page.ts'
import { createPanelWindow } from './shell/panel-window.ts'
import { appPaths, type Paths } from './shell/paths.ts'
import { createPower } from './shell/power.ts'
import { quitPolitely } from './shell/quit.ts'
import { createSecrets } from './shell/secrets.ts'
import { createSettingsFile } from './shell/settings-file.ts'
import { createTray, type TrayIcon } from './shell/tray.ts'
import { trayTexts } from './shell/tray-texts.ts'
import { trayWords } from './shell/tray-words.ts'

/** Starts in the tray, for start-up scripts. */
const hiddenArgument = '--hidden'

/** Everything that has to happen before the app is ready; the rest follows when it is. */
export function compose(): void {
  const paths = appPaths()
  const log = createLog({ sinks: [logFiles(paths.logs)], level: 'info', wall: clock.wall })
  guardAgainstCrashes(log)
  // Windows shows notifications only under the id of the installed shortcut.
  if (process.platform === 'win32') app.setAppUserModelId('invalid.example.lockstep')
  harden(log)
  registerAppScheme()
  app
    .whenReady()
    .then(() => start(paths, log))
    .catch((error: unknown) => {
      log.error('Lockstep cannot start', { error })
      app.exit(1)
    })
}

async function start(paths: Paths, log: ReturnType<typeof createLog>): Promise<void> {
  installAppMenu()
  servePanel({ rendererFolder: paths.renderer, log })
  const secrets = createSecrets({ folder: paths.secrets, log })
  const power = createPower(clock, log)
  const host = createLineHost({
    preload: paths.linePreload,
    rendererFolder: paths.renderer,
    log,
  })
  const sip = createSipSetUp({
    host,
    net,
    clock,
    log,
    secrets,
    timing: () => lockstep.settings.current.line,
  })
  const lockstep = createApp({
    version: app.getVersion(),
    clock,
    log,
    net,
    power,
    secrets,
    documents: createDocuments(paths.data, log),
    settingsFile: createSettingsFile(paths.data, clock.wall),
    connectMicrosoft: (settings) =>
      connectMicrosoft(settings, { net, secrets, clock, log, openBrowser: openSignIn }),
    connectPhone: (phone, settings) =>
      sip.connect(phone, (realm) => {
        // The realm may come late: what is set up by then counts.
        const { phone: current } = settings.current
        if (current !== null && sameExtension(current, phone))
          settings.update({ phone: { ...current, realm } })
      }),
  })
  const commands = createCommands({
    app: lockstep,
    desktop: {
      openPage: (page) => openPage(page, paths.documents, log),
      ...createDesktop(paths.logs),
    },
    setUpPhone: sip.fromForm,
    forgetPhoneSecret: () => secrets.remove('sip.secret'),
  })
  let tray: TrayIcon | undefined
  const panel = createPanelWindow({
    preload: paths.panelPreload,
    trayBounds: () => tray?.bounds() ?? { x: 0, y: 0, width: 0, height: 0 },
    onClosed: hintOnce,
    log,
  })
  const words = trayWords(app.getLocale())
  const notifications = createNotifications(() => panel.open())

  /** The first time, closing the window says where Lockstep went. */
  function hintOnce(): void {
    if (lockstep.settings.current.trayHintShown || quitting()) return
    lockstep.settings.update({ trayHintShown: true })
    notifications.show(words.hint.title, words.hint.body)
  }

  tray = createTray(lockstep.store.getState(), {
    icons: join(paths.icons, 'tray'),
    words: trayTexts(words, clock),
    actions: {
      open: () => panel.open(),
      setSync: (on) => void commands['sync.set']({ which: 'sync', choice: on ? 'on' : 'off' }),
      pause: (minutes) => void commands['sync.pause']({ minutes }),
      resume: () => void commands['sync.resume'](undefined),
      signIn: () => void commands['account.signIn'](undefined),
      signOut: () => void commands['account.signOut'](undefined),
      quit: () => app.quit(),
    },
  })
  lockstep.store.subscribe((snapshot) => {
    tray?.update(snapshot)
    panel.send(snapshot)
  })
  registerCommands(commands, log)
  const quitting = quitPolitely(async () => {
    await lockstep.stop()
    power.dispose()
    host.dispose()
    tray?.destroy()
  }, log)
  app.on('second-instance', () => panel.open())
  app.on('activate', () => panel.open())
  await lockstep.start()
  log.info('started', { version: app.getVersion(), platform: process.platform })
  if (!process.argv.includes(hiddenArgument)) panel.open()
}
