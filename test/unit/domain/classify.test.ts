/** The decision table, row by row. */
import { describe, expect, test } from 'vitest'
import {
  type Classified,
  type ClassifyContext,
  classify,
  mayAssert,
} from '../../../src-main/domain/classify.ts'
import type { Evidence } from '../../../src-main/domain/evidence.ts'

const pair = (availability: string, activity: string) => ({ availability, activity })
const atDesk: Evidence = {
  longestIdleSeconds: 5,
  lockedOrSuspended: false,
  idleSeconds: 2,
  locked: false,
}
const idle: Evidence = {
  longestIdleSeconds: 300,
  lockedOrSuspended: false,
  idleSeconds: 300,
  locked: false,
}
const locked: Evidence = {
  longestIdleSeconds: 5,
  lockedOrSuspended: true,
  idleSeconds: 5,
  locked: true,
}
/** 10:07:00 and 15 s later: no quarter hour within 90 s. */
const wall = Date.UTC(2026, 0, 28, 10, 7, 15)
const seenBefore = (availability: string, activity: string): Classified => ({
  pair: pair(availability, activity),
  classification: classify(pair(availability, activity), context()),
  wall: wall - 15_000,
})

function context(change: Partial<ClassifyContext> = {}): ClassifyContext {
  return { evidence: atDesk, wall, contiguous: true, ...change }
}

const plainRows: readonly (readonly [string, string, 'yes' | 'no' | 'unknown', string])[] = [
  ['BeRightBack', 'BeRightBack', 'yes', 'class.beRightBack'],
  ['Away', 'BeRightBack', 'yes', 'class.beRightBack'],
  ['beRightBack', 'available', 'yes', 'class.beRightBack'],
  ['DoNotDisturb', 'DoNotDisturb', 'yes', 'class.doNotDisturb'],
  ['DoNotDisturb', 'UrgentInterruptionsOnly', 'yes', 'class.doNotDisturb'],
  ['DoNotDisturb', 'Presenting', 'no', 'class.automaticDoNotDisturb'],
  ['presenting', 'presenting', 'no', 'class.automaticDoNotDisturb'],
  ['DoNotDisturb', 'Focusing', 'no', 'class.automaticDoNotDisturb'],
  ['focusing', 'available', 'no', 'class.automaticDoNotDisturb'],
  ['Offline', 'OffWork', 'yes', 'class.appearOffline'],
  ['Offline', 'Offline', 'no', 'class.noSession'],
  ['Available', 'Available', 'no', 'class.available'],
  ['available', 'available', 'no', 'class.available'],
  ['Available', 'OutOfOffice', 'no', 'class.outOfOffice'],
  ['OutOfOffice', 'OutOfOffice', 'no', 'class.outOfOffice'],
  ['Busy', 'OutOfOffice', 'no', 'class.outOfOffice'],
  ['AvailableIdle', 'Available', 'no', 'class.idle'],
  ['BusyIdle', 'Busy', 'no', 'class.idle'],
  ['Available', 'AvailableInactive', 'no', 'class.idle'],
  ['Away', 'Inactive', 'no', 'class.idle'],
  ['Busy', 'InAMeeting', 'no', 'class.meeting'],
  ['inAMeeting', 'inAMeeting', 'no', 'class.meeting'],
  ['Busy', 'InACall', 'no', 'class.teamsCall'],
  ['Busy', 'InAConferenceCall', 'no', 'class.teamsCall'],
  ['inACall', 'available', 'no', 'class.teamsCall'],
  ['PresenceUnknown', 'PresenceUnknown', 'unknown', 'class.unknown'],
  ['Busy', 'Juggling', 'unknown', 'class.unknown'],
  ['', '', 'unknown', 'class.unknown'],
]

test.each(plainRows)('%s / %s: %s, by %s', (availability, activity, userConfigured, rule) => {
  expect(classify(pair(availability, activity), context())).toEqual({ userConfigured, rule })
})

