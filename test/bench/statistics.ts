/** One figure of the bench: how often it was taken, and how it spread. */
export interface Figure {
  readonly name: string
  readonly n: number
  readonly median: number
  readonly p95: number
  readonly min: number
  readonly max: number
  readonly unit: string
  /** The most that the median may be; not every figure has one. */
  readonly goal?: number
}

/** @throws RangeError when nothing was measured */
export function figureOf(
  name: string,
  unit: string,
  samples: readonly number[],
  goal?: number,
): Figure {
  const sorted = samples.toSorted((a, b) => a - b)
  return {
    ...{ name, unit, n: sorted.length, ...(goal === undefined ? {} : { goal }) },
    median: medianOf(sorted),
    p95: nth(sorted, Math.ceil(sorted.length * 0.95) - 1),
    min: nth(sorted, 0),
    max: nth(sorted, sorted.length - 1),
  }
}

/** Of an even number, the mean of the two in the middle. */
function medianOf(sorted: readonly number[]): number {
  const half = sorted.length / 2
  return (nth(sorted, Math.ceil(half) - 1) + nth(sorted, Math.floor(half))) / 2
}

function nth(sorted: readonly number[], index: number): number {
  const value = sorted[index]
  if (value === undefined) throw new RangeError('nothing was measured')
  return value
}
