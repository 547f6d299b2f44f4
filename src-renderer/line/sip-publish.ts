import type { Answer } from './answer.ts'
import { pidfContentType } from './pidf.ts'
import type { PublishRequest } from './publisher-state.ts'
import type { SipUserAgent } from './user-agent.ts'

const deadlineMs = 10_000

/**
 * One PUBLISH of the `presence` event package (RFC 3903 section 4), through the core of sip.js: its
 * Publisher hides the answers and loses entity tags.
 * @param document absent where a publication is removed, but for servers that do not mind that
 */
export function sipPublish(
  userAgent: SipUserAgent,
  request: PublishRequest,
  document: string | undefined,
  onLate: (answer: Answer) => void = () => {},
): Promise<Answer> {
  const { core, address } = userAgent
  const lifetime = 'lifetime' in request ? request.lifetime : 0
  const headers = ['Event: presence', `Expires: ${lifetime}`]
  if (request.entityTag !== undefined) headers.push(`SIP-If-Match: ${request.entityTag}`)
  const body = document && {
    contentDisposition: 'render',
    contentType: pidfContentType,
    content: document,
  }
  const message = core.makeOutgoingRequestMessage(
    'PUBLISH',
    address,
    core.configuration.aor,
    address,
    {},
    headers,
    body || undefined,
  )
  return userAgent.transact(deadlineMs, (delegate) => core.publish(message, delegate), onLate)
}
