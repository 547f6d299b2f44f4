/** `GET /me/presence` (https://learn.microsoft.com/graph/api/presence-get). */
import { Fault } from '../../domain/codes.ts'
import { parsePresence } from '../../domain/parse-presence.ts'
import type { PresenceFeed, Tokens } from '../../ports.ts'
import type { GraphClient } from './client.ts'

export function createPresenceFeed(
  client: GraphClient,
  tokens: Pick<Tokens, 'account'>,
): PresenceFeed {
  return {
    async read(signal) {
      const account = await tokens.account()
      if (account === undefined) throw new Fault('signIn.expired', 'no account')
      const path = '/me/presence'
      let requestId: string | undefined
      const text = await client.send({
        name: 'presence.get',
        method: 'GET',
        path,
        scope: 'read',
        signal,
        onAnswer: (id) => {
          requestId = id?.slice(0, 64)
        },
      })
      const parsed = parsePresence(jsonOf(text))
      if (!parsed.ok) throw new Fault('graph.malformed', parsed.reason)
      if (parsed.reading.userId.toLowerCase() !== account.objectId.toLowerCase())
        throw new Fault('graph.malformed', 'the presence of another person')
      return requestId === undefined ? parsed.reading : { ...parsed.reading, requestId }
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Fault('graph.malformed', 'no JSON')
  }
}
