import { expect, test } from 'vitest'
import { createOwnPhoneStatus } from '../../../src-main/services/own-phone-status.ts'

const shows = (activity: 'away' | 'on-the-phone' | 'dnd' | null, doNotDisturb = false) => ({
  activity,
  note: '',
  doNotDisturb,
})

test('do not disturb that Lockstep did not turn on is the person’s', () => {
  const own = createOwnPhoneStatus()
  own.doNotDisturb({ on: true, ours: false })
  expect(own.current()).toBe('doNotDisturb')
  own.doNotDisturb({ on: false, ours: false })
  expect(own.current()).toBeNull()
  own.doNotDisturb({ on: true, ours: true })
  expect(own.current()).toBeNull()
  own.presence(shows('away'))
  expect(own.current()).toBe('away')
})

test('a call that a phone shows in the place of its status is no change of it', () => {
  const own = createOwnPhoneStatus()
  own.presence(shows('away'))
  own.presence(shows('on-the-phone'))
  expect(own.current()).toBe('away')
  own.presence(null)
  expect(own.current()).toBeNull()
})

test.each(['before', 'after'] as const)(
  'what a phone shows because Lockstep switched it on, told %s that, is not told back to Teams',
  (when) => {
    const own = createOwnPhoneStatus()
    const phone = () => own.presence(shows('dnd'))
    if (when === 'before') phone()
    own.doNotDisturb({ on: true, ours: true })
    if (when === 'after') phone()
    expect(own.current()).toBeNull()
    // Undone, while the phone still shows it.
    own.doNotDisturb({ on: false, ours: false })
    expect(own.current()).toBeNull()
    own.presence(null)
    phone()
    expect(own.current()).toBe('doNotDisturb')
  },
)
