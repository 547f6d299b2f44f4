/** The composition root: the only place that knows every part, and puts them together. */
import { app } from 'electron'
import { createLog, logFiles } from './adapters/log/log.ts'
import { lastLogLines } from './adapters/log/log-tail.ts'
import { redactText } from './adapters/log/redact-text.ts'
import { connectMicrosoft } from './adapters/microsoft.ts'
import { signInOrigin } from './adapters/msal/admin-consent.ts'
import { createConnectors } from './adapters/pbx/connect.ts'
import { forgetPhoneSecrets } from './adapters/pbx/logins.ts'
import { createProbe } from './adapters/pbx/probe/probe.ts'
import { createIdentity } from './adapters/pbx/sip/identity.ts'
import { sameExtension } from './adapters/pbx/stored-phone.ts'
import { createPolicySource } from './adapters/policy/source.ts'
import { createPushListener } from './adapters/push/listener.ts'
import { createTeamsHint } from './adapters/teams-hint/teams-hint.ts'
import { composeDesktop } from './compose-desktop.ts'
import { createApp } from './services/app.ts'
import { createCommands } from './services/commands/commands.ts'
import type { Answer, Order } from './services/orders.ts'
import { firstPolicy } from './services/policy/first.ts'
import type { InitialPolicy } from './services/policy/follow.ts'
import { mayReach } from './services/policy/hosts.ts'
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
import { openAdminConsent, openPage, openPhoneSignIn, openSignIn } from './shell/open-page.ts'
import { appPaths, type Paths } from './shell/paths.ts'
import { createPower } from './shell/power.ts'
import { quitPolitely } from './shell/quit.ts'
import { answerSecondStarts } from './shell/second-instance.ts'
import { createSecrets } from './shell/secrets.ts'
import { createSettingsFile } from './shell/settings-file.ts'
import { systemLines } from './shell/system-lines.ts'
import { createUpdater, loadUpdaterLibrary } from './shell/updater.ts'
import { openWebSocket } from './shell/web-sockets.ts'

export interface StartOptions {
  /** Starts in the tray, as at login. */
  readonly hidden: boolean
}

type CarryOut = (order: Order) => Promise<Answer>

/** Everything that has to happen before the app is ready; the rest follows when it is. */
export function compose(options: StartOptions): void {
  const paths = appPaths()
  const log = createLog({ sinks: [logFiles(paths.logs)], level: 'info', wall: clock.wall })
  guardAgainstCrashes(log)
  // Windows shows notifications only under the id of the installed shortcut.
  if (process.platform === 'win32') app.setAppUserModelId('invalid.example.lockstep')
  harden(log)
  registerAppScheme()
  // A second start may come before this one is done: its order waits.
  const orders = Promise.withResolvers<CarryOut>()
  const carryOut: CarryOut = async (order) => (await orders.promise)(order)
  answerSecondStarts({ data: paths.data, carryOut, clock, log })
  // Read while Electron gets ready, so that the start does not wait for it.
  const policy = firstPolicy(createPolicySource(log), createDocuments(paths.data, log), log)
  app
    .whenReady()
    .then(async () => start(paths, log, { ...options, onOrders: orders.resolve }, await policy))
    .catch((error: unknown) => {
      log.error('Lockstep cannot start', { error })
      app.exit(1)
    })
}

async function start(
  paths: Paths,
  log: ReturnType<typeof createLog>,
  options: StartOptions & { readonly onOrders: (carryOut: CarryOut) => void },
  policy: InitialPolicy,
): Promise<void> {
  installAppMenu()
  servePanel({ rendererFolder: paths.renderer, log })
  const secrets = createSecrets({ folder: paths.secrets, log })
  const power = createPower(clock, log)
  const host = createLineHost({
    preload: paths.linePreload,
    rendererFolder: paths.renderer,
    log,
  })
  const documents = createDocuments(paths.data, log)
  const connectors = createConnectors({
    host,
    net,
    clock,
    log,
    secrets,
    documents,
    openWebSocket,
    mayUse: (server) => mayReach({ server }, lockstep.settings.policy),
    openSignInPage: openPhoneSignIn,
    showNumber: (number) => lockstep.phoneProgress.confirm(number),
    signedIn: {
      objectId: () => lockstep.microsoft.account().account?.objectId,
      idToken: (signal) => lockstep.microsoft.idToken(signal),
      loopback: () => lockstep.settings.current.microsoft.cloud === 'demo',
    },
    timing: () => lockstep.settings.current.line,
    identity: createIdentity({
      documents,
      person: () => lockstep.microsoft.account().account?.objectId,
    }),
  })
  const lockstep = createApp({
    version: app.getVersion(),
    clock,
    log,
    net,
    power,
    secrets,
    documents,
    settingsFile: createSettingsFile(paths.data, clock.wall),
    policy,
    pushListener: createPushListener({ host, clock, log }),
    teamsHint: createTeamsHint({ clock, log, secrets, version: app.getVersion() }),
    updater: createUpdater({
      log,
      resources: process.resourcesPath,
      executable: process.execPath,
      platform: process.platform,
      localAppData: process.env.LOCALAPPDATA,
      load: loadUpdaterLibrary,
      quit: (last) => quit.quit(last),
    }),
    connectMicrosoft: (settings) =>
      connectMicrosoft(settings, { net, secrets, clock, log, openBrowser: openSignIn }),
    connectPhone: (phone, settings) =>
      connectors.connect(phone, (realm) => {
        // The realm may come late: what is set up by then counts.
        const { phone: current } = settings.current
        if (current !== null && sameExtension(current, phone))
          settings.update({ phone: { ...current, realm } })
      }),
  })
  const commands = createCommands({
    app: lockstep,
    clock,
    report: {
      system: systemLines,
      lastLogLines: () => lastLogLines(paths.logs, 300),
      redact: redactText,
    },
    desktop: {
      openPage: (page) => openPage(page, paths.documents, log),
      openAdminConsent: (url) =>
        openAdminConsent(url, signInOrigin(lockstep.settings.current.microsoft)),
      ...createDesktop(paths.logs),
    },
    setUpPhone: connectors.fromForm,
    probePhone: createProbe({ net, clock }),
    forgetPhoneSecret: () => forgetPhoneSecrets(secrets),
  })
  log.setLevel(lockstep.settings.current.log.level)
  lockstep.settings.subscribe((settings) => log.setLevel(settings.log.level))
  const desktop = composeDesktop({
    lockstep,
    commands,
    paths,
    power,
    clock,
    log,
    leaving: () => quit.leaving(),
  })
  options.onOrders(desktop.carryOut)
  registerCommands(commands, log)
  const quit = quitPolitely(async () => {
    await lockstep.stop()
    power.dispose()
    host.dispose()
    desktop.dispose()
  }, log)
  await lockstep.start()
  log.info('started', { version: app.getVersion(), platform: process.platform })
  desktop.begin(options.hidden)
}
