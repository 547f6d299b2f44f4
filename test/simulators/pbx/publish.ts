import { type Answer, token } from './answer.ts'
import { eventPackage, type Lifetimes, lifetimeOf, mediaType } from './fields.ts'
import type { SipRequest } from './message.ts'
import { pidfType, readPidf } from './pidf.ts'
import type { Document, Publications } from './publications.ts'

/** Answers a PUBLISH to `extension`, in the order of RFC 3903 section 6. */
export function answerPublish(
  request: SipRequest,
  extension: string,
  publications: Publications,
  lifetimes: Lifetimes,
): Answer {
  if (eventPackage(request) !== 'presence') {
    return { status: 489, headers: ['Allow-Events: presence'] }
  }
  const matches = request.headers('sip-if-match')
  const [entityTag] = matches
  if (matches.length > 1 || entityTag?.includes(',')) return { status: 400 }
  if (entityTag !== undefined && !publications.has(extension, entityTag)) return { status: 412 }

  const lifetime = lifetimeOf(request, lifetimes)
  if (lifetime.kind === 'malformed') return { status: 400 }
  if (lifetime.kind === 'tooBrief') {
    return { status: 423, headers: [`Min-Expires: ${lifetimes.shortest}`] }
  }
  const { seconds } = lifetime
  // Table 1 of the RFC: what has no entity tag is an initial publication, with a body, to last.
  if (entityTag === undefined && (request.body === '' || seconds === 0)) return { status: 400 }

  const document = readDocument(request)
  if (document === 'unsupported') return { status: 415, headers: [`Accept: ${pidfType}`] }
  if (entityTag !== undefined && seconds === 0) publications.remove(extension, entityTag)
  const change = { entityTag, document }
  const fresh = seconds === 0 ? token() : publications.store(extension, change, seconds)
  if (fresh === undefined) return { status: 503 }
  // Also the answer to a removal has a tag, which is good for nothing.
  return { status: 200, headers: [`SIP-ETag: ${fresh}`, `Expires: ${seconds}`] }
}

function readDocument(request: SipRequest): Document | 'unsupported' | undefined {
  if (request.body === '') return undefined
  if (mediaType(request.header('content-type') ?? '') !== pidfType) return 'unsupported'
  const presence = readPidf(request.body)
  return presence === undefined ? 'unsupported' : { text: request.body, presence }
}

/** As FreeSWITCH does it: whatever has a body takes the place of what was there. */
export function answerPublishToOneRow(
  request: SipRequest,
  extension: string,
  publications: Publications,
): Answer {
  if (eventPackage(request) !== 'presence') return { status: 489 }
  const seconds = Number(request.header('expires') ?? 3_600)
  const answer = { status: 200, headers: [`SIP-ETag: ${token()}`, `Expires: ${seconds}`] } as const
  const presence = request.body === '' ? undefined : readPidf(request.body)
  if (presence === undefined) return answer
  // Nobody else is registered for the extension.
  if (presence.basic === 'closed') return { status: 404 }
  const document = { text: request.body, presence }
  publications.replace(extension, document, Math.max(seconds, shortestRowSeconds))
  return answer
}

/** Its table is looked through once in a while. */
const shortestRowSeconds = 30
