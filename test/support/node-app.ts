/**
 * Lockstep without its shell: the real services and adapters in plain Node, with the line in the
 * same process. Only what Electron would give is replaced: windows, encryption, the power monitor.
 */
import { redactText } from '../../src-main/adapters/log/redact-text.ts'
import { connectMicrosoft } from '../../src-main/adapters/microsoft.ts'
import { createConnectors } from '../../src-main/adapters/pbx/connect.ts'
import { forgetPhoneSecrets } from '../../src-main/adapters/pbx/logins.ts'
import { createProbe } from '../../src-main/adapters/pbx/probe/probe.ts'
import { createIdentity } from '../../src-main/adapters/pbx/sip/identity.ts'
import type { SipSecret } from '../../src-main/adapters/pbx/sip/secret.ts'
import { createPushListener } from '../../src-main/adapters/push/listener.ts'
import type {
  Clock,
  Documents,
  LineHost,
  Log,
  Net,
  PhoneSystem,
  Power,
  PowerEvent,
  SecretKey,
  Secrets,
  SettingsFile,
  TeamsHint,
} from '../../src-main/ports.ts'
import { createApp } from '../../src-main/services/app.ts'
import type { App } from '../../src-main/services/app-parts.ts'
import { type Commands, createCommands } from '../../src-main/services/commands/commands.ts'
import type { InitialPolicy } from '../../src-main/services/policy/follow.ts'
import { mayReach } from '../../src-main/services/policy/hosts.ts'
import { reachabilityOf } from '../../src-main/shell/reachability.ts'
import { type FromLine, fromLineSchema, type ToLine } from '../../src-preload/line-contract.ts'
import { systemClock as lineClock } from '../../src-renderer/line/clock.ts'
import { createLine } from '../../src-renderer/line/line.ts'
import { browse } from '../simulators/identity/index.ts'
import { parseXml } from '../unit/line/parse-xml.ts'
import { noUpdates } from './no-updates.ts'
import { quietLog } from './quiet-log.ts'

export const nodeClock: Clock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  timer(delayMs, run) {
    const timeout = setTimeout(run, Math.max(0, delayMs))
    return () => clearTimeout(timeout)
  },
  random: () => Math.random(),
}

export const nodeNet: Net = {
  fetch: (url, init) => fetch(url, init),
  async diagnose(origin, signal) {
    try {
      await fetch(origin, { method: 'HEAD', redirect: 'manual', signal })
      return 'reachable'
    } catch (error) {
      return reachabilityOf(error)
    }
  },
  isOnline: () => true,
}

