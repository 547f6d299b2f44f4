import { rpidActivities } from '../../src-main/domain/extension.ts'
import type { PhonePresence } from '../../src-preload/line-contract.ts'
import { idOf, pidfNamespace } from './pidf.ts'
import type { ParseXml } from './types.ts'
import { childrenOf, rootOf } from './xml.ts'

const personNamespace = 'urn:ietf:params:xml:ns:pidf:data-model'
const rpidNamespace = 'urn:ietf:params:xml:ns:pidf:rpid'
const mostPersons = 100
const longestNote = 200

/** Not in RPID (RFC 4480), but what phones write for it. */
const doNotDisturb: ReadonlySet<string> = new Set(['dnd', 'do-not-disturb'])
/** Other activities of RPID that mean one of those that are known here. */
const sameAs: Readonly<Record<string, PhonePresence['activity']>> = {
  appointment: 'busy',
  breakfast: 'away',
  dinner: 'away',
  holiday: 'vacation',
  'in-transit': 'away',
  meal: 'away',
  'permanent-absence': 'away',
  sleeping: 'away',
  travel: 'away',
}

/**
 * What somebody other than Lockstep shows on the own extension: a phone on which the person set a
 * status. The first that says something counts, since servers name the newest first.
 * @returns `null` where nobody does, `undefined` when the text is no presence document
 */
export function readPhonePresence(
  body: string,
  addressOfRecord: string,
  parseXml: ParseXml,
): PhonePresence | null | undefined {
  if (body.trim() === '') return null
  const root = rootOf(body, { namespace: pidfNamespace, name: 'presence' }, parseXml)
  if (root === undefined) return undefined
  const persons = childrenOf(root, personNamespace, 'person')
  if (persons.length > mostPersons) return undefined
  const ours = `p-${idOf(addressOfRecord)}`
  for (const person of persons) {
    if (person.getAttribute('id') === ours) continue
    const found = readPerson(person)
    if (found !== undefined) return found
  }
  return null
}

function readPerson(person: Element): PhonePresence | undefined {
  const activities = childrenOf(person, rpidNamespace, 'activities')[0]
  const name = activities && firstElement(activities)?.localName
  if (name === undefined) return undefined
  const note = childrenOf(person, personNamespace, 'note')[0]?.textContent?.trim() ?? ''
  const shown = { note: note.slice(0, longestNote).toWellFormed() }
  if (doNotDisturb.has(name)) return { ...shown, activity: null, doNotDisturb: true }
  const activity = rpidActivities.find((known) => known === name) ?? sameAs[name]
  return activity == null ? undefined : { ...shown, activity, doNotDisturb: false }
}

function firstElement(parent: Element): Element | undefined {
  return Array.from(parent.childNodes).find((node): node is Element => node.nodeType === 1)
}
