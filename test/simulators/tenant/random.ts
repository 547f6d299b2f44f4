/** Chance that can be repeated: the same seed gives the same day. */
export interface Chance {
  /** Uniform in [0, 1). */
  random(): number
  exponential(mean: number): number
  normal(mean: number, deviation: number): number
  poisson(mean: number): number
}

/** Mulberry32, by Tommy Ettinger (public domain): 32 bits of state are enough for a simulation. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0

  function random(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  return {
    random,
    exponential: (mean) => -mean * Math.log(1 - random()),
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
    poisson(mean) {
      const limit = Math.exp(-mean)
      let count = 0
      for (let product = random(); product > limit; product *= random()) count += 1
      return count
    },
  }
}
