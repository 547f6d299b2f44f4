/** Tells what happens, with the time since the start, and keeps what went wrong. */
export interface Narrator {
  /** A heading between two parts. */
  part(title: string): void
  /** One line of the timeline. */
  tell(who: string, what: string): void
  /** Runs one promised step; a failure is told and remembered, and ends the play. */
  promise<T>(what: string, run: () => Promise<T>): Promise<T>
  readonly kept: number
}

export function createNarrator(log: (line: string) => void): Narrator {
  const startedAt = performance.now()
  const stamp = () => `${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(7)} s`
  let kept = 0
  return {
    get kept() {
      return kept
    },
    part: (title) => log(`\n${title}`),
    tell: (who, what) => log(`${stamp()}  ${who.padEnd(10)} ${what}`),
    async promise(what, run) {
      try {
        const result = await run()
        kept += 1
        return result
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        throw new Error(`Promised and not seen: ${what}. ${why}`)
      }
    },
  }
}
