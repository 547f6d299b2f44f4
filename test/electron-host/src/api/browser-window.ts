import { EventEmitter } from 'node:events'
import { createEvent } from '../core/event.ts'
import { host } from '../core/host.ts'
import { strictClass } from '../core/strict-class.ts'
import { app } from './app.ts'
import { quit } from './lifecycle.ts'
import { asBrowserWindow, asWebContents, windows } from './registry.ts'
import { createWebContents, type HostWebContents } from './web-contents.ts'

type WindowMembers =
  | 'id'
  | 'webContents'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'isVisible'
  | 'isFocused'
  | 'getBounds'
  | 'setBounds'
  | 'getSize'
  | 'setPosition'
  | 'setSize'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'setTitle'
  | 'setSkipTaskbar'
  | 'setAlwaysOnTop'

let focusedId: number | undefined

/** A window. Its page is real; its frame, position and focus are kept in mind only. */
export class HostBrowserWindow
  extends EventEmitter
  implements Pick<Electron.BrowserWindow, WindowMembers>
{
  readonly id: number
  readonly webContents: Electron.WebContents
  /** The host's side of `webContents`. */
  readonly contents: HostWebContents
  title: string
  private bounds: Electron.Rectangle
  private visible = false
  private destroyed = false
  private painted = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    if (!host.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    const { x = 0, y = 0, width = 800, height = 600, show = true, webPreferences = {} } = options
    this.bounds = { x, y, width, height }
    this.title = options.title ?? app.name
    this.contents = createWebContents(webPreferences, this.bounds)
    this.webContents = asWebContents(this.contents)
    this.id = this.contents.id
    app.emit('web-contents-created', createEvent(), this.webContents)
    if (show) this.show()
  }

  static getAllWindows(): Electron.BrowserWindow[] {
    return [...windows.values()].map(asBrowserWindow)
  }
  static getFocusedWindow(): Electron.BrowserWindow | null {
    return windowOf(focusedId)
  }
  static fromWebContents(webContents: Electron.WebContents): Electron.BrowserWindow | null {
    return windowOf(webContents.id)
  }

  loadURL(url: string) {
    return this.contents.loadURL(url)
  }
  /** Called after the first load. */
  becomeReadyToShow() {
    if (this.painted) return
    this.painted = true
    this.emit('ready-to-show')
  }

  show() {
    this.showInactive()
    this.focus()
  }
  showInactive() {
    if (this.visible) return
    this.visible = true
    this.emit('show')
  }
  hide() {
    if (!this.visible) return
    this.visible = false
    this.blur()
    this.emit('hide')
  }
  focus() {
    if (this.isFocused()) return
    if (focusedId !== undefined) windows.get(focusedId)?.blur()
    focusedId = this.id
    this.emit('focus')
  }
  blur() {
    if (!this.isFocused()) return
    focusedId = undefined
    this.emit('blur')
  }
  isFocused() {
    return focusedId === this.id
  }
  isVisible() {
    return this.visible
  }
  isDestroyed() {
    return this.destroyed
  }
  close() {
    if (this.destroyed) return
    const event = createEvent()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy() {
    if (this.destroyed) return
    this.destroyed = true
    windows.delete(this.id)
    if (this.isFocused()) focusedId = undefined
    this.contents.destroy()
    this.emit('closed')
    if (windows.size > 0 || host.quitting) return
    if (!app.emit('window-all-closed')) quit(app)
  }

  getBounds() {
    return { ...this.bounds }
  }
  setBounds(bounds: Partial<Electron.Rectangle>) {
    this.bounds = { ...this.bounds, ...bounds }
    void resize(this.contents, this.bounds).catch(() => {})
  }
  getSize() {
    return [this.bounds.width, this.bounds.height]
  }
  setSize(width: number, height: number) {
    this.setBounds({ width, height })
  }
  setPosition(x: number, y: number) {
    this.setBounds({ x, y })
  }
  setTitle(title: string) {
    this.title = title
  }
  setMenu(_menu: Electron.Menu | null) {}
  removeMenu() {}
  setMenuBarVisibility(_visible: boolean) {}
  setSkipTaskbar(_skip: boolean) {}
  setAlwaysOnTop(_flag: boolean) {}
}

function windowOf(id: number | undefined): Electron.BrowserWindow | null {
  const window = id === undefined ? undefined : windows.get(id)
  return window ? asBrowserWindow(window) : null
}

async function resize(contents: HostWebContents, { width, height }: Electron.Rectangle) {
  const { session } = await contents.page
  const { windowId } = await session.send('Browser.getWindowForTarget')
  await session.send('Browser.setWindowBounds', { windowId, bounds: { width, height } })
}

export const BrowserWindow = strictClass('BrowserWindow', HostBrowserWindow, (created) => {
  windows.set(created.id, created)
})
