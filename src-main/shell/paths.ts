/** Where things are, in development and in the packaged app alike. */
import { join } from 'node:path'
import { app } from 'electron'

export interface Paths {
  /** Settings and journal. */
  readonly data: string
  readonly secrets: string
  readonly logs: string
  readonly renderer: string
  readonly panelPreload: string
  readonly linePreload: string
  readonly icons: string
  /** The documents that `page.open` shows; outside the archive, since other programs read them. */
  readonly documents: string
}

export function appPaths(): Paths {
  const data = app.getPath('userData')
  const root = app.getAppPath()
  const out = join(root, 'out')
  return {
    data,
    secrets: join(data, 'secrets'),
    logs: join(data, 'logs'),
    renderer: join(out, 'renderer'),
    panelPreload: join(out, 'preload', 'panel.cjs'),
    linePreload: join(out, 'preload', 'line.cjs'),
    icons: join(root, 'assets', 'icons'),
    documents: app.isPackaged ? process.resourcesPath : root,
  }
}
