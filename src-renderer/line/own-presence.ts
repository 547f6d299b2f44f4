import { type Mark, pidfNamespace, teamsNamespace } from './pidf.ts'
import type { ParseXml } from './types.ts'
import { childrenOf, rootOf } from './xml.ts'

const mostTuples = 100
const hash = /^[0-9a-f]{32}$/
const longestLifetime = 86_400

/** One publication of some Lockstep, as the server shows it. */
export interface ShownMark extends Mark {
  /** `closed` is how a server tells that the publication was removed. */
  readonly basic: 'open' | 'closed'
}

/**
 * The publications of Lockstep in a presence document (RFC 3863) about the own extension. Tuples of
 * other publishers are passed over, and so is one of ours that is damaged: it may not be ours.
 * @returns `undefined` when the text is no such document
 */
export function readOwnPresence(
  body: string,
  parseXml: ParseXml,
): readonly ShownMark[] | undefined {
  // A NOTIFY without a body: nothing is published.
  if (body.trim() === '') return []
  const root = rootOf(body, { namespace: pidfNamespace, name: 'presence' }, parseXml)
  if (root === undefined) return undefined
  const tuples = childrenOf(root, pidfNamespace, 'tuple')
  if (tuples.length > mostTuples) return undefined
  return tuples.flatMap((tuple) => readTuple(tuple) ?? [])
}

function readTuple(tuple: Element): ShownMark | undefined {
  const status = childrenOf(tuple, pidfNamespace, 'status')[0]
  if (status === undefined) return undefined
  const basic = childrenOf(status, pidfNamespace, 'basic')[0]?.textContent?.trim().toLowerCase()
  const ours = childrenOf(status, teamsNamespace, 'teams')[0]
  if (ours === undefined || (basic !== 'open' && basic !== 'closed')) return undefined
  const [person, computer] = [ours.getAttribute('person'), ours.getAttribute('computer')]
  const serial = numberOf(ours.getAttribute('serial'))
  const lifetime = numberOf(ours.getAttribute('lifetime'))
  if (serial === undefined || lifetime === undefined) return undefined
  const known = hash.test(person ?? '') && hash.test(computer ?? '')
  return {
    basic,
    identity: known ? { person: person ?? '', computer: computer ?? '' } : undefined,
    serial,
    lifetime: Math.min(lifetime, longestLifetime),
    accompanied: ours.getAttribute('accompanied') === 'true',
    leaving: ours.getAttribute('leaving') === 'true',
  }
}

function numberOf(text: string | null): number | undefined {
  return /^\d{1,10}$/.test(text ?? '') ? Number(text) : undefined
}
