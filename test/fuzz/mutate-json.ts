/** Damage that leaves JSON well-formed, so that it reaches what looks at the values. */
import { type Mutation, oddNumbers, oddTexts } from './mutate-text.ts'
import type { Random } from './random.ts'

type Holder = Record<string, unknown>

/** Stands for a piece that is written in as it is: not all of JSON can be made by JSON.stringify. */
const mark = '@@here@@'

const oddKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'then', '', '0'] as const

/** Objects and lists of the value, the value itself included. */
function holdersOf(value: unknown): readonly Holder[] {
  const holders: Holder[] = []
  // Not recursive: the inputs are nested deeper than the stack.
  const waiting = [value]
  while (waiting.length > 0 && holders.length < 5_000) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    holders.push(next as Holder)
    for (const inner of Object.values(next)) waiting.push(inner)
  }
  return holders
}

function piece(random: Random): string {
  const odd = random.pick(oddTexts)
  const deep = random.amount(20_000)
  const [open, close] = random.pick<readonly [string, string]>([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"__proto__":', '}'],
  ])
  return random.pick([
    'null',
    'true',
    '{}',
    '[]',
    '1e400',
    '-0',
    random.pick(oddNumbers.slice(0, 9) as [string, ...string[]]),
    JSON.stringify(odd),
    JSON.stringify(odd.repeat(random.amount(3_000))),
    `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`,
    `${open.repeat(deep)}1${close.repeat(deep)}`,
    `[${Array(random.amount(2_000)).fill(JSON.stringify(odd)).join()}]`,
  ])
}

function define(holder: Holder, key: string, value: unknown): void {
  // An assignment to `__proto__` would not make a member.
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

function damage(holder: Holder, random: Random): void {
  const keys = Object.keys(holder)
  const key = keys[random.int(keys.length)]
  if (Array.isArray(holder)) {
    const item: unknown = holder[random.int(holder.length)]
    holder.splice(random.int(holder.length + 1), random.int(2), mark)
    if (random.once(3)) for (let n = random.amount(1_500); n > 0; n -= 1) holder.push(item)
    return
  }
  switch (random.int(key === undefined ? 1 : 5)) {
    case 0:
      define(holder, random.pick(oddKeys), mark)
      return
    case 1:
      delete holder[key ?? '']
      return
    case 2:
      define(holder, (key ?? '').toUpperCase(), holder[key ?? ''])
      return
    default:
      define(holder, key ?? '', mark)
  }
}

export const jsonMutation: Mutation = (text, random) => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return text + piece(random)
  }
  const holders = holdersOf(value)
  const chosen = holders[random.int(holders.length)]
  if (chosen === undefined) return piece(random)
  damage(chosen, random)
  try {
    return JSON.stringify(value).replace(`"${mark}"`, () => piece(random))
  } catch {
    // Nested too deeply already for JSON.stringify.
    return text
  }
}

export const jsonMutations: readonly [Mutation, ...Mutation[]] = [jsonMutation]