/** Each line in this process; messages are copied as they are on their way between processes. */
export const nodeLineHost: LineHost = {
  openLine() {
    const listeners = new Set<(message: FromLine) => void>()
    let open = true
    const send = (message: FromLine) => {
      const copy = fromLineSchema.parse(structuredClone(message))
      queueMicrotask(() => {
        if (open) for (const listener of [...listeners]) listener(copy)
      })
    }
    const line = createLine({ bridge: { send }, clock: lineClock, parseXml, random: Math.random })
    queueMicrotask(() => send({ type: 'ready' }))
    return {
      send: (message: ToLine) => line.handle(structuredClone(message)),
      onMessage(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      onGone: () => () => undefined,
      close() {
        open = false
      },
    }
  },
}

export interface NodeApp {
  readonly app: App
  readonly commands: Commands
  /** What went to the clipboard, and the consent pages that were opened. */
  readonly desktop: { readonly copied: readonly string[]; readonly opened: readonly string[] }
  readonly power: { tell(event: PowerEvent): void; idleSeconds: number; locked: boolean }
  /** Resolves when the snapshot fits. */
  until(fits: (snapshot: ReturnType<App['store']['getState']>) => boolean): Promise<void>
}

export interface NodeAppOptions {
  readonly settings: Readonly<Record<string, unknown>>
  /** What an earlier run left in its journal. */
  readonly journal?: unknown
  readonly log?: Log
  /** Where time passes as the test says; the line keeps its own. */
  readonly clock?: Clock
  readonly net?: Net
  /** What is stored as the secret of the extension. */
  readonly secret?: SipSecret
  /** In the place of secrets of its own: what an earlier run remembered. */
  readonly secrets?: Secrets
  /** What the organisation prescribes. */
  readonly policy?: InitialPolicy
  /** In the place of the SIP line. */
  readonly phone?: PhoneSystem
  /** The local Teams API; there is none by default. */
  readonly teamsHint?: TeamsHint
  /** The person's browser; signs in by default. */
  readonly openBrowser?: (url: string) => Promise<void>
}

export function createNodeApp(options: NodeAppOptions): NodeApp {
  const { log = quietLog, clock = nodeClock, net = nodeNet } = options
  const { openBrowser = async (url: string) => void browse(url) } = options
  const secrets = options.secrets ?? memorySecrets(options.secret)
  const copied: string[] = []
  const opened: string[] = []
  const powerListeners = new Set<(event: PowerEvent) => void>()
  const state = { idleSeconds: 0, locked: false }
  const power: Power = {
    idleSeconds: () => state.idleSeconds,
    isLocked: () => state.locked,
    onEvent(listener) {
      powerListeners.add(listener)
      return () => powerListeners.delete(listener)
    },
  }
  const documents = memoryDocuments(options.journal)
  const connectors = createConnectors({
    host: nodeLineHost,
    net,
    clock,
    log,
    secrets,
    documents,
    openWebSocket: (url) => new WebSocket(url),
    mayUse: (server) => mayReach({ server }, app.settings.policy),
    openSignInPage: async (url) => void browse(url),
    showNumber: (number) => app.phoneProgress.confirm(number),
    signedIn: {
      objectId: () => app.microsoft.account().account?.objectId,
      idToken: (signal) => app.microsoft.idToken(signal),
      loopback: () => app.settings.current.microsoft.cloud === 'demo',
    },
    timing: () => app.settings.current.line,
    identity: createIdentity({
      documents,
      person: () => app.microsoft.account().account?.objectId,
    }),
  })
  const app = createApp({
    version: '0.0.0',
    clock,
    log,
    net,
    power,
    secrets,
    documents,
    updater: noUpdates,
    pushListener: createPushListener({ host: nodeLineHost, clock, log }),
    ...(options.teamsHint === undefined ? {} : { teamsHint: options.teamsHint }),
    ...(options.policy === undefined ? {} : { policy: options.policy }),
    settingsFile: memorySettingsFile({ version: 1, ...options.settings }),
    connectMicrosoft: (settings) =>
      connectMicrosoft(settings, {
        net,
        secrets,
        clock,
        log,
        openBrowser,
      }),
    connectPhone: (phone, settings) =>
      options.phone ??
      connectors.connect(phone, (realm) => settings.update({ phone: { ...phone, realm } })),
  })
  const commands = createCommands({
    app,
    clock,
    report: { system: () => [], lastLogLines: () => [], redact: redactText },
    desktop: {
      openPage: async () => undefined,
      copyText: async (text) => void copied.push(text),
      openAdminConsent: async (url) => void opened.push(url),
      saveText: async () => undefined,
      openLogs: async () => undefined,
    },
    setUpPhone: connectors.fromForm,
    probePhone: createProbe({ net, clock }),
    forgetPhoneSecret: () => forgetPhoneSecrets(secrets),
  })
  return {
    app,
    commands,
    desktop: { copied, opened },
    power: {
      tell(event) {
        for (const listener of [...powerListeners]) listener(event)
      },
      set idleSeconds(seconds: number) {
        state.idleSeconds = seconds
      },
      set locked(locked: boolean) {
        state.locked = locked
      },
    },
    until: (fits) =>
      new Promise((resolve, reject) => {
        const timeout = setTimeout(() => {
          stop()
          reject(new Error(`the snapshot never fitted: ${JSON.stringify(app.store.getState())}`))
        }, 20_000)
        const look = () => {
          if (!fits(app.store.getState())) return
          clearTimeout(timeout)
          stop()
          resolve()
        }
        const stop = app.store.subscribe(look)
        look()
      }),
  }
}

export function memorySecrets(secret?: SipSecret): Secrets {
  const values = new Map<SecretKey, string>()
  if (secret !== undefined) values.set('sip.secret', JSON.stringify(secret))
  return {
    protection: async () => 'protected',
    read: async (key) => values.get(key),
    write: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
  }
}

function memoryDocuments(journal: unknown): Documents {
  const values = new Map<string, unknown>([['journal', journal]])
  return {
    read: (name) => values.get(name),
    write: (name, value) => void values.set(name, value),
  }
}

function memorySettingsFile(content: Readonly<Record<string, unknown>>): SettingsFile {
  let value: unknown = content
  return {
    load: () => ({ kind: 'ok', value }),
    loadBackup: () => undefined,
    save: (next) => {
      value = next
    },
    saveBackup: () => undefined,
    setAside: () => undefined,
  }
}
