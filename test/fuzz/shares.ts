import type { Target } from './target.ts'

/** How many inputs each target gets of `runs`, by weight; at least one, and `runs` or more in all. */
export function sharesOf(targets: readonly Target[], runs: number): ReadonlyMap<string, number> {
  const whole = targets.reduce((sum, { weight }) => sum + weight, 0)
  return new Map(targets.map(({ name, weight }) => [name, Math.ceil((runs * weight) / whole)]))
}
