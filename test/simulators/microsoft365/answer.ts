import type { Aggregate, Pair } from './model.ts'
import type { Personality } from './personality.ts'

/** `sequenceNumber` of the "Get presence" sample: the stamp that numbers count on from. */
const firstSequence = 129_311_063

/**
 * The presence resource as a read returns it ("presence resource type", v1.0).
 * @param reading counts the reads of this person from 0: some personalities take turns.
 */
export function presenceAnswer(
  oid: string,
  seen: Aggregate,
  personality: Personality,
  reading: number,
  context: string,
): Record<string, unknown> {
  const odd = reading % 2 === 1
  const pair = cased(renamed(shown(seen, personality, odd), personality), personality)
  const answer = { '@odata.context': context, id: oid, ...pair, statusMessage: null }
  // Fairfax knows neither of the others (Graph metadata v1.0-Fairfax).
  if (personality.cloud === 'Fairfax') return answer
  return {
    ...answer,
    outOfOfficeSettings: { message: null, isOutOfOffice: seen.outOfOffice },
    ...sequenceNumber(seen.sequence, personality),
    workLocation: null,
  }
}

function shown(seen: Aggregate, personality: Personality, odd: boolean): Pair {
  const { availability, activity, source } = seen
  if (source === 'app' && availability === 'Busy' && echoesBusy(personality, odd)) {
    return { availability, activity: 'Busy' }
  }
  if (personality.dndByApps && availability === 'DoNotDisturb') {
    return { availability, activity: 'DoNotDisturb' }
  }
  if (personality.awayBeRightBack && availability === 'BeRightBack') {
    return { availability: 'Away', activity: 'BeRightBack' }
  }
  const tellsOutOfOffice = personality.outOfOffice === 'consistent' || !odd
  if (seen.outOfOffice && availability === 'Available' && tellsOutOfOffice) {
    return { availability, activity: 'OutOfOffice' }
  }
  return { availability, activity }
}

function echoesBusy(personality: Personality, odd: boolean): boolean {
  return personality.busyEcho === 'Busy' || (personality.busyEcho === 'alternate' && odd)
}

const promoted: ReadonlySet<string> = new Set(['InACall', 'InAMeeting', 'Presenting', 'Focusing'])

function renamed(pair: Pair, personality: Personality): Pair {
  if (!personality.newValues || !promoted.has(pair.activity)) return pair
  return { availability: pair.activity, activity: pair.availability }
}

function cased(pair: Pair, personality: Personality): Pair {
  if (personality.casing === 'pascal') return pair
  return { availability: lowerCamel(pair.availability), activity: lowerCamel(pair.activity) }
}

const lowerCamel = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function sequenceNumber(sequence: number, personality: Personality): Record<string, string> {
  switch (personality.sequenceNumbers) {
    case 'absent':
      return {}
    case 'rising':
      return { sequenceNumber: stamp(firstSequence + sequence) }
    case 'reset':
      // 64 numbers are four changes: often enough for a short test to meet it.
      return { sequenceNumber: stamp(sequence % 64) }
  }
}

const stamp = (value: number): string => `A${String(value).padStart(10, '0')}`
