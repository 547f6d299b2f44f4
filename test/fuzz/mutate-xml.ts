/** Damage of the kind that XML invites. */
import { type Mutation, oddNumbers, oddTexts } from './mutate-text.ts'
import type { Random } from './random.ts'

const doctypes = [
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
  '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>',
  '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
  '<!doctype html>',
  '<!DocType x>',
  '<! DOCTYPE x>',
  '<!ENTITY a "b">',
  '<!ATTLIST dialog id CDATA "filled">',
] as const

const references = ['&c;', '&lt;', '&#0;', '&#xD800;', '&#xFFFFFFFFF;', '&#x10FFFF;', '&', '%p;']

const insertions = [
  '<?xml version="1.1" encoding="UTF-16"?>',
  '<?xml-stylesheet href="http://127.0.0.1:9/x.xsl" type="text/xsl"?>',
  '<!-- <dialog> -->',
  '<![CDATA[<state>confirmed</state>]]>',
  '<script xmlns="http://www.w3.org/1999/xhtml">globalThis.ranFromXml = true</script>',
  '<img xmlns="http://www.w3.org/1999/xhtml" src="x:" onerror="globalThis.ranFromXml = true"/>',
  '<parsererror/>',
  '<a:b/>',
] as const

const attributes = [
  ' xmlns=""',
  ' xmlns="urn:ietf:params:xml:ns:pidf"',
  ' xmlns:ls="urn:other"',
  ' xmlns:xmlns="x"',
  ' xml:id="a"',
  ' id="a" id="b"',
  ' __proto__="x"',
] as const

const words = ['open', 'closed', 'Trying', 'confirmed', 'terminated', 'full', 'partial', 'true']

type Found = { readonly index: number; readonly 0: string }

function anyOf(text: string, pattern: RegExp, random: Random): Found | undefined {
  const all = [...text.matchAll(pattern)]
  return all[random.int(all.length)]
}

const replaceAt = (text: string, { index, 0: found }: Found, by: string) =>
  text.slice(0, index) + by + text.slice(index + found.length)

function odd(random: Random): string {
  if (random.once(3)) return random.pick(words as [string, ...string[]])
  if (random.once(3)) return random.pick(oddNumbers)
  return random.pick(oddTexts).repeat(random.amount(60_000))
}

const insertBeforeTag =
  (what: (random: Random) => string): Mutation =>
  (text, random) => {
    const tag = anyOf(text, /</g, random)
    return tag === undefined ? text : replaceAt(text, tag, `${what(random)}<`)
  }

/** The same element many times. */
const multiply: Mutation = (text, random) => {
  const element = anyOf(text, /<(\w[\w:-]*)\b[^<>]*(?:\/>|>[\s\S]*?<\/\1>)/g, random)
  if (element === undefined) return text
  return replaceAt(text, element, element[0].repeat(random.amount(700)))
}

/** An element inside itself, over and over. */
const nest: Mutation = (text, random) => {
  const element = anyOf(text, /<(\w[\w:-]*)\b[^<>]*(?:\/>|>[\s\S]*?<\/\1>)/g, random)
  const name = /^<([\w:-]+)/.exec(element?.[0] ?? '')?.[1]
  if (element === undefined || name === undefined) return text
  const deep = random.amount(8_000)
  const wrapped = `<${name}>`.repeat(deep) + element[0] + `</${name}>`.repeat(deep)
  return replaceAt(text, element, wrapped)
}

const attributeValue: Mutation = (text, random) => {
  const value = anyOf(text, /"[^"<>]*"/g, random)
  return value === undefined ? text : replaceAt(text, value, `"${odd(random)}"`)
}

const manyAttributes: Mutation = (text, random) => {
  const tag = anyOf(text, /<\w[\w:-]*/g, random)
  if (tag === undefined) return text
  const many = Array.from({ length: random.amount(3_000) }, (_, n) => ` a${n}="${n}"`).join('')
  return replaceAt(text, tag, tag[0] + (random.once(4) ? many : random.pick(attributes)))
}

const content: Mutation = (text, random) => {
  const found = anyOf(text, />[^<>]*</g, random)
  return found === undefined ? text : replaceAt(text, found, `>${odd(random)}<`)
}

export const xmlMutations: readonly [Mutation, ...Mutation[]] = [
  multiply,
  nest,
  attributeValue,
  attributeValue,
  manyAttributes,
  content,
  content,
  insertBeforeTag((random) => random.pick(insertions)),
  insertBeforeTag((random) => random.pick(doctypes)),
  insertBeforeTag((random) => random.pick(references as [string, ...string[]])),
]
