import { describe, expect, test } from 'vitest'
import { trayLocale, trayTables, trayWords } from '../../../src-main/shell/tray-words.ts'
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

  test.each([
    ['fr-CH', 'Synchronisé · Teams: Disponible · Poste: Available'],
    ['es', 'Sincronizado · Teams: Disponible · Extensión: Available'],
    ['pt-BR', 'In step · Teams: Available · Extension: Available'],
  ])('speaks the language of %s, English where there is none', (locale, line) => {
    expect(trayWords(locale).statusLine(snapshots.inStep)).toBe(line)
  })

  test.each([
    ['system', ['pt-BR', 'de-AT', 'en-GB'], 'de-AT'],
    ['system', ['pt-BR'], 'en'],
    ['system', [], 'en'],
    ['fr', ['de-AT', 'fr-CH'], 'fr-CH'],
    ['es', ['de-AT'], 'es'],
  ] as const)('with %s chosen, a person of %j reads %s', (language, preferred, locale) => {
    expect(trayLocale(language, preferred)).toBe(locale)
  })

  test('every language says all of it, and says different things differently', () => {
    for (const [language, { states, presence, menu, notifications }] of Object.entries(
      trayTables,
    )) {
      for (const words of [states, presence, menu])
        expect(new Set(Object.values(words)).size, language).toBe(Object.keys(words).length)
      const { hint, signedOut, legFailing } = notifications
      for (const { title, body } of [hint, signedOut, ...Object.values(legFailing)]) {
        expect(title).not.toMatch(/[.!]$/)
        expect(body).toMatch(/\.$/)
      }
    }
  })
})
