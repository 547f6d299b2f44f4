import { arch, release } from 'node:os'
import { app } from 'electron'

/** What a report says about the program and the system; nothing of the person or the computer. */
export function systemLines(): readonly string[] {
  const { electron, chrome, node } = process.versions
  const desktop = process.env.XDG_CURRENT_DESKTOP ?? 'unknown'
  return [
    `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    `System ${process.platform} ${release()} ${arch()}`,
    ...(process.platform === 'linux'
      ? [`Desktop ${desktop}, session ${process.env.XDG_SESSION_TYPE ?? 'unknown'}`]
      : []),
    `Packaged ${app.isPackaged}, locale ${app.getLocale()}`,
  ]
}
