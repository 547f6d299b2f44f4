/** What the next run has to know, above all that a presence session of ours may exist. */
import { z } from 'zod'
import type { JournalEntry } from '../../domain/machine/state.ts'
import { ruleIds } from '../../domain/rules.ts'
import type { Documents, Log } from '../../ports.ts'

export interface Journal {
  read(): JournalEntry | undefined
  write(entry: JournalEntry): void
}

const schema = z.object({
  session: z.boolean(),
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

export function createJournal(documents: Documents, log: Log): Journal {
  return {
    read() {
      const parsed = schema.safeParse(documents.read('journal'))
      return parsed.success ? parsed.data : undefined
    },
    write(entry) {
      try {
        documents.write('journal', entry)
      } catch (error) {
        log.error('the journal cannot be written', { error })
      }
    },
  }
}
