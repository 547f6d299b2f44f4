/** Numbers that look random and come again with the same seed. */
export interface Random {
  /** Whole number in [0, below). */
  int(below: number): number
  /** True once in `of` times. */
  once(of: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
  /** Small most of the time, at most `most`: each order of magnitude is as likely as the others. */
  size(most: number): number
  /** At most 30, and once in 40 times up to `most`: large inputs take long. */
  amount(most: number): number
}

/** The random numbers of one input, which depend on nothing but these three. */
export function randomOf(seed: number, name: string, index: number): Random {
  // FNV-1a of the three, then mulberry32.
  let state = 0x811c9dc5
  for (const character of `${seed}/${name}/${index}`)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)

  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const int = (below: number) => Math.floor(next() * below)
  const size = (most: number) => Math.max(1, Math.floor((most + 1) ** next()))
  return {
    int,
    once: (of) => int(of) === 0,
    pick: (items) => items[int(items.length)] ?? items[0],
    size,
    amount: (most) => size(int(40) === 0 ? most : Math.min(most, 30)),
  }
}
