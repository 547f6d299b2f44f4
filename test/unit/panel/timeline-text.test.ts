import { describe, expect, test } from 'vitest'
import { localTime, timelineText } from '../../../src-renderer/panel/timeline/as-text.ts'
import {
  contains,
  passes,
  type TimelineFilter,
  timelineFilters,
} from '../../../src-renderer/panel/timeline/filter.ts'
import type { TimelineEntry } from '../../../src-renderer/panel/types.ts'
import { languageFor } from '../../../src-renderer/panel/words/index.ts'

/** 14:05:30 here, wherever that is. */
const at = new Date(2026, 10, 9, 14, 5, 30).getTime()
const entry: TimelineEntry = { id: 1, at, event: 'call.began', cause: 'call', steps: [] }

const asserted: TimelineEntry = {
  ...entry,
  event: 'teams.asserted',
  rule: 'assert.call',
  teams: 'Busy / InACall',
  steps: [
    { step: 'teamsRead', ms: 184 },
    { step: 'teamsWrite', ms: 1_231 },
  ],
  reading: { at: at - 300, teams: 'Available / Available', ms: 184, requestId: 'abc-1' },
}
const failed: TimelineEntry = {
  ...entry,
  event: 'extension.failed',
  cause: 'reconnected',
  code: 'sip.timedOut',
}

describe('the filter', () => {
  test.each<[TimelineEntry['event'], readonly TimelineFilter[]]>([
    ['teams.changed', ['all', 'teams']],
    ['extension.published', ['all', 'extension']],
    ['extension.failed', ['all', 'extension', 'problems']],
    ['call.began', ['all', 'calls']],
    ['teams.leftAlone', ['all', 'teams', 'calls']],
    ['teams.failed', ['all', 'teams', 'calls', 'problems']],
    ['account.expired', ['all', 'problems']],
    ['sync.paused', ['all']],
  ])('%s', (event, expected) => {
    expect(timelineFilters.filter((filter) => passes({ ...entry, event }, filter))).toEqual(
      expected,
    )
  })

  test('whatever has a code is a problem', () => {
    const refused: TimelineEntry = { ...entry, event: 'teams.leftAlone', code: 'graph.forbidden' }
    expect(passes(refused, 'problems')).toBe(true)
  })

  test('every word has to be there, in any order and case', () => {
    expect(contains('Extension shows Away', 'AWAY exten', 'en')).toBe(true)
    expect(contains('Extension shows Away', 'away teams', 'en')).toBe(false)
  })
})

describe('as text', () => {
  test('times are local, and sort', () => {
    expect(localTime(at)).toBe('2026-11-09 14:05:30')
  })

  test('in English', async () => {
    const { words, format } = await languageFor(['en-GB'])
    expect(timelineText([asserted, failed], words, format)).toBe(
      [
        '2026-11-09 14:05:30  Teams shows Busy, In a call',
        '    You were on a call and had not chosen your Teams status.',
        '    Call on the extension · Teams read 184 ms · Teams updated 1.2 secs',
        '    Based on the Teams status of 14:05:29: Available / Available (184 ms)',
        '    request-id: abc-1',
        '2026-11-09 14:05:30  Extension could not be updated',
        '    The phone system did not answer in time.',
        '    Connection is back',
        '',
      ].join('\n'),
    )
  })

  test('in German', async () => {
    const { words, format } = await languageFor(['de-DE'])
    const text = timelineText([{ ...entry, event: 'call.began' }], words, format)
    expect(text).toBe('2026-11-09 14:05:30  Anruf begonnen\n')
  })
})
