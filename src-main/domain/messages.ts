/** What the person wrote beside their presence: for the extension only where they ask for it. */

/** Plain text, on one line. */
export interface PresenceMessages {
  readonly status?: string
  /** Wall-clock milliseconds at which the status message ends by itself. */
  readonly statusUntil?: number
  /** The automatic reply, while the person is out of office. */
  readonly outOfOffice?: string
}

/** Which of them the extension shows in the place of its note. */
export interface MessageOptions {
  readonly statusMessage: boolean
  readonly outOfOffice: boolean
}

/** A note is a few words; watchers cut what is longer in the middle of a word. */
const longest = 100

/**
 * Reads `statusMessage` and `outOfOfficeSettings` of a Graph presence
 * (https://learn.microsoft.com/graph/api/resources/presencestatusmessage); whatever is not as it is
 * documented counts as absent.
 */
export function messagesOf(answer: Readonly<Record<string, unknown>>): PresenceMessages {
  const { statusMessage, outOfOfficeSettings } = answer
  const status = isRecord(statusMessage) ? textOf(statusMessage.message) : undefined
  const statusUntil = isRecord(statusMessage) ? timeOf(statusMessage.expiryDateTime) : undefined
  const away = isRecord(outOfOfficeSettings) && outOfOfficeSettings.isOutOfOffice === true
  const outOfOffice = away ? plain(outOfOfficeSettings.message) : undefined
  return {
    ...(status === undefined ? {} : { status }),
    ...(status === undefined || statusUntil === undefined ? {} : { statusUntil }),
    ...(outOfOffice === undefined ? {} : { outOfOffice }),
  }
}

/** The note to show instead of the mapping's; `undefined` keeps that. */
export function noteFrom(
  { status, statusUntil, outOfOffice }: PresenceMessages,
  options: MessageOptions,
  wall: number,
): string | undefined {
  if (options.outOfOffice && outOfOffice !== undefined) return outOfOffice
  const over = statusUntil !== undefined && statusUntil <= wall
  return options.statusMessage && !over ? status : undefined
}

function textOf(message: unknown): string | undefined {
  return isRecord(message) ? plain(message.content) : undefined
}

/** Teams leaves marks such as `<pinnednote>` in messages whose `contentType` is text. */
function plain(content: unknown): string | undefined {
  if (typeof content !== 'string') return undefined
  const text = content
    .slice(0, 5_000)
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed()
  if (text === '') return undefined
  return shortened(text)
}

/** Cut between two characters as people count them; some are many code points long. */
function shortened(text: string): string {
  let short = ''
  let count = 0
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (count === longest - 1 || short.length + segment.length >= 2 * longest)
      return `${short.trimEnd()}…`
    short += segment
    count += 1
  }
  return short
}

/** Graph's times are UTC and may lack their zone mark. */
function timeOf(expiry: unknown): number | undefined {
  if (!isRecord(expiry) || typeof expiry.dateTime !== 'string') return undefined
  const { dateTime } = expiry
  const at = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(dateTime) ? dateTime : `${dateTime}Z`)
  return Number.isFinite(at) ? at : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
