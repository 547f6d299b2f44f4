/** Who publishes: the person and this computer, as hashes that only Lockstep can compare. */
import { randomUUID, scryptSync } from 'node:crypto'
import { z } from 'zod'
import type { LineIdentity } from '../../../../src-preload/line-contract.ts'
import type { Documents } from '../../../ports.ts'

export interface IdentityParts {
  readonly documents: Documents
  /** Object id of the signed-in person; NEVER leaves main. */
  readonly person: () => string | undefined
}

const schema = z.object({ id: z.uuid() })

/**
 * The same person has the same hash on all computers, for one extension. The salt is the address of
 * record, so that hashes of two extensions tell nothing about each other; scrypt (RFC 7914), which
 * is slow on purpose (about 30 ms), so that a directory of people cannot be run through in passing.
 * Hashes are remembered, since they are asked for with every publication.
 */
export function createIdentity(parts: IdentityParts) {
  const installation = installationOf(parts.documents)
  let last: { readonly key: string; readonly identity: LineIdentity } | undefined
  return (addressOfRecord: string): LineIdentity | undefined => {
    const person = parts.person()
    if (person === undefined) return undefined
    const key = `${addressOfRecord}\n${person}`
    if (last?.key !== key) {
      const hash = (what: string) =>
        scryptSync(what, `lockstep ${addressOfRecord.toLowerCase()}`, 16).toString('hex')
      const identity = { person: hash(person.toLowerCase()), computer: hash(installation) }
      last = { key, identity }
    }
    return last.identity
  }
}

/** Random, made at the first start: nothing about this computer can be learned from it. */
function installationOf(documents: Documents): string {
  const parsed = schema.safeParse(documents.read('installation'))
  if (parsed.success) return parsed.data.id
  const id = randomUUID()
  try {
    documents.write('installation', { id })
  } catch {
    // A full or read-only disk must not stop the app: for this run it is another computer.
  }
  return id
}
