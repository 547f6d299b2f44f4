/**
 * Reads a Graph presence (https://learn.microsoft.com/graph/api/resources/presence) tolerantly:
 * both fields are plain strings in Graph's metadata, any value and any casing can arrive.
 */
import { messagesOf } from './messages.ts'
import type { PresenceReading } from './presence.ts'

export type ParsedPresence =
  | { readonly ok: true; readonly reading: PresenceReading }
  /** `reason` is for the log; it holds no value of the answer. */
  | { readonly ok: false; readonly reason: string }

/** Longer values are no presence; real ones have at most some twenty characters. */
const maxLength = 128
/** As long as the line lets through (`extensionStatusSchema`): a longer one would never arrive there. */
const longestToken = 100

const refuse = (reason: string): ParsedPresence => ({ ok: false, reason })

export function parsePresence(answer: unknown): ParsedPresence {
  if (!isRecord(answer)) return refuse('not an object')
  const { id, sequenceNumber } = answer
  if (typeof id !== 'string' || id === '' || id.length > maxLength) return refuse('no id')
  if (answer.availability === undefined && answer.activity === undefined)
    return refuse('neither availability nor activity')
  const availability = token(answer.availability)
  const activity = token(answer.activity)
  if (availability === undefined || activity === undefined)
    return refuse('availability or activity is no short text')
  const pair = { userId: id, availability, activity }
  const stamped =
    typeof sequenceNumber === 'string' &&
    sequenceNumber !== '' &&
    sequenceNumber.length <= maxLength
  const messages = messagesOf(answer)
  return {
    ok: true,
    reading: {
      ...pair,
      ...(stamped ? { sequenceNumber } : {}),
      ...(Object.keys(messages).length === 0 ? {} : { messages }),
    },
  }
}

/** A field without a value says what Graph itself calls PresenceUnknown. */
function token(value: unknown): string | undefined {
  if (value === null || value === undefined) return 'PresenceUnknown'
  if (typeof value !== 'string' || value.length > longestToken) return undefined
  const text = value.trim()
  return text === '' ? 'PresenceUnknown' : text
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
