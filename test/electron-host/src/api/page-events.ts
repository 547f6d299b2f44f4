import type { Chromium } from '../chromium/chromium.ts'
import type { Protocol } from '../chromium/protocol.ts'
import { createEvent } from '../core/event.ts'
import { record } from '../core/record.ts'
import type { PageMessage } from '../page/messages.ts'
import { app } from './app.ts'
import { receiveMessage } from './ipc-link.ts'
import type { PageTarget } from './page-target.ts'
import { windows } from './registry.ts'
import { answerRequest } from './requests.ts'
import type { HostWebContents } from './web-contents.ts'
import { fromWire } from './wire-url.ts'

/** Turns what Chromium reports about a page into the events of its webContents. */
export function followPage(contents: HostWebContents, chromium: Chromium, page: PageTarget) {
  const { session, id } = page
  let failed = false

  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) return
    failed = frame.unreachableUrl !== undefined
    contents.frame.url = fromWire(frame.unreachableUrl ?? frame.url)
  })
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId === id) contents.frame.url = fromWire(url)
  })
  session.on('Page.loadEventFired', () => {
    if (failed || ['', 'about:blank'].includes(contents.frame.url)) return
    contents.emit('did-finish-load')
    windows.get(contents.id)?.becomeReadyToShow()
  })
  session.on('Fetch.requestPaused', (paused) => {
    answerRequest(contents, session, id, paused).catch((error) => {
      if (!contents.isDestroyed()) record('request-error', { error: String(error) })
    })
  })
  session.on('Page.windowOpen', (opened) => openWindow(contents, opened))
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const level = type === 'warning' || type === 'error' || type === 'debug' ? type : 'info'
    const message = args.map(({ value, description }) => value ?? description ?? '').join(' ')
    const [caller] = stackTrace?.callFrames ?? []
    const { lineNumber = 0, url: sourceId = '' } = caller ?? {}
    const details = { level, message, lineNumber, sourceId, frame: contents.mainFrame }
    contents.emit('console-message', createEvent(details))
  })
  session.on('Inspector.targetCrashed', () => {
    const details: Electron.RenderProcessGoneDetails = { reason: 'crashed', exitCode: 5 }
    contents.emit('render-process-gone', createEvent(), details)
    app.emit('render-process-gone', createEvent(), contents, details)
  })
  const unfollow = [
    // Electron never creates a window that is denied; Chromium has by the time one can say so.
    chromium.browser.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.openerId !== id) return
      const { targetId } = targetInfo
      chromium.browser.send('Target.closeTarget', { targetId }).catch(() => {})
    }),
    chromium.browser.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === id) windows.get(contents.id)?.destroy()
    }),
  ]
  contents.once('destroyed', () => {
    for (const off of unfollow) off()
  })

  return {
    onMessage(message: PageMessage): void {
      if (message.type === 'preload-error') {
        const error = Object.assign(new Error(message.message), { stack: message.stack })
        console.error(`Unable to load preload script: ${contents.preload}`, error)
        contents.emit('preload-error', createEvent(), contents.preload, error)
        return
      }
      contents.frame.url = fromWire(message.url)
      void receiveMessage(contents, message, page.post)
    },
  }
}

function openWindow(contents: HostWebContents, opened: Protocol.Events['Page.windowOpen']): void {
  const url = fromWire(opened.url)
  const answer = contents.openHandler?.({
    url,
    frameName: opened.windowName,
    features: opened.windowFeatures.join(','),
    disposition: 'foreground-tab',
    referrer: { url: contents.frame.url, policy: 'default' },
  })
  const action = answer?.action ?? 'allow'
  record('window-open', { url, action })
  if (action === 'allow') {
    console.error(`electron-host: a page's new window is not implemented; closed ${url}`)
  }
}
