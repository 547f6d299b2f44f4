import type { Answer } from './answer.ts'
import { pidfContentType, pidfDocument } from './pidf.ts'
import type { PublishRequest } from './publisher-state.ts'
import type { SipUserAgent } from './user-agent.ts'

const deadlineMs = 10_000

/**
 * One PUBLISH of the `presence` event package (RFC 3903 section 4), through the core of sip.js: its
 * Publisher hides the answers and loses entity tags.
 */
export function sipPublish(
  userAgent: SipUserAgent,
  addressOfRecord: string,
  request: PublishRequest,
  onLate: (answer: Answer) => void = () => {},
): Promise<Answer> {
  const { core, address } = userAgent
  const lifetime = request.kind === 'publish' ? request.lifetime : 0
  const headers = ['Event: presence', `Expires: ${lifetime}`]
  if (request.entityTag !== undefined) headers.push(`SIP-If-Match: ${request.entityTag}`)
  const body =
    request.kind === 'publish'
      ? {
          contentDisposition: 'render',
          contentType: pidfContentType,
          content: pidfDocument(addressOfRecord, request.status),
        }
      : undefined
  const message = core.makeOutgoingRequestMessage(
    'PUBLISH',
    address,
    core.configuration.aor,
    address,
    {},
    headers,
    body,
  )
  return userAgent.transact(deadlineMs, (delegate) => core.publish(message, delegate), onLate)
}
