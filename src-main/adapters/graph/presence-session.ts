/**
 * The app's own presence session
 * (https://learn.microsoft.com/graph/api/presence-setpresence and presence-clearpresence). Its id is
 * the client id, so that all computers of one person share it. The user-preferred presence is the
 * person's own and is never written.
 */
import { codeOf, Fault } from '../../domain/codes.ts'
import type { Clock, PresenceSession, Tokens } from '../../ports.ts'
import type { GraphClient } from './client.ts'

export interface PresenceSessionParts {
  readonly client: GraphClient
  readonly tokens: Pick<Tokens, 'account'>
  readonly clock: Clock
  readonly clientId: string
}

export function createPresenceSession(parts: PresenceSessionParts): PresenceSession {
  const { client, tokens, clock, clientId: sessionId } = parts

  async function pathOf(action: 'setPresence' | 'clearPresence'): Promise<string> {
    const account = await tokens.account()
    if (account === undefined) throw new Fault('signIn.expired', 'no account')
    return `/users/${encodeURIComponent(account.objectId)}/presence/${action}`
  }

  return {
    async set({ availability, activity, expirationMinutes, leaveBefore }, signal) {
      await client.send({
        name: 'presence.set',
        method: 'POST',
        path: await pathOf('setPresence'),
        scope: 'write',
        body: {
          sessionId,
          availability,
          activity,
          expirationDuration: `PT${expirationMinutes}M`,
        },
        signal,
        beforeLeaving: () => {
          if (leaveBefore !== undefined && clock.monotonic() > leaveBefore)
            throw new Fault('graph.staleDecision', 'the read behind this write is too old')
        },
      })
    },
    async clear(signal) {
      const path = await pathOf('clearPresence')
      const request = { name: 'presence.clear', method: 'POST', path, scope: 'write' } as const
      try {
        await client.send({ ...request, body: { sessionId }, signal })
      } catch (error) {
        // No such session: what was wanted is so already.
        if (codeOf(error) !== 'graph.noPresence') throw error
      }
    },
  }
}
