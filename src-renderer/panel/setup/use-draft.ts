import { createStore, useStore } from 'zustand'

export interface Draft<T> {
  readonly value: T
  readonly dirty: boolean
  readonly change: (part: Partial<T>) => void
  /** Back to what is saved. */
  readonly drop: () => void
}

type Form = 'microsoft' | 'phone'
const typing = createStore<Readonly<Partial<Record<Form, object>>>>()(() => ({}))

/**
 * What is being typed, over what is saved: a snapshot that arrives never takes typing away, nor
 * does a look at another view. It lasts as long as the page.
 */
export function useDraft<T extends object>(form: Form, saved: T): Draft<T> {
  const typed: Partial<T> = useStore(typing, (all) => all[form]) ?? {}
  return {
    value: { ...saved, ...typed },
    dirty: Object.keys(typed).length > 0,
    change: (part) => typing.setState((all) => ({ [form]: { ...all[form], ...part } })),
    drop: () => typing.setState({ [form]: {} }),
  }
}
