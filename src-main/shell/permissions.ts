/**
 * Permissions: Electron approves every request by default, Lockstep denies all but one. The line
 * page may reach the local network, where PBXs live (Chromium's Local Network Access); its policy
 * header narrows that to the configured PBX.
 */
import type { Session } from 'electron'
import { pageOf } from './app-protocol-paths.ts'

type PermissionHandlers = Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>

const localNetwork: ReadonlySet<string> = new Set([
  'local-network-access',
  'local-network',
  'loopback-network',
])

export function denyAllPermissions(session: PermissionHandlers): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
}

/** For the line page's own session; everything else stays denied. */
export function allowLocalNetwork(session: PermissionHandlers): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isLineRequest(permission, details.requestingUrl, details.isMainFrame)),
  )
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isLineRequest(permission, requestingOrigin, details.isMainFrame),
  )
}

/** True for a local-network permission asked by the line page's main frame. */
export function isLineRequest(permission: string, url: string, isMainFrame: boolean): boolean {
  return localNetwork.has(permission) && isMainFrame && pageOf(url) === 'line'
}
