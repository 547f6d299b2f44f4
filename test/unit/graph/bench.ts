import { createGraphClient } from '../../../src-main/adapters/graph/client.ts'
import { createPresenceFeed } from '../../../src-main/adapters/graph/presence-feed.ts'
import { createPresenceSession } from '../../../src-main/adapters/graph/presence-session.ts'
import type { Log, Tokens } from '../../../src-main/ports.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { fakeNet, quiet, silence } from '../msal/fakes.ts'

const alice = {
  objectId: 'A11CE',
  tenantId: 't',
  homeAccountId: 'A11CE.t',
  username: 'alice@example.invalid',
  name: 'Alice',
}
export const presence = { id: 'a11ce', availability: 'Available', activity: 'Available' }
export const signal = new AbortController().signal
export const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}'
export const challenge = {
  'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`,
}

type TokenOptions = Omit<Parameters<Tokens['accessToken']>[1], 'signal'>

/** The Graph adapters over a network that gives `answers` in turn, the last one again and again. */
export function bench(
  answers: ((init: RequestInit) => Response | Promise<Response>)[],
  log: Log = quiet,
) {
  const clock = new FakeClock()
  const asked: TokenOptions[] = []
  const sent: { url: string; init: RequestInit }[] = []
  let tokenMs = 0
  const tokens: Pick<Tokens, 'accessToken' | 'account'> = {
    account: async () => alice,
    accessToken: async (_scope, { signal: _signal, ...options }) => {
      asked.push(options)
      if (tokenMs > 0) await clock.advance(tokenMs)
      return `token ${asked.length}`
    },
  }
  const net = fakeNet((url, init) => {
    sent.push({ url, init })
    const answer = answers[Math.min(sent.length, answers.length) - 1]
    return answer === undefined ? silence() : answer(init)
  })
  const origin = 'https://graph.example.invalid'
  const client = createGraphClient({ net, tokens, clock, log, origin })
  const feed = createPresenceFeed(client, tokens)
  const session = createPresenceSession({ client, tokens, clock, clientId: 'client' })
  const slowTokens = (ms: number) => {
    tokenMs = ms
  }
  return { clock, asked, sent, feed, session, slowTokens }
}

export const ok = () => Response.json(presence)
export const status =
  (code: number, headers: HeadersInit = {}, body: unknown = {}) =>
  () =>
    Response.json(body, { status: code, headers })
