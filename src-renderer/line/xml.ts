import type { ParseXml } from './types.ts'

/** Characters of the largest document that is parsed. */
export const largestDocument = 131_072

/**
 * The root of a document that came from the network. A document type declaration is refused
 * unparsed: no event package has one, and entities could blow it up.
 * @returns `undefined` when it is not well-formed or has another root
 */
export function rootOf(
  text: string,
  expected: { readonly namespace: string; readonly name: string },
  parseXml: ParseXml,
): Element | undefined {
  if (text.length > largestDocument || /<!(DOCTYPE|ENTITY)/i.test(text)) return undefined
  let root: Element | null
  try {
    root = parseXml(text).documentElement
  } catch {
    return undefined
  }
  const fits = root?.localName === expected.name && root.namespaceURI === expected.namespace
  return fits ? (root ?? undefined) : undefined
}

export function childrenOf(parent: Element, namespace: string, name: string): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => {
    if (node.nodeType !== 1) return false
    const { localName, namespaceURI } = node as Element
    return localName === name && namespaceURI === namespace
  })
}
