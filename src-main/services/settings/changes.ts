import { isDeepStrictEqual } from 'node:util'

export type Content = Readonly<Record<string, unknown>>

/**
 * The file's content with the difference from `before` to `after` applied to it. What did not
 * change stays as it stands in the file: unknown keys are kept, and defaults are not written down,
 * so that a better default of a later version reaches everybody who never chose.
 */
export function applyChanges(file: Content, before: Content, after: Content): Content {
  const result: Record<string, unknown> = { ...file }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[key]
    const to = after[key]
    if (isDeepStrictEqual(from, to)) continue
    if (to === undefined) delete result[key]
    else if (isContent(from) && isContent(to)) {
      const inFile = result[key]
      result[key] = applyChanges(isContent(inFile) ? inFile : {}, from, to)
    } else result[key] = to
  }
  return result
}

export function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
