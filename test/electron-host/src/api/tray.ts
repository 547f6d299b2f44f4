import { EventEmitter } from 'node:events'
import { host } from '../core/host.ts'
import { inspection, record } from '../core/record.ts'
import { strictClass } from '../core/strict-class.ts'
import { type HostImage, nativeImage } from './native-image.ts'

type TrayMembers =
  | 'setImage'
  | 'setToolTip'
  | 'setTitle'
  | 'setContextMenu'
  | 'popUpContextMenu'
  | 'getBounds'
  | 'destroy'
  | 'isDestroyed'

/** A tray icon that nobody sees. Specs read its fields and emit its click events. */
export class HostTray extends EventEmitter implements Pick<Electron.Tray, TrayMembers> {
  image: HostImage
  toolTip = ''
  title = ''
  menu: Electron.Menu | null = null
  private destroyed = false

  constructor(image: Electron.NativeImage | string) {
    super()
    if (!host.ready) throw new Error('Cannot create Tray before app is ready')
    this.image = toHostImage(image)
  }
  setImage(image: Electron.NativeImage | string) {
    this.image = toHostImage(image)
    record('tray-image', { size: this.image.getSize() })
  }
  setToolTip(toolTip: string) {
    this.toolTip = toolTip
  }
  setTitle(title: string) {
    this.title = title
  }
  setContextMenu(menu: Electron.Menu | null) {
    this.menu = menu
  }
  popUpContextMenu(menu?: Electron.Menu) {
    record('tray-menu', { labels: (menu ?? this.menu)?.items.map(({ label }) => label) ?? [] })
  }
  getBounds() {
    return { x: 1_200, y: 776, width: 24, height: 24 }
  }
  isDestroyed() {
    return this.destroyed
  }
  destroy() {
    this.destroyed = true
    const index = inspection.trays.findIndex((tray) => tray.isDestroyed())
    if (index >= 0) inspection.trays.splice(index, 1)
  }
}

function toHostImage(image: Electron.NativeImage | string): HostImage {
  if (typeof image === 'string') return nativeImage.createFromPath(image)
  // The edge: an app has no images but the host's.
  return image as unknown as HostImage
}

export const Tray = strictClass('Tray', HostTray, (created) => {
  inspection.trays.push(created)
})
