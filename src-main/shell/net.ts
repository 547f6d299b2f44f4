/** The Net port over Electron's `net`: system proxy, PAC files, the system's trusted certificates. */
import { net } from 'electron'
import type { Net } from '../ports.ts'
import { reachabilityOf } from './reachability.ts'

export const electronNet: Net = {
  // Neither cookies nor a cache: an answer with somebody's data is never kept on disk.
  fetch: (url, init) => net.fetch(url, { credentials: 'omit', cache: 'no-store', ...init }),

  async diagnose(origin, signal) {
    if (!net.isOnline()) return 'offline'
    try {
      const response = await net.fetch(new URL('/', origin).href, {
        method: 'HEAD',
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        signal,
      })
      await response.body?.cancel()
      return 'reachable'
    } catch (error) {
      return reachabilityOf(error)
    }
  },

  isOnline: () => net.isOnline(),
}
