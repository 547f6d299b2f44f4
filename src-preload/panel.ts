/** The preload of the panel page: exposes {@link PanelBridge} as `window.lockstep`, nothing else. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { CommandName, PanelBridge, panelChannels, Snapshot } from './contract.ts'

// Typed copies: importing the values would carry the schemas and zod into the sandbox. A name that
// is missing or no longer true does not compile.
const channels: typeof panelChannels = {
  command: 'panel:command',
  snapshot: 'panel:snapshot',
}
const known: Readonly<Record<CommandName, true>> = {
  'snapshot.get': true,
  'account.signIn': true,
  'account.cancelSignIn': true,
  'account.signOut': true,
  'account.add': true,
  'account.use': true,
  'account.forget': true,
  'account.allowCalls': true,
  'account.adminConsent': true,
  'sync.set': true,
  'sync.pause': true,
  'sync.resume': true,
  'presence.refresh': true,
  'phone.save': true,
  'phone.test': true,
  'phone.probe': true,
  'phone.remove': true,
  'phone.confirm': true,
  'microsoft.save': true,
  'settings.set': true,
  'mapping.set': true,
  'mapping.reset': true,
  'leg.test': true,
  'report.make': true,
  'logs.open': true,
  'clipboard.copy': true,
  'teamsHint.pair': true,
  'update.check': true,
  'update.install': true,
  'page.open': true,
}

const bridge: PanelBridge = {
  command: (name, argument) =>
    Object.hasOwn(known, name)
      ? ipcRenderer.invoke(channels.command, name, argument)
      : Promise.resolve({ ok: false, code: 'command.invalid' }),
  onSnapshot: (listener) => {
    const forward = (_event: IpcRendererEvent, snapshot: Snapshot) => listener(snapshot)
    ipcRenderer.on(channels.snapshot, forward)
    return () => {
      ipcRenderer.off(channels.snapshot, forward)
    }
  },
}

contextBridge.exposeInMainWorld('lockstep', bridge)
