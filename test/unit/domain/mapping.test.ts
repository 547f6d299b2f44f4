import { describe, expect, test } from 'vitest'
import { callStateOf } from '../../../src-main/domain/calls.ts'
import { mapToExtension } from '../../../src-main/domain/mapping.ts'
import { canonicalPair, isAbsent, isBusy } from '../../../src-main/domain/presence.ts'

const rows: readonly (readonly [string, string, string | null, string])[] = [
  ['Available', 'Available', null, 'Available'],
  ['AvailableIdle', 'Available', null, 'Available'],
  ['Available', 'AvailableInactive', null, 'Available'],
  ['Away', 'Away', 'away', 'Away'],
  ['Away', 'Inactive', 'away', 'Away'],
  ['Away', 'BeRightBack', 'away', 'Be right back'],
  ['BeRightBack', 'BeRightBack', 'away', 'Be right back'],
  ['Busy', 'Busy', 'busy', 'Busy'],
  ['BusyIdle', 'Busy', 'busy', 'Busy'],
  ['Busy', 'InACall', 'on-the-phone', 'On the phone (Teams)'],
  ['Busy', 'InAConferenceCall', 'on-the-phone', 'On the phone (Teams)'],
  ['inACall', 'available', 'on-the-phone', 'On the phone (Teams)'],
  ['Busy', 'InAMeeting', 'meeting', 'In a meeting'],
  ['DoNotDisturb', 'DoNotDisturb', 'busy', 'Do not disturb'],
  ['DoNotDisturb', 'UrgentInterruptionsOnly', 'busy', 'Do not disturb'],
  ['doNotDisturb', 'presenting', 'presentation', 'Presenting'],
  ['DoNotDisturb', 'Focusing', 'busy', 'Focusing'],
  ['Available', 'OutOfOffice', 'away', 'Out of office'],
  ['Offline', 'OffWork', 'away', 'Away'],
]

describe('mapping', () => {
  test.each(rows)('%s / %s is shown as %s, "%s"', (availability, activity, rpid, note) => {
    expect(mapToExtension({ availability, activity })).toMatchObject({
      kind: 'status',
      status: { activity: rpid, note },
    })
  })

  test('the Teams pair goes along in its documented spelling', () => {
    expect(mapToExtension({ availability: 'busy', activity: 'inAMeeting' })).toMatchObject({
      status: { teams: { availability: 'Busy', activity: 'InAMeeting' } },
    })
  })

  test('appear offline is told to nobody', () => {
    const mapped = mapToExtension({ availability: 'Offline', activity: 'OffWork' })
    expect(JSON.stringify('status' in mapped && mapped.status)).not.toContain('OffWork')
  })

  test.each(['PresenceUnknown', '', 'Surprise', 'constructor', '__proto__'])(
    '%j leaves the extension as it is',
    (value) => {
      expect(mapToExtension({ availability: value, activity: value }).kind).toBe('unchanged')
    },
  )

  test('Offline / Offline is no presence at all', () => {
    expect(mapToExtension({ availability: 'offline', activity: 'Offline' }).kind).toBe('absent')
    expect(isAbsent({ availability: 'Offline', activity: 'OffWork' })).toBe(false)
  })
})

test('any Busy is told by its availability', () => {
  for (const availability of ['Busy', 'busyIdle', 'inACall', 'INAMEETING'])
    expect(isBusy({ availability, activity: 'x' })).toBe(true)
  expect(isBusy({ availability: 'DoNotDisturb', activity: 'Presenting' })).toBe(false)
})

test('unseen values keep their own spelling', () => {
  expect(canonicalPair({ availability: 'SoMething', activity: 'inacall' })).toEqual({
    availability: 'SoMething',
    activity: 'InACall',
  })
})

test('the most engaged dialog decides the call state', () => {
  const call = (state: 'trying' | 'early' | 'confirmed', direction: 'initiator' | 'recipient') =>
    ({ id: state, state, direction }) as const
  expect(callStateOf([])).toBe('idle')
  expect(callStateOf([call('trying', 'initiator')])).toBe('dialing')
  expect(callStateOf([call('trying', 'initiator'), call('early', 'recipient')])).toBe('ringing')
  expect(callStateOf([call('early', 'recipient'), call('confirmed', 'initiator')])).toBe('talking')
})
