import type { DevToolsSession, Protocol } from '../chromium/protocol.ts'
import { createEvent } from '../core/event.ts'
import { record } from '../core/record.ts'
import { asWebContents } from './registry.ts'
import type { HostWebContents } from './web-contents.ts'
import { fromWire, isRegistered, schemeOf, toWire } from './wire-url.ts'

type Paused = Protocol.Events['Fetch.requestPaused']

const resourceTypes: Partial<
  Record<Protocol.Network.ResourceType, Electron.OnBeforeRequestListenerDetails['resourceType']>
> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
}

/**
 * Answers a request that Chromium holds: a page's own navigation is put to will-navigate, the
 * request to webRequest, and one under a custom scheme to the session's protocol handler.
 */
export async function answerRequest(
  contents: HostWebContents,
  chromium: DevToolsSession,
  mainFrameId: string,
  paused: Paused,
): Promise<void> {
  const { requestId, request } = paused
  const url = fromWire(request.url)
  const isMainFrame = paused.resourceType === 'Document' && paused.frameId === mainFrameId
  const fail = (errorReason: Protocol.Network.ErrorReason) =>
    chromium.send('Fetch.failRequest', { requestId, errorReason })

  if (isMainFrame) {
    const allowed = paused.redirectedRequestId
      ? mayGo(contents, 'will-redirect', url)
      : contents.isExpected(url) || mayGo(contents, 'will-navigate', url)
    if (!allowed) return void (await fail('Aborted'))
    await contents.carryPermissions(url)
  }
  const decision = await contents.hostSession.webRequest.decide({
    id: Number(requestId.replace(/\D/g, '')) || 0,
    url,
    method: request.method,
    webContentsId: contents.id,
    webContents: asWebContents(contents),
    resourceType: resourceTypeOf(paused, isMainFrame),
    referrer: request.headers.Referer ?? '',
    timestamp: Date.now(),
    uploadData: [],
  })
  if (decision.cancel) return void (await fail('BlockedByClient'))
  if (decision.redirectURL !== undefined) {
    const location = { name: 'location', value: toWire(decision.redirectURL) }
    const redirect = { requestId, responseCode: 307, responseHeaders: [location] }
    return void (await chromium.send('Fetch.fulfillRequest', redirect))
  }
  if (!isRegistered(schemeOf(url))) {
    return void (await chromium.send('Fetch.continueRequest', { requestId }))
  }
  try {
    const response = await askHandler(contents, url, request)
    await chromium.send('Fetch.fulfillRequest', { requestId, ...response })
  } catch (error) {
    record('protocol-error', { url, error: String(error) })
    await fail('Failed')
  }
}

function mayGo(contents: HostWebContents, name: 'will-navigate' | 'will-redirect', url: string) {
  const details = { url, isSameDocument: false, isMainFrame: true, frame: contents.mainFrame }
  const event = createEvent(details)
  contents.emit(name, event, url)
  return !event.defaultPrevented
}

function resourceTypeOf(paused: Paused, isMainFrame: boolean) {
  if (paused.resourceType === 'Document') return isMainFrame ? 'mainFrame' : 'subFrame'
  return resourceTypes[paused.resourceType] ?? 'other'
}

async function askHandler(
  contents: HostWebContents,
  url: string,
  request: Protocol.Network.Request,
): Promise<Omit<Protocol.CommandParameters['Fetch.fulfillRequest'], 'requestId'>> {
  const handler = contents.hostSession.protocol.handlers.get(schemeOf(url))
  if (!handler) throw new Error('no handler in this session')
  const response = await handler(
    new Request(url, {
      method: request.method,
      headers: request.headers,
      ...(request.postData === undefined ? {} : { body: request.postData }),
    }),
  )
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  }
}
