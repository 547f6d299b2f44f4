import type { Rectangle } from 'electron'

export interface PanelPlace {
  /** The tray icon; empty where the desktop does not tell (most of Linux). */
  readonly tray: Rectangle
  /** The whole display that shows the tray, and its part without taskbar or menu bar. */
  readonly display: Rectangle
  readonly workArea: Rectangle
  readonly size: { readonly width: number; readonly height: number }
}

type Edge = 'top' | 'bottom' | 'left' | 'right'

/** Device-independent pixels between the panel and the edges of the work area. */
const margin = 8

/** As large as `wanted`, unless the work area is smaller, as on a small display scaled up. */
export function panelSize(wanted: PanelPlace['size'], workArea: Rectangle): PanelPlace['size'] {
  return {
    width: Math.min(wanted.width, workArea.width - 2 * margin),
    height: Math.min(wanted.height, workArea.height - 2 * margin),
  }
}

/**
 * Where the panel opens: beside the tray icon, wholly inside the work area of its display. All in
 * device-independent pixels, so that displays of different scale need no care of their own.
 */
export function panelPosition(place: PanelPlace): { x: number; y: number } {
  const { tray, workArea, size } = place
  const left = workArea.x + margin
  const top = workArea.y + margin
  const right = workArea.x + workArea.width - size.width - margin
  const bottom = workArea.y + workArea.height - size.height - margin
  const edge = taskbarEdge(place)
  const isAlongX = edge === 'top' || edge === 'bottom'
  const hasTray = !isEmpty(tray)
  const centredX = Math.round(tray.x + tray.width / 2 - size.width / 2)
  const centredY = Math.round(tray.y + tray.height / 2 - size.height / 2)
  const farX = edge === 'left' ? left : right
  const farY = edge === 'top' ? top : bottom
  return {
    x: clamp(isAlongX && hasTray ? centredX : farX, left, right),
    y: clamp(!isAlongX && hasTray ? centredY : farY, top, bottom),
  }
}

/** The edge that the taskbar takes from the display; for a hidden one, the edge nearest the tray. */
function taskbarEdge({ tray, display, workArea }: PanelPlace): Edge {
  const taken: readonly (readonly [Edge, number])[] = [
    ['top', workArea.y - display.y],
    ['left', workArea.x - display.x],
    ['right', display.x + display.width - workArea.x - workArea.width],
    ['bottom', display.y + display.height - workArea.y - workArea.height],
  ]
  if (isEmpty(tray)) return largest(taken)
  const x = tray.x + tray.width / 2
  const y = tray.y + tray.height / 2
  const near: readonly (readonly [Edge, number])[] = [
    ['top', display.y - y],
    ['left', display.x - x],
    ['right', x - display.x - display.width],
    ['bottom', y - display.y - display.height],
  ]
  return largest(near)
}

/** The edge with the largest number; `bottom` when they are all the same. */
function largest(edges: readonly (readonly [Edge, number])[]): Edge {
  return edges.reduce(
    (best, edge) => (edge[1] >= best[1] ? edge : best),
    edges[0] ?? ['bottom', 0],
  )[0]
}

export function isEmpty(rectangle: Rectangle): boolean {
  return rectangle.width <= 0 || rectangle.height <= 0
}

/** `low` wins when the panel is larger than the work area: its beginning stays in sight. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}
