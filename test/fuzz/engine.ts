/** Makes the inputs, feeds them to a parser, and watches what it does. */
import { jsonMutations } from './mutate-json.ts'
import { type Mutation, textMutations } from './mutate-text.ts'
import { xmlMutations } from './mutate-xml.ts'
import { randomOf } from './random.ts'
import type { Target } from './target.ts'

/** Longer inputs are cut: the callers refuse them before a parser sees them. */
export const longestInput = 140_000
/** A parse that takes longer counts as a hang, milliseconds. */
export const hangMs = 1_000
/** A target with that many different defects is not fed any more. */
const mostFindings = 5

export interface Finding {
  readonly target: string
  readonly index: number
  readonly kind: 'threw' | 'hung' | 'polluted'
  readonly message: string
  /** The smallest input found that does the same. */
  readonly input: string
}

export interface Tally {
  readonly runs: number
  /** Inputs that were no plain refusal. */
  readonly taken: number
  readonly slowestMs: number
  readonly longest: number
  readonly findings: readonly Finding[]
}

export interface FuzzOptions {
  readonly seed: number
  readonly from: number
  readonly count: number
  /** Milliseconds, monotonic. */
  readonly now?: () => number
  /** Told before each input, for whoever watches from outside. */
  readonly onStart?: (index: number) => void
}

const structured: Readonly<Record<Target['syntax'], readonly [Mutation, ...Mutation[]]>> = {
  text: textMutations,
  json: jsonMutations,
  xml: xmlMutations,
}

/** The input of that number: the same for the same seed, whatever came before it. */
export function inputOf(target: Target, seed: number, index: number): string {
  const random = randomOf(seed, target.name, index)
  let text = random.pick(target.corpus)
  if (random.once(50)) return text
  for (let rounds = random.size(6); rounds > 0; rounds -= 1) {
    const mutate = random.pick(random.once(3) ? textMutations : structured[target.syntax])
    text = mutate(text, random, random.pick(target.corpus)).slice(0, longestInput)
  }
  return text
}

type Outcome =
  | { readonly ok: true; readonly taken: boolean; readonly ms: number }
  | { readonly ok: false; readonly kind: Finding['kind']; readonly message: string }

async function once(target: Target, input: string, now: () => number): Promise<Outcome> {
  const startedAt = now()
  try {
    const result = target.run(input)
    const taken = typeof result === 'boolean' ? result : await result
    for (const name in {})
      return { ok: false, kind: 'polluted', message: `every object has ${name} now` }
    return { ok: true, taken, ms: now() - startedAt }
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return { ok: false, kind: 'threw', message: message.slice(0, 300) }
  }
}

/** Runs one input. A slow one is run again twice, since a busy computer is slow too. */
async function judge(target: Target, input: string, now: () => number): Promise<Outcome> {
  let outcome = await once(target, input, now)
  for (let again = 0; again < 2 && outcome.ok && outcome.ms > hangMs; again += 1)
    outcome = await once(target, input, now)
  if (!outcome.ok || outcome.ms <= hangMs) return outcome
  return { ok: false, kind: 'hung', message: `took ${Math.round(outcome.ms)} ms` }
}

/** A shorter input that fails in the same way: parts are taken out as long as it does. */
async function minimise(
  input: string,
  fails: (candidate: string) => Promise<boolean>,
  mostTries: number,
): Promise<string> {
  let smallest = input
  let tries = 0
  for (let size = Math.ceil(input.length / 2); size >= 1 && tries < mostTries; ) {
    let removed = false
    for (let at = 0; at < smallest.length && tries < mostTries; tries += 1) {
      const candidate = smallest.slice(0, at) + smallest.slice(at + size)
      if (await fails(candidate)) {
        smallest = candidate
        removed = true
      } else at += size
    }
    if (!removed || size > smallest.length) size = size === 1 ? 0 : Math.ceil(size / 2)
  }
  return smallest
}

export async function fuzz(target: Target, options: FuzzOptions): Promise<Tally> {
  const { seed, from, count, now = () => performance.now(), onStart } = options
  const findings = new Map<string, Finding>()
  let [runs, taken, slowestMs, longest] = [0, 0, 0, 0]
  for (let index = from; index < from + count && findings.size < mostFindings; index += 1) {
    onStart?.(index)
    const input = inputOf(target, seed, index)
    const outcome = await judge(target, input, now)
    runs += 1
    longest = Math.max(longest, input.length)
    if (outcome.ok) {
      slowestMs = Math.max(slowestMs, outcome.ms)
      if (outcome.taken) taken += 1
      continue
    }
    const { kind, message } = outcome
    const key = kind === 'hung' ? kind : message
    if (findings.has(key)) continue
    const same = async (candidate: string) => {
      const other = await judge(target, candidate, now)
      return !other.ok && other.kind === kind && (kind === 'hung' || other.message === message)
    }
    const smallest =
      kind === 'polluted' ? input : await minimise(input, same, kind === 'hung' ? 20 : 2_000)
    findings.set(key, { target: target.name, index, kind, message, input: smallest })
    // Nothing after it can be trusted.
    if (kind === 'polluted') break
  }
  return { runs, taken, slowestMs, longest, findings: [...findings.values()] }
}
