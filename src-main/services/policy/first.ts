/** The policy of the start: as it is, or as it was when it could last be read. */
import type { Documents, Log, PolicySource } from '../../ports.ts'
import { isContent } from '../settings/changes.ts'
import { type InitialPolicy, readFrom } from './follow.ts'
import { readPolicy } from './read.ts'

/** What `source` tells is written down each time it can be read. */
export function rememberPolicy(source: PolicySource, documents: Documents): PolicySource {
  let written: string | undefined
  return {
    async read() {
      const told = await source.read()
      const text = JSON.stringify(told)
      if (text !== written) documents.write('policy', told)
      written = text
      return told
    },
  }
}

/**
 * A computer that is slow at login must not start without its policy: allowed hosts would stand
 * open, and with another app registration every sign-in would be forgotten.
 */
export async function firstPolicy(
  source: PolicySource,
  documents: Documents,
  log: Log,
): Promise<InitialPolicy> {
  const remembering = rememberPolicy(source, documents)
  const first = await readFrom(remembering, log)
  if (first !== undefined) return { source: remembering, first }
  const last = documents.read('policy')
  if (!isContent(last)) return { source: remembering, first: undefined }
  log.warn('the policy of the last start is in force')
  return { source: remembering, first: readPolicy(last), fromMemory: true }
}
