import { EventEmitter } from 'node:events'
import { strict } from '../core/strict.ts'

type ScreenMembers =
  | 'getPrimaryDisplay'
  | 'getAllDisplays'
  | 'getDisplayNearestPoint'
  | 'getDisplayMatching'
  | 'getCursorScreenPoint'

const size = { width: 1_280, height: 800 }

// The edge: of a display the host has what places a window; the rest throws.
const display = strict('display', {
  id: 1,
  label: 'electron-host',
  bounds: { x: 0, y: 0, ...size },
  workArea: { x: 0, y: 0, width: 1_280, height: 776 },
  workAreaSize: { width: 1_280, height: 776 },
  size,
  scaleFactor: 1,
  rotation: 0,
  internal: false,
} satisfies Partial<Electron.Display>) as Electron.Display

/** One display of 1280 by 800 with a task bar of 24 at the bottom. */
const members: Pick<Electron.Screen, ScreenMembers> = {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayNearestPoint: () => display,
  getDisplayMatching: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
}

export const screen = strict('screen', Object.assign(new EventEmitter(), members))
