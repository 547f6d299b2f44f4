import { createHash } from 'node:crypto'

/** Names an account where its ids must not stand: in the journal and in a snapshot. */
export function accountKey(homeAccountId: string): string {
  return createHash('sha256').update(homeAccountId).digest('hex').slice(0, 16)
}
