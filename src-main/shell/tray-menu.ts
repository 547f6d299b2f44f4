/** What the tray shows, apart from its words: the icon's file and the menu. */
import type { MenuItemConstructorOptions } from 'electron'
import type { Snapshot, TrayState } from '../../src-preload/contract.ts'

/** Everything the tray says for one snapshot. */
export interface TrayTexts {
  readonly tooltip: string
  /** The first line of the menu. */
  readonly status: string
  readonly sync: string
  readonly pause: string
  readonly pauses: readonly TrayPause[]
  readonly resume: string
  readonly open: string
  readonly signIn: string
  readonly signOut: string
  readonly quit: string
}

export interface TrayPause {
  readonly label: string
  /** Asked when chosen, since a menu may stay for hours; `null` means until resumed. */
  readonly minutes: () => number | null
}

/** What the menu can ask for. None of them may throw. */
export interface TrayActions {
  open(): void
  setSync(on: boolean): void
  pause(minutes: number | null): void
  resume(): void
  signIn(): void
  signOut(): void
  quit(): void
}

/**
 * The icon's file name. macOS recolours a template image itself; Windows takes all sizes in one
 * file. `dark`: what the icon stands on is dark.
 */
export function trayIconFile(state: TrayState, platform: NodeJS.Platform, dark: boolean): string {
  if (platform === 'darwin') return `${state}Template.png`
  const ground = dark ? 'onDark' : 'onLight'
  return `${state}-${ground}.${platform === 'win32' ? 'ico' : 'png'}`
}

export function trayMenu(
  snapshot: Pick<Snapshot, 'account' | 'sync' | 'locked'>,
  words: TrayTexts,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  return [
    { label: words.status, enabled: false },
    { type: 'separator' },
    {
      label: words.sync,
      type: 'checkbox',
      checked: snapshot.sync.on,
      enabled: !snapshot.locked.includes('sync'),
      click: () => actions.setSync(!snapshot.sync.on),
    },
    pauseItem(snapshot, words, actions),
    { type: 'separator' },
    { label: words.open, click: () => actions.open() },
    accountItem(snapshot.account.state, words, actions),
    { type: 'separator' },
    { label: words.quit, click: () => actions.quit() },
  ]
}

function pauseItem(
  { sync }: Pick<Snapshot, 'sync'>,
  words: TrayTexts,
  actions: TrayActions,
): MenuItemConstructorOptions {
  if (sync.paused !== null) return { label: words.resume, click: () => actions.resume() }
  return {
    label: words.pause,
    enabled: sync.on,
    submenu: words.pauses.map(({ minutes, label }) => ({
      label,
      click: () => actions.pause(minutes()),
    })),
  }
}

function accountItem(
  state: Snapshot['account']['state'],
  words: TrayTexts,
  actions: TrayActions,
): MenuItemConstructorOptions {
  switch (state) {
    case 'signedOut':
    case 'expired':
      return { label: words.signIn, click: () => actions.signIn() }
    case 'signingIn':
      // Cancelling is for the panel, which tells what is going on.
      return { label: words.signIn, enabled: false }
    case 'signedIn':
      return { label: words.signOut, click: () => actions.signOut() }
  }
}
