/**
 * Documents of the `as-feature-event` package (BroadSoft's Device Feature Key Synchronization, with
 * elements of ECMA-323): how a phone and its server keep do not disturb in step.
 */
import type { ParseXml } from './types.ts'
import { childrenOf, largestDocument, rootOf } from './xml.ts'

/** The second one is OpenSIPS's. */
const namespaces = [
  'http://www.ecma-international.org/standards/ecma-323/csta/ed3',
  'http://www.ecmainternational.org/standards/ecma-323/csta/ed3',
] as const
const contentType = 'application/x-as-feature-event+xml'
const mostParts = 50

/** Switches do not disturb; an empty device means the one that asks. */
export function setDoNotDisturb(on: boolean): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<SetDoNotDisturb xmlns="${namespaces[0]}">`,
    '<device></device>',
    `<doNotDisturbOn>${on}</doNotDisturbOn>`,
    '</SetDoNotDisturb>',
  ].join('')
}

/**
 * What a NOTIFY says about do not disturb: alone, or as one part among those of other features.
 * @returns `undefined` where it says nothing about it
 */
export function readDoNotDisturb(
  body: string,
  type: string | undefined,
  parseXml: ParseXml,
): boolean | undefined {
  for (const part of partsOf(body, type)) {
    for (const namespace of namespaces) {
      const root = rootOf(part, { namespace, name: 'DoNotDisturbEvent' }, parseXml)
      const word = root && childrenOf(root, namespace, 'doNotDisturbOn')[0]?.textContent
      const on = word?.trim().toLowerCase()
      if (on === 'true' || on === '1') return true
      if (on === 'false' || on === '0') return false
    }
  }
  return undefined
}

/** The documents of a body, which may be `multipart/mixed` (RFC 2046 section 5.1). */
function partsOf(body: string, type = contentType): readonly string[] {
  if (body.length > largestDocument) return []
  if (!/^\s*multipart\//i.test(type)) return [body.trim()]
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(type)
  const delimiter = boundary?.[1] ?? boundary?.[2]
  if (delimiter === undefined) return []
  const [, ...parts] = `\r\n${body}`.split(`\n--${delimiter}`).slice(0, mostParts)
  return parts.flatMap((part) => {
    const [, head = '', document = ''] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? []
    return head.toLowerCase().includes(contentType) ? [document.trim()] : []
  })
}
