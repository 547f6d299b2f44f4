import { EventEmitter } from 'node:events'
import type { Chromium } from '../chromium/chromium.ts'
import type { Protocol } from '../chromium/protocol.ts'
import { createEvent } from '../core/event.ts'
import { host } from '../core/host.ts'
import { record } from '../core/record.ts'
import { strict } from '../core/strict.ts'
import { eventMessage } from './ipc-link.ts'
import { LoadError } from './load-error.ts'
import { type HostImage, imageOf } from './native-image.ts'
import { followPage } from './page-events.ts'
import { openPage, type PageTarget } from './page-target.ts'
import { carryLocalNetworkPermissions } from './permissions.ts'
import { contents, nextId, windows } from './registry.ts'
import type { HostSession } from './session.ts'
import { asWebFrame, createFrame } from './web-frame.ts'
import { readWebPreferences } from './web-preferences.ts'
import { fromWire, originOf, toWire } from './wire-url.ts'

type WebContentsMembers =
  | 'id'
  | 'send'
  | 'getURL'
  | 'isDestroyed'
  | 'setWindowOpenHandler'
  | 'executeJavaScript'
  | 'forcefullyCrashRenderer'
  | 'reload'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'openDevTools'
  | 'mainFrame'
  | 'close'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** A page and what the app may do with it. Made by its BrowserWindow. */
export class HostWebContents
  extends EventEmitter
  implements Pick<Electron.WebContents, WebContentsMembers>
{
  readonly id = nextId()
  readonly frame = createFrame()
  readonly mainFrame = asWebFrame(this.frame)
  readonly hostSession: HostSession
  readonly page: Promise<PageTarget>
  readonly preload: string | undefined
  targetId: string | undefined
  openHandler: OpenHandler | undefined
  private expected: string | undefined
  private destroyed = false
  private zoomFactor = 1

  constructor(preferences: Electron.WebPreferences, size: { width: number; height: number }) {
    super()
    const { session, preload, additionalArguments } = readWebPreferences(preferences)
    this.hostSession = session
    this.preload = preload
    this.page = host.chromium.promise.then(async (chromium) => {
      const browserContextId = await session.browserContextId(chromium)
      const page = await openPage(chromium, {
        ...size,
        browserContextId,
        preload,
        additionalArguments,
        onMessage: (message) => following.onMessage(message),
      })
      const following = followPage(this.asSeen(), chromium, page)
      this.targetId = page.id
      return page
    })
    this.page.catch((error) => {
      if (!this.destroyed) console.error('electron-host: a window could not open:', error)
    })
  }

  get session(): Electron.Session {
    // The edge: to the app a host session is Electron's.
    return this.hostSession as unknown as Electron.Session
  }
  /** This object as the app holds it. */
  asSeen(): HostWebContents {
    return contents.get(this.id) ?? this
  }

  getURL() {
    return this.frame.url
  }
  isDestroyed() {
    return this.destroyed
  }
  send(channel: string, ...args: unknown[]) {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    const message = eventMessage(channel, args)
    void this.page.then((page) => page.post(message))
  }
  setWindowOpenHandler(handler: OpenHandler) {
    this.openHandler = handler
  }

  async loadURL(url: string) {
    const { session } = await this.page
    this.expected = withoutFragment(url)
    const loaded = Promise.withResolvers<void>()
    this.once('did-finish-load', loaded.resolve)
    this.once('destroyed', loaded.resolve)
    try {
      const { errorText } = await session.send('Page.navigate', { url: toWire(url) })
      if (errorText) throw this.failLoad(errorText, url)
      await loaded.promise
    } finally {
      this.off('did-finish-load', loaded.resolve)
      this.off('destroyed', loaded.resolve)
    }
  }
  /** Tells the app of a page that did not load. */
  failLoad(text: string, url: string) {
    const error = new LoadError(text, url)
    this.emit('did-fail-load', createEvent(), error.errno, error.code, url, true, this.id, this.id)
    return error
  }
  reload() {
    void this.page.then(({ session }) => session.send('Page.reload')).catch(() => {})
  }
  /** Whether the app itself asked for this navigation, or it is a reload as by the DevTools. */
  isExpected(url: string) {
    if (withoutFragment(this.frame.url) === withoutFragment(url)) return true
    const expected = this.expected === withoutFragment(url)
    if (expected) this.expected = undefined
    return expected
  }
  /** @param url where the page is about to be; where it is, by default */
  async carryPermissions(url = this.frame.url) {
    if (url === '') return
    const chromium: Chromium = await host.chromium.promise
    await carryLocalNetworkPermissions(chromium, this.hostSession, this.asSeen(), url)
  }

  async executeJavaScript(code: string, userGesture = false) {
    const { session } = await this.page
    const evaluated: Protocol.Runtime.evaluateReturnValue = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    const { exceptionDetails } = evaluated
    if (!exceptionDetails) return evaluated.result.value
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  }
  async capturePage(): Promise<HostImage> {
    const { session } = await this.page
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
    return imageOf(Buffer.from(data, 'base64'))
  }
  async clearStorage() {
    const { session } = await this.page
    if (!/^https?:/.test(toWire(this.frame.url))) return
    const origin = originOf(toWire(this.frame.url))
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  }
  forcefullyCrashRenderer() {
    // The page does not live to answer.
    void this.page.then(({ session }) => session.send('Page.crash')).catch(() => {})
  }
  setZoomFactor(factor: number) {
    this.zoomFactor = factor
  }
  getZoomFactor() {
    return this.zoomFactor
  }
  openDevTools() {
    record('open-dev-tools', { id: this.id })
  }
  /** Asked by Playwright when a test closes the page. */
  close() {
    windows.get(this.id)?.close()
  }

  /** Called by the window that goes. */
  destroy() {
    this.destroyed = true
    contents.delete(this.id)
    this.emit('destroyed')
    void this.page.then((page) => page.close()).catch(() => {})
  }
}

function withoutFragment(url: string): string {
  return fromWire(toWire(url.replace(/#.*$/, '')))
}

/** Makes the contents of a new window, and tells the app of them before the window is handed out. */
export function createWebContents(
  preferences: Electron.WebPreferences,
  size: { width: number; height: number },
): HostWebContents {
  const created = strict('webContents', new HostWebContents(preferences, size))
  contents.set(created.id, created)
  return created
}
