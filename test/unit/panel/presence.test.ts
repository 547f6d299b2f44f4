import { describe, expect, test } from 'vitest'
import { presenceKindOf } from '../../../src-main/domain/presence-kind.ts'
import { kindOfText, seenInTeams } from '../../../src-renderer/panel/presence.ts'
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
    expect(presenceKindOf({ availability, activity })).toBe(word)
    expect(kindOfText(`${availability} / ${activity}`)).toBe(word)
    expect(seenInTeams(withTeams(snapshots.inStep, availability, activity))).toBe(word)
  })

  test('an asserted call shows at once, unless Do not disturb outranks it', () => {
    const presenting = withTeams(snapshots.onCall, 'DoNotDisturb', 'Presenting')
    expect(seenInTeams(snapshots.onCall)).toBe('inACall')
    expect(seenInTeams(presenting)).toBe('presenting')
    expect(seenInTeams(snapshots.fresh)).toBe(null)
  })
})
