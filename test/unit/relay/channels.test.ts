import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  channelOf,
  clientStateCheck,
  clientStateOf,
  isChannel,
} from '../../../relay/src/channels.ts'

const secret = 'a secret of at least thirty-two characters'
const person = {
  tenantId: '6f9d4c1e-1d1f-4a51-9a0f-0a0b0c0d0e0f',
  objectId: '0b5a8b8e-7a44-4b89-8a35-0f0e0d0c0b0a',
}

describe('a channel', () => {
  test('is the same whenever and wherever it is derived, however the ids are written', () => {
    const shouted = {
      tenantId: person.tenantId.toUpperCase(),
      objectId: person.objectId.toUpperCase(),
    }
    expect(channelOf(secret, shouted)).toBe(channelOf(secret, person))
  })

  test('is another one for another person, tenant or secret, and always well formed', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (tenantId, objectId) => {
        const channel = channelOf(secret, { tenantId, objectId })
        expect(isChannel(channel)).toBe(true)
        expect(channel).not.toBe(channelOf(secret, { tenantId: objectId, objectId: tenantId }))
        expect(channel).not.toBe(channelOf(`${secret}!`, { tenantId, objectId }))
        expect(channel).not.toContain(objectId.slice(0, 8))
      }),
    )
  })

  test.for([
    '',
    'short',
    '+'.repeat(32),
    `${'a'.repeat(31)}/`,
    'a'.repeat(33),
    `${'a'.repeat(32)}\n`,
  ])('is not %j', (text) => {
    expect(isChannel(text)).toBe(false)
  })
})

describe('a client state', () => {
  const channel = channelOf(secret, person)

  test('fits its channel and its secret only', () => {
    const state = clientStateOf(secret, channel)
    expect(state.length).toBeLessThanOrEqual(128)
    expect(clientStateCheck([secret], channel)(state)).toBe(true)
    expect(clientStateCheck([secret], channelOf(secret, { ...person, tenantId: 'x' }))(state)).toBe(
      false,
    )
    expect(clientStateCheck([`${secret}!`], channel)(state)).toBe(false)
  })

  test('of an older secret is accepted as long as that secret is', () => {
    const state = clientStateOf('the older secret', channel)
    expect(clientStateCheck([secret, 'the older secret'], channel)(state)).toBe(true)
    expect(clientStateCheck([secret], channel)(state)).toBe(false)
  })

  test('is nothing else that a stranger may send', () => {
    fc.assert(
      fc.property(fc.anything(), (claimed) => {
        expect(clientStateCheck([secret], channel)(claimed)).toBe(false)
      }),
    )
  })
})
