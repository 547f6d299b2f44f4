import { DOMParser } from '@xmldom/xmldom'
import type { ParseXml } from '../../../src-renderer/line/types.ts'

/** What DOMParser is in the page. */
export const parseXml: ParseXml = (text) => {
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message)
    },
  })
  return parser.parseFromString(text, 'application/xml') as unknown as Document
}
