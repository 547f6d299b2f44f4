import { useState } from 'react'

export interface Draft<T> {
  readonly value: T
  readonly dirty: boolean
  readonly change: (part: Partial<T>) => void
  /** Back to what is saved. */
  readonly drop: () => void
}

/** What is being typed, over what is saved: a snapshot that arrives never takes typing away. */
export function useDraft<T extends object>(saved: T): Draft<T> {
  const [typed, setTyped] = useState<Partial<T>>({})
  return {
    value: { ...saved, ...typed },
    dirty: Object.keys(typed).length > 0,
    change: (part) => setTyped((before) => ({ ...before, ...part })),
    drop: () => setTyped({}),
  }
}
