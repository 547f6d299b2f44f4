/** On which extensions do not disturb may be on because of Lockstep; kept across crashes. */
import { z } from 'zod'
import type { Documents } from '../../ports.ts'

const schema = z.object({ extensions: z.array(z.string().max(300)).max(50) })
/** An extension that was replaced while its phone system was away is undone when it comes back. */
const most = 20

function read(documents: Documents): readonly string[] {
  const parsed = schema.safeParse(documents.read('doNotDisturb'))
  return parsed.success ? parsed.data.extensions : []
}

/** @param extension address of record, in any case */
export function claimed(documents: Documents, extension: string): boolean {
  return read(documents).includes(extension.toLowerCase())
}

/** @throws when the disk takes no more */
export function setClaim(documents: Documents, extension: string, ours: boolean): void {
  const key = extension.toLowerCase()
  const others = read(documents).filter((each) => each !== key)
  documents.write('doNotDisturb', { extensions: ours ? [...others, key].slice(-most) : others })
}
