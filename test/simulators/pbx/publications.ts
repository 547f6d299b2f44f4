import type { Clock } from '../../../src-main/ports.ts'
import { token } from './answer.ts'
import type { Presence } from './pidf.ts'

/** A presence document and what it says. */
export interface Document {
  readonly text: string
  readonly presence: Presence
}

/** The event state of all extensions, as an event state compositor keeps it (RFC 3903 section 3). */
export interface Publications {
  /** What watchers are shown: the newest publication. */
  current(extension: string): Document | undefined
  has(extension: string, entityTag: string): boolean
  /**
   * Keeps a document for `seconds`, in place of that of `entityTag` where one is given; without a
   * document, that one lives on. Gives the new entity tag; undefined where no more can be kept.
   */
  store(
    extension: string,
    change: { readonly entityTag: string | undefined; readonly document: Document | undefined },
    seconds: number,
  ): string | undefined
  remove(extension: string, entityTag: string): void
  /** Puts a document in place of all that there are. */
  replace(extension: string, document: Document, seconds: number): void
  dispose(): void
}

export interface PublicationsOptions {
  readonly clock: Pick<Clock, 'timer'>
  /** What watchers are shown has changed. */
  readonly onChange: (extension: string) => void
}

interface Publication {
  readonly document: Document
  readonly cancel: () => void
}

const mostPublications = 32

export function createPublications({ clock, onChange }: PublicationsOptions): Publications {
  // By entity tag; the order is that of the documents' arrival.
  const states = new Map<string, Map<string, Publication>>()

  const of = (extension: string): Map<string, Publication> => {
    const found = states.get(extension) ?? new Map<string, Publication>()
    states.set(extension, found)
    return found
  }
  const current = (extension: string) => [...of(extension).values()].at(-1)?.document
  const changing = (extension: string, change: () => void): void => {
    const before = current(extension)
    change()
    if (before?.text !== current(extension)?.text) onChange(extension)
  }
  const remove = (extension: string, entityTag: string): void => {
    changing(extension, () => {
      of(extension).get(entityTag)?.cancel()
      of(extension).delete(entityTag)
    })
  }

  return {
    current,
    has: (extension, entityTag) => of(extension).has(entityTag),
    store(extension, { entityTag, document }, seconds) {
      const publications = of(extension)
      const old = entityTag === undefined ? undefined : publications.get(entityTag)
      const kept = document ?? old?.document
      if (kept === undefined) return undefined
      if (old === undefined && publications.size >= mostPublications) return undefined
      const fresh = token()
      const cancel = clock.timer(seconds * 1000, () => remove(extension, fresh))
      const publication = { document: kept, cancel }
      changing(extension, () => {
        old?.cancel()
        const before = [...publications]
        publications.clear()
        for (const [tag, each] of before) {
          if (tag !== entityTag) publications.set(tag, each)
          // A refresh keeps its place; only a document that is new becomes the newest.
          else if (document === undefined) publications.set(fresh, publication)
        }
        if (document !== undefined) publications.set(fresh, publication)
      })
      return fresh
    },
    remove,
    replace(extension, document, seconds) {
      changing(extension, () => {
        for (const { cancel } of of(extension).values()) cancel()
        of(extension).clear()
        const cancel = clock.timer(seconds * 1000, () => remove(extension, 'row'))
        of(extension).set('row', { document, cancel })
      })
    },
    dispose() {
      for (const state of states.values()) for (const { cancel } of state.values()) cancel()
      states.clear()
    },
  }
}
