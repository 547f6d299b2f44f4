import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Chromium } from '../chromium/chromium.ts'
import type { DevToolsSession } from '../chromium/protocol.ts'
import { record } from '../core/record.ts'
import type { HostMessage, PageMessage } from '../page/messages.ts'
import { pageWorldSource, preloadWorldSource } from '../page/source.ts'

/** A page in Chromium that carries a sandboxed preload. */
export interface PageTarget {
  readonly id: string
  readonly session: DevToolsSession
  /** Hands a message to the preload's world. A page without one loses it, as in Electron. */
  post(message: HostMessage): void
  close(): Promise<void>
}

export interface PageOptions {
  readonly width: number
  readonly height: number
  readonly browserContextId: string | undefined
  readonly preload: string | undefined
  readonly additionalArguments: readonly string[]
  onMessage(message: PageMessage): void
}

/** Opens an empty page whose every later document gets the preload before its own scripts run. */
export async function openPage(chromium: Chromium, options: PageOptions): Promise<PageTarget> {
  const preload = options.preload === undefined ? '' : await readFile(options.preload, 'utf8')
  const { targetId } = await chromium.browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width: options.width,
    height: options.height,
    ...(options.browserContextId === undefined
      ? {}
      : { browserContextId: options.browserContextId }),
  })
  const { session, detach } = await chromium.attach(targetId)
  const key = `host${randomUUID().replaceAll('-', '')}`
  const world = `Electron Isolated Context ${key}`
  const binding = `${key}Binding`
  const receiver = `${key}Receiver`
  const context = followContext(session, targetId, world)
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== binding) return
    // A document that is gone has no frame any more that could have sent this.
    if (context.current()?.id === executionContextId) options.onMessage(JSON.parse(payload))
  })
  const info = {
    receiver,
    path: options.preload ?? '',
    platform: process.platform,
    arch: process.arch,
    versions: { ...process.versions },
    argv: options.additionalArguments,
  }
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Inspector.enable'),
    session.send('Runtime.addBinding', { name: binding, executionContextName: world }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldSource(key) }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: world,
      source: preloadWorldSource(key, binding, info, preload),
    }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
  ])
  return {
    id: targetId,
    session,
    post(message) {
      const uniqueContextId = context.current()?.uniqueId
      if (uniqueContextId === undefined) {
        record('message-lost', { message })
        return
      }
      const expression = `${receiver}(${JSON.stringify(JSON.stringify(message))})`
      // It fails when the page has just gone, which is no news.
      session.send('Runtime.evaluate', { expression, uniqueContextId }).catch(() => {})
    },
    async close() {
      detach()
      await chromium.browser.send('Target.closeTarget', { targetId }).catch(() => {})
    },
  }
}

/** Keeps track of the preload's world in the page's present document. */
function followContext(session: DevToolsSession, frameId: string, world: string) {
  let current: { id: number; uniqueId: string } | undefined
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const isOurs = context.name === world && context.auxData?.frameId === frameId
    if (isOurs) current = { id: context.id, uniqueId: context.uniqueId }
  })
  session.on('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
    if (current?.uniqueId === executionContextUniqueId) current = undefined
  })
  session.on('Runtime.executionContextsCleared', () => {
    current = undefined
  })
  return { current: () => current }
}
