/** One row of the mapping as a policy writes it: `busy: Do not disturb`. */
import { type ExtensionActivity, extensionActivities } from '../../domain/extension.ts'
import type { MappingRow } from '../../domain/mapping.ts'

const longestNote = 100

/**
 * `activity: note`, where the activity is one of RPID's or `none`, and the note may be absent.
 * `\u00f6` in a note stands for that character, for sources that can only tell ASCII.
 *
 * @returns `undefined` when it is no such row
 */
export function mappingRowOf(text: string): MappingRow | undefined {
  const colon = text.indexOf(':')
  const name = (colon < 0 ? text : text.slice(0, colon)).trim()
  const note = (colon < 0 ? '' : text.slice(colon + 1))
    .replace(/\\u([0-9A-Fa-f]{4})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .trim()
  // What a source could not decode would be shown to everybody who watches the extension.
  if (note.length > longestNote || /[\p{Cc}\uFFFD]/u.test(note) || !note.isWellFormed())
    return undefined
  if (name === 'none') return { activity: null, note }
  const activities: readonly string[] = extensionActivities
  return activities.includes(name) ? { activity: name as ExtensionActivity, note } : undefined
}
