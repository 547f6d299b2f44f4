/** What the person may choose, in milliseconds for waits and in seconds for reads. */
export const settleLengths = [0, 500, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000, 30_000] as const
export const endSettleLengths = [0, 500, 1_000, 1_500, 2_000, 3_000, 4_000] as const
export const pollingLengths = [5, 10, 15, 30, 60, 120, 300] as const

/** The lengths on offer, and among them the one in force, which a file or a policy may have set. */
export function lengthsWith(lengths: readonly number[], inForce: number): readonly number[] {
  if (lengths.includes(inForce)) return lengths
  return [...lengths, inForce].sort((a, b) => a - b)
}
