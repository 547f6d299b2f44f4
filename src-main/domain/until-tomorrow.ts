/** The longest pause with an end; a day with a change of the clocks may be longer. */
export const longestMinutes = 1_440

/** Whole minutes from `wall` until the next midnight of the person's time zone, at least one. */
export function minutesUntilTomorrow(wall: number): number {
  const midnight = new Date(wall).setHours(24, 0, 0, 0)
  return Math.min(longestMinutes, Math.max(1, Math.ceil((midnight - wall) / 60_000)))
}
