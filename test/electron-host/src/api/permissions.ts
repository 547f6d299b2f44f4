import type { Chromium } from '../chromium/chromium.ts'
import { asWebContents } from './registry.ts'
import type { HostSession } from './session.ts'
import type { HostWebContents } from './web-contents.ts'
import { originOf, toWire } from './wire-url.ts'

type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>

/** What a session's owner has set. */
export interface PermissionHandlers {
  check: CheckHandler | null
  request: RequestHandler | null
}

/** The names under which Chromium asks whether a page may reach this machine and its network. */
const localNetwork = ['local-network-access', 'local-network', 'loopback-network'] as const

/**
 * Asks the session's handlers about the local network for the page that is about to be at `url`,
 * and tells Chromium the answer before it can matter. Electron asks when a request is made; Chromium
 * leaves no room for that here. Granted is what every handler that is set grants.
 */
export async function carryLocalNetworkPermissions(
  chromium: Chromium,
  session: HostSession,
  contents: HostWebContents,
  url: string,
): Promise<void> {
  const origin = new URL(toWire(url)).origin
  if (origin === 'null') return
  const browserContextId = await session.browserContextId(chromium)
  for (const permission of localNetwork) {
    const granted = await isGranted(session.permissions, contents, permission, url)
    await chromium.browser.send('Browser.setPermission', {
      permission: { name: permission },
      setting: granted ? 'granted' : 'denied',
      origin,
      ...(browserContextId === undefined ? {} : { browserContextId }),
    })
  }
}

async function isGranted(
  handlers: PermissionHandlers,
  contents: HostWebContents,
  permission: (typeof localNetwork)[number],
  url: string,
): Promise<boolean> {
  const origin = `${originOf(url)}/`
  const page = asWebContents(contents)
  const details = { requestingUrl: url, isMainFrame: true }
  const { check, request } = handlers
  if (check && !check(page, permission, origin, { ...details, securityOrigin: origin }))
    return false
  if (!request) return true
  return new Promise((resolve) => request(page, permission, resolve, details))
}
