/** Real documents of one kind. */
export type Corpus = readonly [string, ...string[]]

/** One parser of what comes from outside, and what it promises. */
export interface Target {
  readonly name: string
  readonly syntax: 'xml' | 'json' | 'text'
  /** Real documents, from which inputs are made. */
  readonly corpus: Corpus
  /** How many inputs it gets beside the others. */
  readonly weight: number
  /**
   * Parses one input. True when it was taken, false when it was refused.
   * @throws whatever; a parser that throws, or breaks a promise, has a defect
   */
  readonly run: (input: string) => boolean | Promise<boolean>
}

/** @throws Error when what a parser promises does not hold */
export function promised(holds: boolean, what: string): void {
  if (!holds) throw new Error(`broken promise: ${what}`)
}

/** JSON as the callers of the parsers read it; `undefined` when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
