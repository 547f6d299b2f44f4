import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { panelPosition, panelSize } from '../../../src-main/shell/panel-position.ts'

const size = { width: 400, height: 600 }
const none = { x: 0, y: 0, width: 0, height: 0 }
const display = { x: 0, y: 0, width: 1920, height: 1080 }

describe('beside the tray icon', () => {
  test.each([
    [
      'bottom',
      { x: 0, y: 0, width: 1920, height: 1040 },
      { x: 1700, y: 1044, width: 24, height: 24 },
      { x: 1512, y: 432 },
    ],
    [
      'bottom, tray in the middle',
      { x: 0, y: 0, width: 1920, height: 1040 },
      { x: 948, y: 1044, width: 24, height: 24 },
      { x: 760, y: 432 },
    ],
    [
      'top',
      { x: 0, y: 25, width: 1920, height: 1055 },
      { x: 1400, y: 0, width: 24, height: 25 },
      { x: 1212, y: 33 },
    ],
    [
      'left',
      { x: 60, y: 0, width: 1860, height: 1080 },
      { x: 18, y: 900, width: 24, height: 24 },
      { x: 68, y: 472 },
    ],
    [
      'right',
      { x: 0, y: 0, width: 1860, height: 1080 },
      { x: 1878, y: 500, width: 24, height: 24 },
      { x: 1452, y: 212 },
    ],
    [
      'bottom, taskbar that hides itself',
      display,
      { x: 1000, y: 1050, width: 24, height: 24 },
      { x: 812, y: 472 },
    ],
  ])('taskbar at the %s', (_title, workArea, tray, expected) => {
    expect(panelPosition({ tray, display, workArea, size })).toEqual(expected)
  })

  test('on a second monitor left of and above the first', () => {
    const second = { x: -1280, y: -200, width: 1280, height: 1024 }
    const workArea = { ...second, height: 984 }
    const tray = { x: -120, y: 796, width: 24, height: 24 }
    expect(panelPosition({ tray, display: second, workArea, size })).toEqual({ x: -408, y: 176 })
  })
})

describe('without a tray icon to be seen', () => {
  test.each([
    ['top bar: top right', { x: 0, y: 27, width: 1920, height: 1053 }, { x: 1512, y: 35 }],
    ['bottom bar: bottom right', { x: 0, y: 0, width: 1920, height: 1040 }, { x: 1512, y: 432 }],
    ['left bar: bottom left', { x: 70, y: 0, width: 1850, height: 1080 }, { x: 78, y: 472 }],
    ['no bar: bottom right', display, { x: 1512, y: 472 }],
  ])('%s', (_title, workArea, expected) => {
    expect(panelPosition({ tray: none, display, workArea, size })).toEqual(expected)
  })
})

test('a work area smaller than the panel shows its top left corner', () => {
  const small = { x: 100, y: 50, width: 300, height: 300 }
  const tray = { x: 380, y: 340, width: 10, height: 10 }
  expect(panelPosition({ tray, display: small, workArea: small, size })).toEqual({ x: 108, y: 58 })
})

test('a panel that does not fit is made smaller, and only as much as it has to be', () => {
  const scaledUp = { x: 0, y: 0, width: 911, height: 480 }
  expect(panelSize(size, scaledUp)).toEqual({ width: 400, height: 464 })
  expect(panelSize(size, { ...scaledUp, width: 380, height: 900 })).toEqual({
    width: 364,
    height: 600,
  })
})

test('always wholly inside the work area, whatever the taskbar', () => {
  const bar = fc.integer({ min: 0, max: 200 })
  fc.assert(
    fc.property(
      fc.integer({ min: -4000, max: 4000 }),
      fc.integer({ min: -4000, max: 4000 }),
      bar,
      bar,
      bar,
      bar,
      fc.integer({ min: 0, max: 1895 }),
      fc.integer({ min: 0, max: 1055 }),
      (x, y, top, bottom, left, right, trayX, trayY) => {
        const shown = { x, y, width: 1920, height: 1080 }
        const workArea = {
          x: x + left,
          y: y + top,
          width: 1920 - left - right,
          height: 1080 - top - bottom,
        }
        const tray = { x: x + trayX, y: y + trayY, width: 24, height: 24 }
        const place = panelPosition({ tray, display: shown, workArea, size })
        expect(place.x).toBeGreaterThanOrEqual(workArea.x)
        expect(place.y).toBeGreaterThanOrEqual(workArea.y)
        expect(place.x + size.width).toBeLessThanOrEqual(workArea.x + workArea.width)
        expect(place.y + size.height).toBeLessThanOrEqual(workArea.y + workArea.height)
      },
    ),
  )
})
