/** Redacts whatever is logged: a copy of plain JSON values, bounded in depth and width. */
import { guid } from '../../domain/guid.ts'
import { redactText } from './redact-text.ts'

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

const deepest = 6
const widest = 50

/** Values under these names are removed whatever they look like. */
const secretName =
  /pass(?:word|wd)|pwd|secret|token|authori[sz]ation|cookie|credential|assertion|verifier|challenge|signature|api_?key|ha1|client_?state|nonce|opaque|client_?info|login_?hint|user_?name|user_?principal|upn|^(?:e?mail|response|display_?name|given_?name|surname|preferred_?username|address(?:OfRecord)?|claims|query)$/i

/** Random ids of one request, which Microsoft's support asks for; they lead to no person. */
const requestName = /^(?:requestId|correlation)$/

/** A copy of `value` that may be written to the log. */
export function redact(value: unknown): Json {
  return copy(value, 0, new Set())
}

function copy(value: unknown, depth: number, above: ReadonlySet<object>): Json {
  switch (typeof value) {
    case 'string':
      return redactText(value)
    case 'number':
      return Number.isFinite(value) ? value : String(value)
    case 'boolean':
      return value
    case 'bigint':
    case 'symbol':
      return redactText(String(value))
    case 'function':
      return '[function]'
    case 'undefined':
      return '[undefined]'
    case 'object':
      return value === null ? null : copyObject(value, depth, above)
  }
}

function copyObject(value: object, depth: number, above: ReadonlySet<object>): Json {
  if (above.has(value)) return '[circular]'
  if (depth >= deepest) return '[deep]'
  const inside = new Set(above).add(value)
  const each = (item: unknown) => copy(item, depth + 1, inside)
  try {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[date]' : value.toISOString()
    if (value instanceof URL) return redactText(value.href)
    if (value instanceof Error) return copyError(value, each)
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return '[bytes]'
    if (Array.isArray(value)) return bounded(value, widest).map(each)
    if (value instanceof Set) return bounded(value, widest).map(each)
    const isMap =
      value instanceof Map || value instanceof Headers || value instanceof URLSearchParams
    return copyEntries(isMap ? bounded(value, widest) : Object.entries(value), each)
  } catch {
    // A getter or a proxy that throws must not cost the line.
    return '[unreadable]'
  }
}

function copyEntries(
  entries: readonly (readonly [unknown, unknown])[],
  each: (item: unknown) => Json,
): Json {
  return Object.fromEntries(
    entries
      .slice(0, widest)
      .map(([key, item]): [string, Json] => [
        redactText(String(key)),
        memberOf(String(key), item, each),
      ]),
  )
}

function memberOf(key: string, item: unknown, each: (item: unknown) => Json): Json {
  if (secretName.test(key)) return '[redacted]'
  if (requestName.test(key) && typeof item === 'string' && guid.test(item)) return item
  return each(item)
}

/** Libraries hang whole requests on their errors: only these members are looked at. */
function copyError(error: Error, each: (item: unknown) => Json): Json {
  const members: [string, Json][] = [
    ['name', each(error.name)],
    ['message', each(error.message)],
  ]
  for (const name of ['code', 'errorCode', 'subError', 'status'] as const) {
    const member: unknown = Object.entries(error).find(([key]) => key === name)?.[1]
    if (typeof member === 'string' || typeof member === 'number') members.push([name, each(member)])
  }
  if (error.stack !== undefined) members.push(['stack', each(error.stack)])
  if (error.cause !== undefined) members.push(['cause', each(error.cause)])
  if (error instanceof AggregateError) members.push(['errors', each(error.errors)])
  return Object.fromEntries(members)
}

function bounded<T>(items: Iterable<T>, most: number): T[] {
  const taken: T[] = []
  for (const item of items) {
    if (taken.length === most) break
    taken.push(item)
  }
  return taken
}