describe('Away / Away', () => {
  const away = pair('Away', 'Away')
  const available = seenBefore('Available', 'Available')

  test.each([
    ['after 270 s without input', { evidence: idle }],
    ['after a lock', { evidence: locked }],
    ['after Inactive', { previous: seenBefore('Available', 'AvailableInactive') }],
  ])('%s is automatic', (_, change) => {
    expect(classify(away, context({ previous: available, ...change }))).toEqual({
      userConfigured: 'no',
      rule: 'class.awayIdle',
    })
  })

  test('that appears while the person works was chosen', () => {
    expect(classify(away, context({ previous: available })).rule).toBe('class.awayChosen')
  })

  test.each<[string, Partial<ClassifyContext>]>([
    ['already there at the start', {}],
    [
      'after 100 s without input',
      { previous: available, evidence: { ...atDesk, longestIdleSeconds: 100 } },
    ],
    ['after an unreadable presence', { previous: available, contiguous: false }],
  ])('%s is uncertain: the person, unless nobody is there now', (_, change) => {
    expect(classify(away, context(change))).toEqual({
      userConfigured: 'yes',
      rule: 'class.awayUncertain',
    })
    const gone = { ...(change.evidence ?? atDesk), locked: true }
    expect(classify(away, context({ ...change, evidence: gone })).userConfigured).toBe('no')
  })

  test('keeps the class it was seen with', () => {
    const chosen: Classified = {
      pair: away,
      classification: { userConfigured: 'yes', rule: 'class.awayChosen' },
      wall,
    }
    expect(classify(away, context({ previous: chosen, evidence: idle })).rule).toBe(
      'class.awayChosen',
    )
  })
})

describe('Busy / Busy', () => {
  const busy = pair('Busy', 'Busy')
  const available = seenBefore('Available', 'Available')

  test('that appears while the person works, away from a quarter hour, was chosen', () => {
    expect(classify(busy, context({ previous: available }))).toEqual({
      userConfigured: 'yes',
      rule: 'class.busyChosen',
    })
  })

  test.each([
    ['at the start', {}],
    ['while nobody is there', { previous: available, evidence: idle }],
    ['after a lock', { previous: available, evidence: locked }],
    ['near a quarter hour', { previous: available, wall: Date.UTC(2026, 0, 28, 10, 13, 40) }],
    [
      'within a gap that holds a quarter hour',
      { previous: { ...available, wall: wall - 1_000_000 } },
    ],
    ['after an echo of our own', { previous: available, contiguous: false }],
    ['when the clock jumped back', { previous: { ...available, wall: wall + 1 } }],
  ])('that appears %s is automatic', (_, change) => {
    expect(classify(busy, context(change)).rule).toBe('class.busyAutomatic')
  })
})

describe('may a call be shown', () => {
  const strict = {
    teamsNotRunning: 'skip',
    chosenBusy: 'leaveAlone',
    uncertainAway: 'leaveAlone',
  } as const
  const bold = { teamsNotRunning: 'assert', chosenBusy: 'assert', uncertainAway: 'assert' } as const
  test.each([
    [{ userConfigured: 'no', rule: 'class.available' }, true, true],
    [{ userConfigured: 'no', rule: 'class.noSession' }, false, true],
    [{ userConfigured: 'yes', rule: 'class.busyChosen' }, false, true],
    [{ userConfigured: 'yes', rule: 'class.awayUncertain' }, false, true],
    [{ userConfigured: 'no', rule: 'class.awayUncertain' }, true, true],
    [{ userConfigured: 'yes', rule: 'class.awayChosen' }, false, false],
    [{ userConfigured: 'yes', rule: 'class.beRightBack' }, false, false],
    [{ userConfigured: 'unknown', rule: 'class.unknown' }, 'unknown', 'unknown'],
  ] as const)('%o', (classification, byDefault, whenBold) => {
    expect(mayAssert(classification, strict)).toBe(byDefault)
    expect(mayAssert(classification, bold)).toBe(whenBold)
  })
})
