import { describe, expect, it } from 'vitest'
import { callsOfDevice } from '../../../../src-main/adapters/pbx/asterisk/device-calls.ts'
import {
  deviceValueOf,
  presenceValueOf,
} from '../../../../src-main/adapters/pbx/asterisk/presence-value.ts'
import { callStateOf } from '../../../../src-main/domain/calls.ts'
import {
  type ExtensionActivity,
  type ExtensionStatus,
  extensionActivities,
} from '../../../../src-main/domain/extension.ts'

const status = (activity: ExtensionActivity | null, note = ''): ExtensionStatus => ({
  activity,
  note,
  teams: { availability: 'Busy', activity: 'Busy' },
})
const decode = (text: string | undefined) => Buffer.from(text ?? '', 'base64').toString()

describe('what Asterisk is told', () => {
  it('has words that Asterisk knows, for every activity', () => {
    const known = ['not_set', 'unavailable', 'available', 'away', 'xa', 'chat', 'dnd']
    for (const activity of [...extensionActivities, null]) {
      const value = presenceValueOf(status(activity, 'x'))
      expect(known).toContain(value.split(',')[0])
    }
    expect(presenceValueOf(null)).toBe('not_set')
  })

  it('has four fields, whatever stands in the note', () => {
    const note = 'a,b\r\nc:"ü" 😀'
    const fields = presenceValueOf(status('meeting', note)).split(',')
    expect(fields).toHaveLength(4)
    expect(
      fields.map((field, index) => (index === 1 || index === 2 ? decode(field) : field)),
    ).toEqual(['xa', 'meeting', note, 'e'])
  })

  it('has a note of at most 200 characters, never half of one', () => {
    const [, , message] = presenceValueOf(status('busy', '😀'.repeat(300))).split(',')
    expect(decode(message)).toBe('😀'.repeat(200))
  })

  it('is a device in use for what keeps a person busy, and for nothing else', () => {
    const inUse = extensionActivities.filter(
      (activity) => deviceValueOf(status(activity)) === 'INUSE',
    )
    expect(inUse).toEqual(['busy', 'meeting', 'on-the-phone', 'presentation', 'dnd'])
    expect(deviceValueOf(null)).toBe('NOT_INUSE')
    expect(deviceValueOf(status(null))).toBe('NOT_INUSE')
  })
})

describe('the state of the own device', () => {
  it.each([
    ['NOT_INUSE', 'idle'],
    ['UNAVAILABLE', 'idle'],
    ['UNKNOWN', 'idle'],
    ['RINGING', 'ringing'],
    ['INUSE', 'talking'],
    ['BUSY', 'talking'],
    ['ONHOLD', 'talking'],
    ['RINGINUSE', 'talking'],
  ] as const)('%s is %s', (state, call) => {
    expect(callStateOf(callsOfDevice(state) ?? [])).toBe(call)
  })

  it('that Asterisk does not know is no state', () => {
    expect(callsOfDevice('INVALID')).toBeUndefined()
  })
})
