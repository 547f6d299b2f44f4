import { describe, expect, test } from 'vitest'
import { trayPresence } from '../../../src-main/shell/tray-presence.ts'
import { seenInTeams, wordOf, wordOfPair } from '../../../src-renderer/panel/presence.ts'
import { snapshots, withTeams } from '../../support/panel/snapshots.ts'

describe('a Teams pair in words', () => {
  test.each([
    ['Available', 'Available', 'available'],
    ['busy', 'inACall', 'inACall'],
    ['Busy', 'InAConferenceCall', 'inACall'],
    ['DoNotDisturb', 'Presenting', 'presenting'],
    ['Away', 'BeRightBack', 'beRightBack'],
    ['Offline', 'OffWork', 'appearOffline'],
    ['Offline', 'Offline', 'offline'],
    ['AvailableIdle', 'Inactive', 'available'],
    ['constructor', 'toString', 'unknown'],
    ['', '', 'unknown'],
  ])('%s / %s', (availability, activity, word) => {
    expect(wordOf(availability, activity)).toBe(word)
    expect(wordOfPair(`${availability} / ${activity}`)).toBe(word)
    expect(trayPresence(withTeams(snapshots.inStep, availability, activity))).toBe(word)
  })

  test('an asserted call shows at once, unless Do not disturb outranks it', () => {
    const presenting = withTeams(snapshots.onCall, 'DoNotDisturb', 'Presenting')
    for (const seen of [seenInTeams, trayPresence]) {
      expect(seen(snapshots.onCall)).toBe('inACall')
      expect(seen(presenting)).toBe('presenting')
      expect(seen(snapshots.fresh)).toBe(null)
    }
  })
})
