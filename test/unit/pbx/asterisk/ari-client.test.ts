import { describe, expect, it } from 'vitest'
import { createAriClient } from '../../../../src-main/adapters/pbx/asterisk/ari-client.ts'
import type { Net } from '../../../../src-main/ports.ts'
import { FakeClock } from '../../../support/fake-clock.ts'

const login = { url: 'https://pbx.example.com:8089/ari/', user: 'lock:step', password: 'p&w' }
const { signal } = new AbortController()

function client(
  fetch: (url: string, init: RequestInit & { signal: AbortSignal }) => Promise<Response>,
) {
  const net: Net = { fetch, diagnose: async () => 'reachable', isOnline: () => true }
  const clock = new FakeClock()
  return { clock, ari: createAriClient({ net, clock, login }) }
}
const answering = (status: number, body = '{}') =>
  client(async () => new Response(status === 204 ? null : body, { status }))

describe('a request to ARI', () => {
  it('has its credentials in a header, and its words in the body', async () => {
    const seen: { url: string; init: RequestInit }[] = []
    const { ari } = client(async (url, init) => {
      seen.push({ url, init })
      return new Response(null, { status: 204 })
    })
    await ari.setDevice('Custom:Lockstep1001', 'INUSE', signal)
    expect(seen[0]?.url).toBe('https://pbx.example.com:8089/ari/asterisk/variable')
    expect(seen[0]?.init).toMatchObject({
      method: 'POST',
      redirect: 'manual',
      headers: { authorization: `Basic ${btoa('lock:step:p&w')}` },
      body: '{"variable":"DEVICE_STATE(Custom:Lockstep1001)","value":"INUSE"}',
    })
  })

  it.each([
    [401, 'ari.wrongPassword'],
    [403, 'ari.readOnly'],
    [404, 'ari.malformed'],
    [302, 'ari.malformed'],
    [503, 'ari.unreachable'],
  ])('that is answered with %i is %s', async (status, code) => {
    await expect(answering(status).ari.deviceState('PJSIP/1001', signal)).rejects.toMatchObject({
      code,
    })
  })

  it.each(['<html>', '{"state":"ASLEEP"}', `{"x":"${'x'.repeat(300_000)}"}`])(
    'that is answered with something else is ari.malformed',
    async (body) => {
      await expect(answering(200, body).ari.deviceState('x', signal)).rejects.toMatchObject({
        code: 'ari.malformed',
      })
    },
  )

  it('to a server whose certificate is not trusted is ari.certificate', async () => {
    const { ari } = client(async () => {
      throw new Error('net::ERR_CERT_AUTHORITY_INVALID')
    })
    await expect(ari.deviceState('x', signal)).rejects.toMatchObject({ code: 'ari.certificate' })
  })

  it('has a deadline', async () => {
    const { ari, clock } = client(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init.signal.addEventListener('abort', () => reject(init.signal.reason))
        }),
    )
    const asked = ari.deviceState('x', signal)
    const refused = expect(asked).rejects.toMatchObject({ code: 'ari.unreachable' })
    await clock.advance(8_000)
    await refused
  })

  it('is never sent in the clear to another computer', () => {
    const { ari } = answering(204)
    expect(ari.eventsUrl('app')).toBe(
      'wss://pbx.example.com:8089/ari/events?app=app&api_key=lock%3Astep%3Ap%26w',
    )
    const net: Net = { fetch, diagnose: async () => 'reachable', isOnline: () => true }
    const clear = { ...login, url: 'http://pbx.example.com:8088/ari' }
    expect(() => createAriClient({ net, clock: new FakeClock(), login: clear })).toThrow(
      'ari.malformed',
    )
  })

  it('to hang up what has ended already is no failure', async () => {
    await answering(404).ari.hangUp('x', signal)
    await expect(answering(500).ari.hangUp('x', signal)).rejects.toMatchObject({
      code: 'ari.unreachable',
    })
  })
})
