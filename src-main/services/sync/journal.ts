/** What the next run has to know, above all that a presence session of ours may exist. */
import { z } from 'zod'
import type { JournalEntry } from '../../domain/machine/state.ts'
import { phoneStatuses } from '../../domain/phone-status.ts'
import { ruleIds } from '../../domain/rules.ts'
import { sessionKinds } from '../../domain/session-kind.ts'
import type { Documents, Log } from '../../ports.ts'

export interface Journal {
  read(): (JournalEntry & { readonly account?: string | undefined }) | undefined
  write(entry: JournalEntry): void
}

const schema = z.object({
  session: z.boolean(),
  kind: z.enum(sessionKinds).optional(),
  superseded: z.enum(phoneStatuses).optional(),
  /** Whose it is, as a digest. */
  account: z.string().max(64).optional(),
  last: z
    .object({
      pair: z.object({ availability: z.string(), activity: z.string() }),
      classification: z.object({
        userConfigured: z.enum(['yes', 'no', 'unknown']),
        rule: z.enum(ruleIds),
      }),
      wall: z.number(),
    })
    .nullable(),
})

export function createJournal(
  documents: Documents,
  account: () => string | undefined,
  log: Log,
): Journal {
  return {
    read() {
      const parsed = schema.safeParse(documents.read('journal'))
      return parsed.success ? parsed.data : undefined
    },
    write(entry) {
      try {
        const key = account()
        documents.write('journal', key === undefined ? entry : { ...entry, account: key })
      } catch (error) {
        log.error('the journal cannot be written', { error })
      }
    },
  }
}
