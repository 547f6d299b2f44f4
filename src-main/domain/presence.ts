import type { PresenceMessages } from './messages.ts'

/**
 * The two fields of a Graph presence, as read. They are plain strings in Graph's metadata, so any
 * value can arrive at any time (https://learn.microsoft.com/graph/api/resources/presence).
 */
export interface PresencePair {
  readonly availability: string
  readonly activity: string
}

/** One answer of `GET /me/presence`, validated. */
export interface PresenceReading extends PresencePair {
  /** Graph's id of the person, equal to the object id of the account. */
  readonly userId: string
  /** Lexicographically sortable version stamp; absent in the government clouds. */
  readonly sequenceNumber?: string
  /** Graph's `request-id` of the answer, for its support. */
  readonly requestId?: string
  readonly messages?: PresenceMessages
}

/** A pair in lower case, as all rules compare it. */
export function tokensOf(pair: PresencePair): PresencePair {
  return { availability: pair.availability.toLowerCase(), activity: pair.activity.toLowerCase() }
}

export function samePair(a: PresencePair | undefined, b: PresencePair | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  const x = tokensOf(a)
  const y = tokensOf(b)
  return x.availability === y.availability && x.activity === y.activity
}

const busyTokens = new Set(['busy', 'busyidle', 'inacall', 'inaconferencecall', 'inameeting'])

/**
 * Any Busy: while a presence session of ours lives, Graph reports it back as Busy/InACall or
 * Busy/Busy, so that no Busy read can be told from our echo (invariant I3).
 */
export function isBusy(pair: PresencePair): boolean {
  return busyTokens.has(tokensOf(pair).availability)
}

/** Offline/Offline: no presence session exists (clearPresence, Graph). */
export function isAbsent(pair: PresencePair): boolean {
  const { availability, activity } = tokensOf(pair)
  return availability === 'offline' && (activity === 'offline' || activity === '')
}

const canonical = new Map(
  [
    ...['Available', 'AvailableIdle', 'Away', 'BeRightBack', 'Busy', 'BusyIdle', 'DoNotDisturb'],
    ...['Offline', 'PresenceUnknown', 'InACall', 'InAConferenceCall', 'Inactive', 'InAMeeting'],
    ...['OffWork', 'OutOfOffice', 'Presenting', 'Focusing', 'UrgentInterruptionsOnly'],
    ...['AvailableInactive'],
  ].map((value) => [value.toLowerCase(), value]),
)

/** The pair in the documented spelling, whatever casing it came in; unseen values stay as read. */
export function canonicalPair(pair: PresencePair): PresencePair {
  const spell = (value: string) => canonical.get(value.toLowerCase()) ?? value
  return { availability: spell(pair.availability), activity: spell(pair.activity) }
}

/** As people write it: `Busy / InACall`. */
export function describePair(pair: PresencePair): string {
  const { availability, activity } = canonicalPair(pair)
  return `${availability} / ${activity}`
}
