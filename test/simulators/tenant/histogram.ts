/** Counts of seconds, to a tenth, up to two hours. */
export interface Histogram {
  add(seconds: number): void
  count(): number
  /** The value below which that share of all lies; 0 when there are none. */
  quantile(share: number): number
}

const perSecond = 10
const longest = 7_200

export function createHistogram(): Histogram {
  const bins = new Uint32Array(longest * perSecond + 1)
  let total = 0
  return {
    add(seconds) {
      const bin = Math.min(bins.length - 1, Math.max(0, Math.floor(seconds * perSecond)))
      bins[bin] = (bins[bin] ?? 0) + 1
      total += 1
    },
    count: () => total,
    quantile(share) {
      let below = 0
      for (let bin = 0; bin < bins.length; bin += 1) {
        below += bins[bin] ?? 0
        if (total > 0 && below >= share * total) return (bin + 1) / perSecond
      }
      return 0
    },
  }
}
