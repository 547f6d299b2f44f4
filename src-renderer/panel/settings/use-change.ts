import { useEffect, useRef, useState } from 'react'
import { useSnapshot } from '../store.ts'
import type { ErrorCode, Outcome } from '../types.ts'

export type Save<T> = (value: T) => Promise<Outcome<null>>

export interface Change<T> {
  readonly value: T
  /** Why the last choice was not saved, until the next one. */
  readonly failed: ErrorCode | undefined
  readonly choose: (value: T) => void
}

/**
 * A value of main that the person may change. What they chose is shown while it is being saved and
 * until the first snapshot after that; a choice that fails goes back to what main has.
 */
export function useChange<T>(saved: T, save: Save<T>): Change<T> {
  const snapshot = useSnapshot()
  const [chosen, setChosen] = useState<{ readonly value: T } | null>(null)
  const [failed, setFailed] = useState<ErrorCode>()
  const newest = useRef(0)
  const saving = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each snapshot tells the truth anew
  useEffect(() => {
    if (!saving.current) setChosen(null)
  }, [snapshot])

  const choose = async (value: T) => {
    newest.current += 1
    const own = newest.current
    saving.current = true
    setChosen({ value })
    setFailed(undefined)
    const outcome = await save(value)
    // An older choice that comes back late has nothing to say about the newer one.
    if (own !== newest.current) return
    saving.current = false
    if (outcome.ok) return
    setChosen(null)
    setFailed(outcome.code)
  }

  return { value: chosen === null ? saved : chosen.value, failed, choose: (v) => void choose(v) }
}
