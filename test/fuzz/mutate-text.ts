/** Damage that any text can take. */
import type { Random } from './random.ts'

/** @param other another document of the same kind */
export type Mutation = (text: string, random: Random, other: string) => string

export const oddNumbers = [
  '0',
  '-0',
  '-1',
  '1e309',
  '-1e400',
  '0.1',
  '9007199254740993',
  '4294967296',
  '99999999999999999999999999',
  '0x10',
  '+1',
  '1.',
  'NaN',
  '٣',
] as const

export const oddTexts = [
  '',
  ' ',
  '\u0000',
  '\u0007',
  '\uFEFF',
  '\uFFFE',
  '\uD800',
  '\uDC00',
  '\uDC00\uD800',
  '\u2028',
  '\u202E',
  '\u0130',
  'ß',
  '👩‍👩‍👧',
  '\r',
  '\n',
  '\r\n',
  '\r\n\r\n',
  '\t',
  '    ',
  '"',
  "'",
  '`',
  '\\',
  '\\u0000',
  '\\ud800',
  '&',
  '&amp;',
  '<',
  '>',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '%',
  '%00',
  '%2e%2e%2f',
  '../',
  ';',
  ',',
  ':',
  '@',
  '{',
  '}',
  '[',
  ']',
  '{extension}',
  '*.',
  '::1',
  '127.0.0.1',
  'localhost',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'null',
  'true',
  'undefined',
  'javascript:',
] as const

/** Start and end of some part of `text`. */
export function part(text: string, random: Random, most = 200): readonly [number, number] {
  const start = random.int(text.length + 1)
  return [start, Math.min(text.length, start + random.size(most))]
}

function flip(text: string, random: Random): string {
  const at = random.int(text.length)
  const flipped = text.charCodeAt(at) ^ (1 << random.int(random.once(4) ? 16 : 7))
  return text.slice(0, at) + String.fromCharCode(flipped) + text.slice(at + 1)
}

function remove(text: string, random: Random): string {
  const [start, end] = part(text, random)
  return text.slice(0, start) + text.slice(end)
}

function repeat(text: string, random: Random): string {
  const [start, end] = part(text, random)
  return text.slice(0, end) + text.slice(start, end).repeat(random.amount(500)) + text.slice(end)
}

function splice(text: string, random: Random, other: string): string {
  return text.slice(0, random.int(text.length + 1)) + other.slice(random.int(other.length + 1))
}

function insert(text: string, random: Random): string {
  const at = random.int(text.length + 1)
  return text.slice(0, at) + random.pick(oddTexts) + text.slice(at)
}

function flood(text: string, random: Random): string {
  const at = random.int(text.length + 1)
  const odd = random.once(2) ? random.pick(oddTexts) : text.charAt(at)
  return text.slice(0, at) + odd.repeat(random.amount(20_000)) + text.slice(at)
}

function renumber(text: string, random: Random): string {
  const numbers = [...text.matchAll(/-?\d+/g)]
  const chosen = numbers[random.int(numbers.length)]
  if (chosen === undefined) return text + random.pick(oddNumbers)
  const end = chosen.index + chosen[0].length
  return text.slice(0, chosen.index) + random.pick(oddNumbers) + text.slice(end)
}

function recase(text: string, random: Random): string {
  const [start, end] = part(text, random, 20)
  const middle = text.slice(start, end)
  const changed = random.once(2) ? middle.toUpperCase() : middle.toLowerCase()
  return text.slice(0, start) + changed + text.slice(end)
}

function otherLineEnds(text: string, random: Random): string {
  return text.replaceAll(/\r?\n/g, random.pick(['\r', '\n', '\r\n', '\n\n', '\u0085']))
}

export const textMutations: readonly [Mutation, ...Mutation[]] = [
  flip,
  (text, random) => text.slice(0, random.int(text.length + 1)),
  remove,
  repeat,
  splice,
  insert,
  insert,
  flood,
  renumber,
  recase,
  otherLineEnds,
  (text) => `\uFEFF${text}`,
]
