/** Do not disturb by `as-feature-event`: its documents, and which servers have it. */
import { expect, test } from 'vitest'
import type { Answer } from '../../../src-renderer/line/answer.ts'
import { readDoNotDisturb, setDoNotDisturb } from '../../../src-renderer/line/feature-event.ts'
import { createFeatureWatch } from '../../../src-renderer/line/feature-watch.ts'
import type { Notification } from '../../../src-renderer/line/sip-subscribe.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { parseXml } from './parse-xml.ts'

const csta = 'http://www.ecma-international.org/standards/ecma-323/csta/ed3'
const alone = 'application/x-as-feature-event+xml'
const event = (word: string, xmlns = csta) =>
  `<?xml version="1.0"?>\n<DoNotDisturbEvent xmlns="${xmlns}">` +
  `<device>1001</device><doNotDisturbOn>${word}</doNotDisturbOn></DoNotDisturbEvent>\n\r\n`
const part = (text: string) => `--b\r\nContent-Type: ${alone}\r\n\r\n${text}\r\n`
const read = (body: string, type: string | undefined = alone) =>
  readDoNotDisturb(body, type, parseXml)

test('a state is read alone and among the parts of other features', () => {
  expect(read(event('true'))).toBe(true)
  expect(read(event(' False '))).toBe(false)
  expect(read(event('true'), undefined)).toBe(true)
  const other =
    '<ForwardingEvent xmlns="x"><doNotDisturbOn>false</doNotDisturbOn></ForwardingEvent>'
  const mixed = `${part(other)}${part(event('true'))}--b--\r\n`
  expect(read(mixed, 'multipart/mixed; boundary="b"')).toBe(true)
  expect(read(mixed, 'Multipart/Mixed;boundary=b')).toBe(true)
})

test('what is no such state is none', () => {
  const bodies = [
    '',
    'x',
    event('maybe'),
    event('true', 'urn:other'),
    `<!DOCTYPE x>${event('true')}`,
  ]
  for (const body of bodies) expect(read(body)).toBeUndefined()
  expect(read(part(event('true')), 'multipart/mixed')).toBeUndefined()
  expect(read(part(event('true')), 'multipart/mixed;boundary=c')).toBeUndefined()
  expect(read(event('true').padEnd(200_000, ' '))).toBeUndefined()
})

test('what is asked for is the document of ECMA-323', () => {
  const root = parseXml(setDoNotDisturb(true)).documentElement
  expect([root?.localName, root?.namespaceURI]).toEqual(['SetDoNotDisturb', csta])
  expect(root?.textContent).toBe('true')
})

function startWatch(patient: boolean) {
  const clock = new FakeClock()
  const told: unknown[] = []
  const subscriptions: {
    settle(answer: Answer): void
    notify(body: string): void
  }[] = []
  const watch = createFeatureWatch({
    ...{ clock, parseXml, patient, lifetime: 300, random: () => 0.5 },
    subscribe(_expires, onNotify) {
      let settle: (answer: Answer) => void = () => {}
      const answer = new Promise<Answer>((resolve) => {
        settle = resolve
      })
      const plain: Notification = {
        ...{ body: '', state: 'active', reason: undefined },
        ...{ expires: undefined, retryAfter: undefined, contentType: alone },
      }
      subscriptions.push({ settle, notify: (body) => onNotify({ ...plain, body }) })
      const gone = async (): Promise<Answer> => ({ status: 481, local: false })
      return { answer, refresh: gone, change: gone, unsubscribe: gone, dispose: () => {} }
    },
    onSupported: (supported) => told.push(supported ? 'supported' : 'unsupported'),
    onState: (on) => told.push(on),
  })
  watch.start()
  return { clock, told, subscriptions, watch }
}

test('a server that takes the subscription and tells nothing counts as one without', async () => {
  const { clock, told, subscriptions } = startWatch(false)
  subscriptions[0]?.settle({ status: 202, local: false })
  await clock.advance(9_000)
  expect(told).toEqual([])
  await clock.advance(600_000)
  expect(told).toEqual(['unsupported'])
  expect(subscriptions).toHaveLength(1)
})

test('where it is the only way, a server that does not answer is asked again', async () => {
  const { clock, told, subscriptions } = startWatch(true)
  subscriptions[0]?.settle({ status: 503, local: false })
  await clock.advance(10_000)
  expect(subscriptions).toHaveLength(2)
  subscriptions[1]?.notify(event('true'))
  expect(told).toEqual([null, 'supported', true])
})

test('a server that was never told has nothing to say, and a damaged document says nothing', async () => {
  const { told, subscriptions } = startWatch(false)
  subscriptions[0]?.settle({ status: 200, local: false })
  subscriptions[0]?.notify('')
  subscriptions[0]?.notify(event('true'))
  subscriptions[0]?.notify('<DoNotDisturbEvent')
  expect(told).toEqual(['supported', null, true])
})

test('a subscription that the server forgot is made anew when something is to be set', async () => {
  const { told, subscriptions, watch } = startWatch(false)
  subscriptions[0]?.settle({ status: 200, local: false })
  await settled()
  subscriptions[0]?.notify(event('false'))
  expect(await watch.change(setDoNotDisturb(true))).toMatchObject({ status: 481 })
  expect(subscriptions).toHaveLength(2)
  expect(told).toEqual(['supported', false])
})
