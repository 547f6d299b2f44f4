/** What fuzzing found, each as the smallest input that showed it. */
import { ServerError } from '@azure/msal-node'
import { expect, test } from 'vitest'
import { faultOfMsal } from '../../../src-main/adapters/msal/errors.ts'
import { mapToExtension } from '../../../src-main/domain/mapping.ts'
import { parsePresence } from '../../../src-main/domain/parse-presence.ts'
import { extensionStatusSchema } from '../../../src-preload/line-contract.ts'
import { pushTargets } from '../../fuzz/targets/push.ts'

const runPush = (name: string, input: string) =>
  pushTargets.find((target) => target.name === name)?.run(input)

test('an error of Entra ID that every object has is no code of ours', () => {
  const error = new ServerError('__proto__', 'correlation', 'text')
  expect(faultOfMsal(error).code).toBe('signIn.failed')
})

test('an activity that the line does not let through is no presence', () => {
  const answer = (activity: string) => ({ id: 'alice', availability: 'Busy', activity })
  expect(parsePresence(answer('x'.repeat(101))).ok).toBe(false)
  const parsed = parsePresence(answer('x'.repeat(100)))
  if (!parsed.ok) throw new Error(parsed.reason)
  const mapped = mapToExtension(parsed.reading)
  if (mapped.kind !== 'status') throw new Error(mapped.kind)
  expect(extensionStatusSchema.safeParse(mapped.status).success).toBe(true)
})

test.each(['\\ud800', '..', 'a/b', ''])('the id %s of a subscription is none', async (id) => {
  const resource = 'communications/presences/fa8bf3dc-eca7-46b7-bad1-db199b62afc3'
  const expirationDateTime = '2026-11-22T13:00:00Z'
  const list = (text: string) =>
    `{"value":[{"id":"${text}","resource":"${resource}","expirationDateTime":"${expirationDateTime}"}]}`
  expect(await runPush('subscription-list', list(id))).toBe(false)
})
