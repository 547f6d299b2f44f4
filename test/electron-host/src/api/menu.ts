import { EventEmitter } from 'node:events'
import { record } from '../core/record.ts'
import { strict } from '../core/strict.ts'
import { strictClass } from '../core/strict-class.ts'

type Options = Electron.MenuItemConstructorOptions

/** An item of a menu. `click()` does what a person's click does. */
export class HostMenuItem {
  readonly id: string
  readonly type: NonNullable<Options['type']>
  readonly role: Options['role']
  readonly accelerator: Options['accelerator']
  readonly icon: Options['icon']
  readonly submenu: HostMenu | undefined
  label: string
  sublabel: string
  toolTip: string
  enabled: boolean
  visible: boolean
  checked: boolean
  /** The menu that holds this item. */
  menu: HostMenu | undefined
  private readonly onClick: Options['click']

  constructor(options: Options) {
    this.id = options.id ?? ''
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal')
    this.role = options.role
    this.accelerator = options.accelerator
    this.icon = options.icon
    this.submenu = toMenu(options.submenu)
    this.label = options.label ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.onClick = options.click
  }
  click(event: Electron.KeyboardEvent = {}, window?: Electron.BaseWindow) {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type === 'radio') {
      for (const item of this.menu?.radioGroupOf(this) ?? []) item.checked = item === this
    }
    // The edge: an app's handler takes Electron's item.
    this.onClick?.(this as unknown as Electron.MenuItem, window, event)
  }
}

export const MenuItem = strictClass('MenuItem', HostMenuItem)

/** A menu that nobody sees. */
export class HostMenu extends EventEmitter {
  readonly items: HostMenuItem[] = []

  static buildFromTemplate(template: (Options | Electron.MenuItem)[]): HostMenu {
    return buildMenu(template)
  }
  static setApplicationMenu(menu: Electron.Menu | null) {
    record('application-menu', { labels: menu?.items.map(({ label }) => label) ?? null })
  }
  getMenuItemById(id: string): HostMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  popup(_options?: Electron.PopupOptions) {
    record('menu-popup', { labels: this.items.map(({ label }) => label) })
  }
  /** The neighbours that a radio item excludes: up to the next item of another type. */
  radioGroupOf(item: HostMenuItem): HostMenuItem[] {
    const groups: HostMenuItem[][] = [[]]
    for (const each of this.items) {
      if (each.type === 'radio') groups.at(-1)?.push(each)
      else groups.push([])
    }
    return groups.find((group) => group.includes(item)) ?? [item]
  }
}

function buildMenu(template: (Options | Electron.MenuItem)[]): HostMenu {
  const menu = strict('Menu', new HostMenu())
  for (const entry of template) {
    const isItem = (entry as unknown) instanceof HostMenuItem
    const item = isItem ? (entry as unknown as HostMenuItem) : new MenuItem(entry as Options)
    item.menu = menu
    menu.items.push(item)
  }
  return menu
}

function toMenu(submenu: Options['submenu']): HostMenu | undefined {
  if (submenu === undefined) return undefined
  return Array.isArray(submenu) ? buildMenu(submenu) : (submenu as unknown as HostMenu)
}

export const Menu = strictClass('Menu', HostMenu)
