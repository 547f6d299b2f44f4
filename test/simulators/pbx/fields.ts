import type { SipRequest } from './message.ts'

/** Bounds of what clients may ask for, seconds. */
export interface Lifetimes {
  readonly shortest: number
  readonly longest: number
}

export type Lifetime =
  | { readonly kind: 'granted'; readonly seconds: number }
  | { readonly kind: 'tooBrief' }
  | { readonly kind: 'malformed' }

/**
 * The lifetime that a request gets: never longer than asked for, 0 where it asks for an end (RFC 3903
 * section 6 step 4, RFC 6665 section 4.2.1.1).
 */
export function lifetimeOf(request: SipRequest, { shortest, longest }: Lifetimes): Lifetime {
  const asked = request.header('expires')
  if (asked === undefined) return { kind: 'granted', seconds: longest }
  if (!/^\d{1,10}$/.test(asked)) return { kind: 'malformed' }
  const seconds = Number(asked)
  if (seconds > 0 && seconds < shortest) return { kind: 'tooBrief' }
  return { kind: 'granted', seconds: Math.min(seconds, longest) }
}

/** The event package, without the parameters of the Event header field (RFC 6665 section 8.4). */
export function eventPackage(request: SipRequest): string | undefined {
  return request.header('event')?.split(';')[0]?.trim().toLowerCase()
}

/** Of Content-Type or of one Accept element: `type/subtype` in lower case. */
export function mediaType(value: string): string {
  return value.split(';')[0]?.trim().toLowerCase() ?? ''
}

/** Whether the answer may be of that type; all are welcome where there is no Accept. */
export function accepts(request: SipRequest, type: string): boolean {
  const accepted = request.headers('accept')
  if (accepted.length === 0) return true
  const family = `${type.split('/')[0]}/*`
  const types = accepted.flatMap((value) => value.split(',').map(mediaType))
  return types.some((each) => each === type || each === family || each === '*/*')
}
