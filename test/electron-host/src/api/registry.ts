import type { HostBrowserWindow } from './browser-window.ts'
import type { HostWebContents } from './web-contents.ts'

/** The windows that live, by id, as the app sees them. */
export const windows = new Map<number, HostBrowserWindow>()

/** Their contents, by the same id. */
export const contents = new Map<number, HostWebContents>()

let lastId = 0
export function nextId(): number {
  lastId += 1
  return lastId
}

/** The edge: to the app a host object is Electron's, and throws where it lacks a member. */
export function asWebContents(hostContents: HostWebContents): Electron.WebContents {
  return hostContents as unknown as Electron.WebContents
}

export function asBrowserWindow(window: HostBrowserWindow): Electron.BrowserWindow {
  return window as unknown as Electron.BrowserWindow
}
