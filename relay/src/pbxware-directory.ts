/**
 * Whose extension it is: the one whose e-mail is the person's sign-in name. This is all that keeps
 * people from silencing each other, so that anything but exactly one is refused.
 */
import type { ListedExtension, PbxwareApi } from './pbxware-api.ts'

export type Found =
  | { readonly kind: 'one'; readonly extension: ListedExtension }
  | { readonly kind: 'none' }
  /** Several extensions have this e-mail. */
  | { readonly kind: 'several' }

export interface Directory {
  /** @throws PbxwareError */
  find(signInName: string): Promise<Found>
}

/** Looking through all extensions for each request would be too much for a large system. */
const freshMs = 60_000

export const comparable = (email: string): string => email.trim().toLowerCase()

export function createDirectory(
  api: Pick<PbxwareApi, 'extensions'>,
  tenants: readonly string[],
  /** Monotonic milliseconds. */
  now: () => number,
): Directory {
  let index: { readonly at: number; readonly entries: Promise<Index> } | undefined

  async function read(): Promise<Index> {
    const lists = await Promise.all(tenants.map((tenant) => api.extensions(tenant)))
    const entries = new Map<string, ListedExtension[]>()
    for (const extension of lists.flat()) {
      const email = comparable(extension.email)
      if (email === '' || !extension.enabled) continue
      const same = entries.get(email)
      if (same === undefined) entries.set(email, [extension])
      else same.push(extension)
    }
    return entries
  }

  function current(): Promise<Index> {
    if (index !== undefined && now() - index.at < freshMs) return index.entries
    const mine = { at: now(), entries: read() }
    index = mine
    // What failed is asked for anew by the next one.
    mine.entries.catch(() => {
      if (index === mine) index = undefined
    })
    return mine.entries
  }

  return {
    async find(signInName) {
      const name = comparable(signInName)
      const [extension, another] = (name === '' ? undefined : (await current()).get(name)) ?? []
      if (extension === undefined) return { kind: 'none' }
      return another === undefined ? { kind: 'one', extension } : { kind: 'several' }
    },
  }
}

type Index = ReadonlyMap<string, readonly ListedExtension[]>
