import { DOMParser, type Element } from '@xmldom/xmldom'

/** What a presence document says, as much of it as a phone would show. */
export interface Presence {
  readonly basic: 'open' | 'closed' | null
  /** The first RPID activity (RFC 4480 section 3.2), as `on-the-phone`. */
  readonly activity: string | null
  readonly note: string | null
}

export const pidfType = 'application/pidf+xml'

const pidf = 'urn:ietf:params:xml:ns:pidf'
const dataModel = 'urn:ietf:params:xml:ns:pidf:data-model'
const rpid = 'urn:ietf:params:xml:ns:pidf:rpid'

/** Reads PIDF (RFC 3863) with a person (RFC 4479); undefined where the text is no such document. */
export function readPidf(text: string): Presence | undefined {
  // No presence document declares a type, and entities could blow it up.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return undefined
  const root = rootOf(text)
  if (root?.localName !== 'presence' || root.namespaceURI !== pidf) return undefined
  if (!root.getAttribute('entity')) return undefined
  const basic = first(root, pidf, 'basic')?.textContent?.trim()
  const person = first(root, dataModel, 'person')
  const activities = person && first(person, rpid, 'activities')
  const activity = activities && first(activities, rpid, '*')
  const note = (person && first(person, dataModel, 'note')) ?? first(root, pidf, 'note')
  return {
    basic: basic === 'open' || basic === 'closed' ? basic : null,
    activity: activity?.localName ?? null,
    note: note?.textContent?.trim() || null,
  }
}

/** What a server makes of it that keeps activity and note alone, with ids of its own. */
export function rewrittenPidf(entity: string, { basic, activity, note }: Presence): string {
  const shown = activity === null ? '' : `<rpid:activities><rpid:${activity}/></rpid:activities>`
  const text = (note ?? 'Available').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<presence xmlns="${pidf}" xmlns:dm="${dataModel}" xmlns:rpid="${rpid}" entity="${entity}">`,
    `<tuple id="t1"><status><basic>${basic ?? 'open'}</basic></status></tuple>`,
    `<dm:person id="p1">${shown}<dm:note>${text}</dm:note></dm:person>`,
    '</presence>',
  ].join('\n')
}

/** Nothing is known: a valid document without tuples (RFC 3856 section 6.6.2). */
export function neutralPidf(entity: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<presence xmlns="${pidf}" entity="${entity}"/>`
}

function rootOf(text: string): Element | null {
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message)
    },
  })
  try {
    return parser.parseFromString(text, 'application/xml').documentElement
  } catch {
    return null
  }
}

function first(parent: Element, namespace: string, name: string): Element | null {
  return parent.getElementsByTagNameNS(namespace, name)[0] ?? null
}
