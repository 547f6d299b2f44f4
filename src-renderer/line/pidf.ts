import type { LineConfig, LineIdentity } from '../../src-preload/line-contract.ts'
import type { ExtensionStatus } from './types.ts'

/**
 * Namespace of the element in the tuple's status that carries, losslessly, the Teams pair and the
 * {@link Mark} to another Lockstep. In the status, since Kamailio keeps nothing else of a tuple when
 * it tells watchers that it is closed.
 */
export const teamsNamespace = 'urn:x-lockstep:presence:1'

export const pidfNamespace = 'urn:ietf:params:xml:ns:pidf'

export const pidfContentType = 'application/pidf+xml'

/** What tells one publication of Lockstep from another. */
export interface Mark {
  /** Absent while nobody is signed in, as in a test run. */
  readonly identity: LineIdentity | undefined
  /** Rises by one with each PUBLISH of one run. */
  readonly serial: number
  /** Lifetime asked for, seconds. */
  readonly lifetime: number
  /** Its publisher sees another computer of the same person beside it. */
  readonly accompanied: boolean
  /** The last one of a computer that leaves the extension to the others of the same person. */
  readonly leaving: boolean
}

/**
 * The presence document of an extension: PIDF (RFC 3863) with a person (RFC 4479) and RPID
 * activities (RFC 4480).
 *
 * Deployed servers and phones read it less liberally than the RFCs ask, hence: the prefixes are
 * literally `dm:` and `rpid:` and the activity is the first and only one (both matched by name), and
 * `basic` is always `open`, since `closed` means "unregistered" to some.
 * @param addressOfRecord `sip:user@domain`
 */
export function pidfDocument(addressOfRecord: string, status: ExtensionStatus, mark: Mark): string {
  const id = idOf(addressOfRecord)
  const note = escapeXml(status.note.trim())
  const activity =
    status.activity === null ? '' : `<rpid:activities><rpid:${status.activity}/></rpid:activities>`
  const teams =
    `<ls:teams xmlns:ls="${teamsNamespace}"` +
    ` availability="${escapeXml(status.teams.availability)}"` +
    ` activity="${escapeXml(status.teams.activity)}"${markAttributes(mark)}/>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<presence xmlns="${pidfNamespace}"` +
      ' xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"' +
      ` xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${escapeXml(addressOfRecord)}">`,
    `<tuple id="t-${id}"><status><basic>open</basic>${teams}</status>${element('note', note)}</tuple>`,
    `<dm:person id="p-${id}">${activity}${element('dm:note', note)}</dm:person>`,
    '</presence>',
  ].join('\n')
}

/**
 * Says nothing of the person. To be sent with a removal to a server that writes documents of its own:
 * FreeSWITCH answers 200 to a PUBLISH without a body and does nothing (sofia_presence.c), so that the
 * last status would stay; of one with a body, it takes the status and the lifetime of none.
 */
export function neutralDocument({ addressOfRecord }: Pick<LineConfig, 'addressOfRecord'>): string {
  const teams = { availability: 'PresenceUnknown', activity: 'PresenceUnknown' } as const
  const mark = { identity: undefined, serial: 0, lifetime: 0, accompanied: false, leaving: true }
  return pidfDocument(addressOfRecord, { activity: null, note: '', teams }, mark)
}

function markAttributes({ identity, serial, lifetime, accompanied, leaving }: Mark): string {
  const who = identity && ` person="${identity.person}" computer="${identity.computer}"`
  const flags = `${accompanied ? ' accompanied="true"' : ''}${leaving ? ' leaving="true"' : ''}`
  return `${who ?? ''} serial="${serial}" lifetime="${lifetime}"${flags}`
}

function element(name: string, escaped: string): string {
  return escaped === '' ? '' : `<${name}>${escaped}</${name}>`
}

/**
 * An id made from the address of record alone, so that all computers of a person publish the same
 * ids and the newest document replaces the others at the server. FNV-1a, 64 bit: it only has to be
 * stable and free of collisions among the few documents of one presentity.
 */
export function idOf(addressOfRecord: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(addressOfRecord.toLowerCase())) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text for an element or an attribute; characters that XML 1.0 cannot hold are left out. */
export function escapeXml(text: string): string {
  let escaped = ''
  // By code point, so that a lone surrogate can be told from half of a pair.
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const allowed =
      (code >= 0x20 || code === 0x9 || code === 0xa || code === 0xd) &&
      !(code >= 0xd800 && code <= 0xdfff) &&
      code !== 0xfffe &&
      code !== 0xffff
    if (allowed) escaped += entities[character] ?? character
  }
  return escaped
}
