import { expect, test } from 'vitest'
import type { DocumentName, Documents } from '../../../src-main/ports.ts'
import { firstPolicy } from '../../../src-main/services/policy/first.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { quietLog } from '../../support/quiet-log.ts'

function documentsWith(policy?: unknown): Documents & { readonly writes: unknown[] } {
  const values = new Map<DocumentName, unknown>([['policy', policy]])
  const writes: unknown[] = []
  return {
    writes,
    read: (name) => values.get(name),
    write(name, value) {
      writes.push(value)
      values.set(name, value)
    },
  }
}

const told = { tenant: 'example.com', allowedHosts: ['pbx.example.com'] }
const unreadable = { read: () => Promise.reject(new Error('too slow')) }

test('what was read is in force and kept, once as long as it is the same', async () => {
  const documents = documentsWith()
  const policy = await firstPolicy({ read: async () => told }, documents, quietLog)
  expect(policy.first).toEqual(readPolicy(told))
  await policy.source.read()
  expect(documents.writes).toEqual([told])
})

test('a start at which it cannot be read goes on with what was read last', async () => {
  const policy = await firstPolicy(unreadable, documentsWith(told), quietLog)
  expect(policy).toMatchObject({ first: readPolicy(told), fromMemory: true })
})

test.for([undefined, 'nonsense', []])(
  'there is none where nothing usable was kept: %j',
  async (kept) => {
    const policy = await firstPolicy(unreadable, documentsWith(kept), quietLog)
    expect(policy.first).toBeUndefined()
    expect(policy.fromMemory).toBeUndefined()
  },
)

test('a policy that was taken away is kept as none', async () => {
  const documents = documentsWith(told)
  await firstPolicy({ read: async () => ({}) }, documents, quietLog)
  expect(documents.read('policy')).toEqual({})
})
