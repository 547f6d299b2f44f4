import { describe, expect, test } from 'vitest'
import { trayWords } from '../../../src-main/shell/tray-words.ts'
import { snapshots, withNote } from '../../support/panel/snapshots.ts'

describe('the tray', () => {
  test('says how things stand, and both presences', () => {
    const { statusLine, tooltip } = trayWords('en-GB')
    expect(statusLine(snapshots.inStep)).toBe('In step · Teams: Available · Extension: Available')
    expect(tooltip(snapshots.fresh)).toBe('Lockstep: Signed out')
    expect(statusLine(snapshots.onCall)).toContain('On a call · Teams: In a call')
  })

  test('says until when it is paused, and when it is off', () => {
    const until = new Date(2026, 10, 19, 14, 35).getTime()
    const { sync } = snapshots.paused
    const paused = { ...snapshots.paused, sync: { ...sync, paused: { until } } }
    expect(trayWords('de-DE').statusLine(paused)).toMatch(/^Pausiert bis 14:35 ·/)
    const { inStep } = snapshots
    const off = { ...inStep, tray: 'paused' as const, sync: { ...inStep.sync, on: false } }
    expect(trayWords('en').statusLine(off)).toMatch(/^Off ·/)
  })

  test('no tooltip is longer than Windows shows', () => {
    const long = withNote(snapshots.inStep, 'x'.repeat(200))
    expect(trayWords('en').tooltip(long)).toHaveLength(127)
  })
})
