import { beforeEach, expect, test, vi } from 'vitest'

const fake = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events')
  const emitter = new EventEmitter()
  const theme = {
    desktop: false,
    source: 'system',
    assigned: 0,
    on: emitter.on.bind(emitter),
    off: emitter.off.bind(emitter),
    listenerCount: emitter.listenerCount.bind(emitter),
    get shouldUseDarkColors() {
      return theme.source === 'dark' || (theme.source === 'system' && theme.desktop)
    },
    get themeSource() {
      return theme.source
    },
    set themeSource(source: string) {
      theme.assigned += 1
      theme.source = source
      emitter.emit('updated')
    },
    change(dark: boolean) {
      theme.desktop = dark
      emitter.emit('updated')
    },
  }
  return { theme }
})
vi.mock('electron', () => ({ nativeTheme: fake.theme }))
const { createAppearance } = await import('../../../src-main/shell/appearance.ts')

beforeEach(() => {
  Object.assign(fake.theme, { desktop: false, source: 'system', assigned: 0 })
})

test('the theme is what was chosen, and set only when it differs', () => {
  const appearance = createAppearance()
  appearance.apply('system')
  expect(fake.theme.assigned).toBe(0)
  appearance.apply('dark')
  appearance.apply('dark')
  expect(fake.theme.source).toBe('dark')
  expect(fake.theme.assigned).toBe(1)
  appearance.dispose()
  expect(fake.theme.listenerCount('updated')).toBe(0)
})

test('the desktop is as dark as it was seen last, whatever was chosen', () => {
  const appearance = createAppearance()
  appearance.apply('dark')
  expect(appearance.desktopIsDark()).toBe(false)
  appearance.apply('system')
  fake.theme.change(true)
  expect(appearance.desktopIsDark()).toBe(true)
  appearance.apply('light')
  expect(appearance.desktopIsDark()).toBe(true)
  fake.theme.desktop = false
  appearance.apply('system')
  expect(appearance.desktopIsDark()).toBe(false)
})
