import type { Answer } from './answer.ts'
import type { SipUserAgent } from './user-agent.ts'

/** OPTIONS to the server itself (RFC 3261 section 11): any answer proves that it is there. */
export function sipOptions(userAgent: SipUserAgent, deadlineMs: number): Promise<Answer> {
  const { core, address, domain } = userAgent
  const message = core.makeOutgoingRequestMessage('OPTIONS', domain, address, domain, {}, [])
  return userAgent.transact(deadlineMs, (delegate) => core.request(message, delegate))
}
