import { expect, test } from 'vitest'
import { createIdentity } from '../../../src-main/adapters/pbx/sip/identity.ts'
import type { Documents } from '../../../src-main/ports.ts'
import { lineIdentitySchema } from '../../../src-preload/line-contract.ts'

const alice = '6a0f3c2e-5d1b-4c8e-9d53-0f4a1f6f2b11'
const bob = '6a0f3c2e-5d1b-4c8e-9d53-0f4a1f6f2b12'
const extension = 'sip:1001@pbx.test'

function computer(): Documents {
  const values = new Map<string, unknown>()
  return {
    read: (name) => values.get(name),
    write: (name, value) => void values.set(name, value),
  }
}
const of = (documents: Documents, person: string | undefined, address = extension) =>
  createIdentity({ documents, person: () => person })(address)

test('one person is the same on two computers, which are not', () => {
  const [here, there] = [of(computer(), alice), of(computer(), alice)]
  expect(here?.person).toBe(there?.person)
  expect(here?.computer).not.toBe(there?.computer)
})

test('a computer stays the same from one start to the next, whoever is signed in', () => {
  const documents = computer()
  const [first, second] = [of(documents, alice), of(documents, bob)]
  expect(first?.computer).toBe(second?.computer)
  expect(first?.person).not.toBe(second?.person)
})

test('a damaged document makes a new installation', () => {
  const documents = computer()
  documents.write('installation', { id: 'nonsense' })
  const made = of(documents, alice)
  expect(of(documents, alice)).toEqual(made)
})

test('a disk that cannot be written to stops nothing', () => {
  const write = () => {
    throw new Error('ENOSPC')
  }
  const person = { documents: { ...computer(), write }, person: () => alice }
  const identity = createIdentity(person)
  expect(identity(extension)).toBeDefined()
  expect(identity(extension)).toEqual(identity(extension))
})

test('hashes of two extensions cannot be compared, the case of an address does not matter', () => {
  const documents = computer()
  const one = of(documents, alice)
  const two = of(documents, alice, 'sip:1002@pbx.test')
  expect([two?.person === one?.person, two?.computer === one?.computer]).toEqual([false, false])
  expect(of(documents, alice.toUpperCase(), 'sip:1001@PBX.test')).toEqual(one)
})

test('it fits the border and holds nothing of the object id; nobody signed in: none', () => {
  const identity = of(computer(), alice)
  expect(lineIdentitySchema.parse(identity)).toEqual(identity)
  for (const part of alice.split('-')) expect(JSON.stringify(identity)).not.toContain(part)
  expect(of(computer(), undefined)).toBeUndefined()
})
