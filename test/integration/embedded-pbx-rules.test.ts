import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { connectRaw, type RawRequest } from './embedded-pbx-client.ts'
import { keep, start, users } from './embedded-pbx-fixture.ts'
import { extension } from './line/fixture.ts'

const body =
  '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"' +
  ` entity="${extension}"><dm:person id="p"><dm:note>shown</dm:note></dm:person></presence>`

async function startRaw() {
  const server = await start()
  const client = await connectRaw(server.pbx.wsUrl, '1001', users['1001'])
  keep(client.close)
  const publish = (headers: readonly string[], text = '') =>
    client.ask({ method: 'PUBLISH', uri: extension, headers, body: text })
  const subscribe = (headers: readonly string[], change: Partial<RawRequest> = {}) =>
    client.ask({ method: 'SUBSCRIBE', uri: extension, headers, ...change })
  return { ...server, client, publish, subscribe }
}

const statusOf = (answer: string) => Number(answer.slice(8, 11))
const field = (message: string, name: string) =>
  new RegExp(`\\r\\n${name}: (.*)\\r\\n`).exec(message)?.[1]
const presence = ['o: presence', 'Content-Type: application/pidf+xml; charset=utf-8']

describe('the embedded PBX', () => {
  it('refuses a PUBLISH that RFC 3903 section 6 has it refuse', async () => {
    const { pbx, publish, client } = await startRaw()
    const badEvent = await publish(['Event: dialog'], body)
    expect([statusOf(badEvent), field(badEvent, 'Allow-Events')]).toEqual([489, 'presence'])
    expect(statusOf(await publish([], body))).toBe(489)
    expect(statusOf(await publish(['Event: presence', 'Content-Type: text/plain'], body))).toBe(415)
    const garbage = await publish(presence, body.slice(0, -1))
    expect([statusOf(garbage), field(garbage, 'Accept')]).toEqual([415, 'application/pidf+xml'])
    expect(statusOf(await publish(presence, `<!DOCTYPE presence>${body}`))).toBe(415)
    expect(statusOf(await publish(presence))).toBe(400)
    expect(statusOf(await publish([...presence, 'Expires: 0'], body))).toBe(400)
    expect(statusOf(await publish([...presence, 'Expires: soon'], body))).toBe(400)
    expect(statusOf(await publish([...presence, 'SIP-If-Match: a, b'], body))).toBe(400)
    expect(statusOf(await publish([...presence, 'SIP-If-Match: unknown'], body))).toBe(412)
    const brief = await publish([...presence, 'Expires: 59'], body)
    expect([statusOf(brief), field(brief, 'Min-Expires')]).toEqual([423, '60'])
    const other = { method: 'PUBLISH', uri: 'sip:1002@pbx.test', headers: presence, body }
    expect(statusOf(await client.ask(other))).toBe(403)
    expect(statusOf(await client.ask({ ...other, uri: 'sip:9999@pbx.test' }))).toBe(404)
    expect(pbx.presenceOf('1001')).toBeNull()
  })

  it('keeps a publication for its time, each answer with a new entity tag', async () => {
    const { pbx, clock, publish, client } = await startRaw()
    const seen: unknown[] = []
    pbx.watch('1001', (presence) => seen.push(presence?.note ?? null))
    const first = await publish([...presence, 'Expires: 100000'], body)
    expect([statusOf(first), field(first, 'Expires')]).toEqual([200, '3600'])
    const match = (answer: string) => `SIP-If-Match: ${field(answer, 'SIP-ETag')}`
    await clock.advance(3_000_000)
    // The nonce of the first challenge is too old by now, but each request gets a new one.
    const second = await publish(['Event: presence', 'Expires: 700', match(first)])
    expect(match(second)).not.toBe(match(first))
    expect(statusOf(await publish([...presence, match(first)], body))).toBe(412)
    await clock.advance(699_000)
    expect(pbx.presenceOf('1001')).toEqual({ basic: null, activity: null, note: 'shown' })
    await clock.advance(1_000)
    expect(seen).toEqual(['shown', null])

    const elder = await publish(presence, body)
    const newest = await publish(presence, body.replace('shown', 'newest'))
    await publish(['Event: presence', match(elder)])
    await publish(['Event: presence', 'Expires: 0', match(newest)])
    expect(seen.slice(2)).toEqual(['shown', 'newest', 'shown'])
    await client.close()
    expect(pbx.presenceOf('1001')).toMatchObject({ note: 'shown' })
  })

  it('asks for digest credentials, which serve once', async () => {
    const { client, clock } = await startRaw()
    const request = { method: 'PUBLISH', uri: extension, headers: presence, body }
    const none = { ...request, headers: [...presence, 'Proxy-Authorization: Basic MTox'] }
    const challenge = await client.askWith('nonce="never given"', '00000001', none)
    expect(statusOf(challenge)).toBe(407)
    expect(field(challenge, 'Proxy-Authenticate')).toMatch(
      /^Digest realm="pbx.test", nonce="\w+", algorithm=MD5, qop="auth", stale=true$/,
    )
    expect(statusOf(await client.askWith(challenge, '00000001', request))).toBe(200)
    expect(statusOf(await client.askWith(challenge, '00000001', request))).toBe(407)
    expect(statusOf(await client.askWith(challenge, '00000002', request))).toBe(200)
    expect(statusOf(await client.askWith(challenge, '3', request))).toBe(400)
    await clock.advance(300_000)
    const late = await client.askWith(challenge, '00000003', request)
    expect(field(late, 'Proxy-Authenticate')).toContain('stale=true')
  })

  it('tells the full state at once, at each change, and at the end', async () => {
    const { clock, publish, client, subscribe } = await startRaw()
    const notify = async () => {
      const text = await client.next(/^NOTIFY sip:me@client\.invalid;transport=ws SIP/)
      const [, sequence] = /CSeq: (\d+) NOTIFY/.exec(text) ?? []
      const state = field(text, 'Subscription-State')
      return { text, said: [sequence, state, text.includes('shown')] }
    }
    const answer = await subscribe(['Event: presence;id=7', 'Expires: 9000'])
    expect([statusOf(answer), field(answer, 'Expires')]).toEqual([200, '3600'])
    const first = await notify()
    expect(first.said).toEqual(['1', 'active;expires=3600', false])
    expect(field(first.text, 'Event')).toBe('presence;id=7')
    const [, toTag = ''] = /tag=(\w+)/.exec(field(answer, 'To') ?? '') ?? []
    expect(field(first.text, 'From')).toBe(`<${extension}>;tag=${toTag}`)

    await publish([...presence, 'Expires: 3600'], body)
    expect((await notify()).said).toEqual(['2', 'active;expires=3600', true])
    const again = ['Event: presence;id=7', 'Expires: 60']
    expect(statusOf(await subscribe(again, { toTag }))).toBe(200)
    expect((await notify()).said).toEqual(['3', 'active;expires=60', true])
    expect(statusOf(await subscribe(again, { toTag, sequence: 1 }))).toBe(500)
    // Long enough for timer F of the NOTIFYs, which this client did not answer.
    await clock.advance(31_000)
    expect(statusOf(await subscribe(['Event: presence;id=7'], { toTag, sequence: 50 }))).toBe(200)
    expect((await notify()).said).toEqual(['4', 'active;expires=3600', true])
    await clock.advance(1_000)
    expect(statusOf(await subscribe(again, { toTag }))).toBe(481)

    const fetched = await subscribe(['Event: presence', 'Expires: 0'], { callId: 'fetch' })
    expect(field(fetched, 'Expires')).toBe('0')
    expect((await notify()).said).toEqual(['1', 'terminated;reason=timeout', true])
  })

  it('ends a subscription by expiry, and when its NOTIFY is answered 481', async () => {
    const { pbx, clock, client, subscribe } = await startRaw()
    const dialog = ['Event: dialog', 'Expires: 60']
    const answerTo = (notify: string, status: string) =>
      client.send(notify.replace(/^.*/, `SIP/2.0 ${status}`))
    await subscribe(dialog)
    answerTo(await client.next(/^NOTIFY/), '200 OK')
    // A request over the same connection: when it is answered, so was the NOTIFY.
    await client.ask({ method: 'OPTIONS', uri: 'sip:pbx.test' })
    await clock.advance(60_000)
    const last = await client.next(/^NOTIFY/)
    expect(field(last, 'Subscription-State')).toBe('terminated;reason=timeout')

    const [, toTag = ''] = /tag=(\w+)/.exec(field(await subscribe(dialog), 'To') ?? '') ?? []
    answerTo(await client.next(/^NOTIFY/), '481 Gone')
    await client.ask({ method: 'OPTIONS', uri: 'sip:pbx.test' })
    pbx.placeCall('1001', { direction: 'recipient' })
    expect(statusOf(await subscribe(dialog, { toTag }))).toBe(481)
    expect(client.has(/^NOTIFY/)).toBe(false)
  })

  it('refuses a SUBSCRIBE and all else that it does not know', async () => {
    const { client, subscribe } = await startRaw()
    const badEvent = await subscribe(['Event: winfo'])
    expect([statusOf(badEvent), field(badEvent, 'Allow-Events')]).toEqual([489, 'presence, dialog'])
    expect(statusOf(await subscribe(['Event: dialog', 'Accept: text/plain']))).toBe(406)
    expect(statusOf(await subscribe(['Event: dialog'], { toTag: 'unknown' }))).toBe(481)
    expect(statusOf(await subscribe(['Event: dialog'], { uri: 'sip:9999@pbx.test' }))).toBe(404)
    expect(statusOf(await subscribe(['Event: dialog', 'Expires: 5']))).toBe(423)
    const ask = (method: string, headers: string[] = [], uri = 'sip:pbx.test') =>
      client.ask({ method, uri, headers })
    expect(field(await ask('OPTIONS'), 'Allow')).toBe('OPTIONS, PUBLISH, SUBSCRIBE')
    expect(statusOf(await ask('OPTIONS'))).toBe(200)
    expect(statusOf(await ask('REGISTER'))).toBe(405)
    expect(statusOf(await ask('OPTIONS', [], 'sips:pbx.test'))).toBe(416)
    const extended = await ask('OPTIONS', ['Require: 100rel'])
    expect([statusOf(extended), field(extended, 'Unsupported')]).toEqual([420, '100rel'])
  })

  it('talks to nobody who does not speak SIP over WebSocket', async () => {
    const { pbx, client, logged } = await startRaw()
    const [refusal] = await once(new WebSocket(pbx.wsUrl), 'error')
    expect(String(refusal)).toContain('401')
    for (const [count, text] of ['GET / HTTP/1.1\r\n\r\n', 'OPTIONS sip:a SIP/2.0', ''].entries()) {
      client.send(text)
      await logged('not SIP', count + 1)
    }
    client.send('\r\n\r\n')
    expect(await client.next(/^\r\n$/)).toBe('\r\n')
  })
})
