/**
 * Did the person choose this presence? Graph has no property for it, so it is inferred: this is the
 * decision table, one row after the other. Sources: the pairs of
 * https://learn.microsoft.com/graph/cloud-communications-manage-presence-state and the table of
 * user- and app-configured states of https://learn.microsoft.com/microsoftteams/presence-admins.
 */
import type { Evidence } from './evidence.ts'
import { type PresencePair, samePair, tokensOf } from './presence.ts'
import type { RuleId } from './rules.ts'

export interface Classification {
  readonly userConfigured: 'yes' | 'no' | 'unknown'
  readonly rule: RuleId
}

/** A reading as it was classified. */
export interface Classified {
  readonly pair: PresencePair
  readonly classification: Classification
  /** Wall-clock milliseconds of the reading. */
  readonly wall: number
}

export interface ClassifyContext {
  readonly evidence: Evidence
  /** Wall-clock milliseconds of this reading. */
  readonly wall: number
  /** The last reading whose class was known. */
  readonly previous?: Classified | undefined
  /** Nothing unknown and no echo of our own stood between `previous` and this reading. */
  readonly contiguous: boolean
}

/** Teams goes Away after 5 minutes without input; 30 s before that nothing else explains it. */
const awayIdleSeconds = 270
const activeIdleSeconds = 60
const quarterHourMs = 15 * 60_000
const calendarSlackMs = 90_000
/** A class is kept from reading to reading, not over a night or a weekend. */
const keptForMs = 30 * 60_000

const no = (rule: RuleId): Classification => ({ userConfigured: 'no', rule })
const yes = (rule: RuleId): Classification => ({ userConfigured: 'yes', rule })
const unknown: Classification = { userConfigured: 'unknown', rule: 'class.unknown' }

const idleActivities = new Set(['inactive', 'availableinactive'])
const teamsCallTokens = new Set(['inacall', 'inaconferencecall'])
const automaticDoNotDisturb = new Set(['presenting', 'focusing'])

export function classify(pair: PresencePair, context: ClassifyContext): Classification {
  const { availability, activity } = tokensOf(pair)
  const either = (token: string) => availability === token || activity === token
  if (either('berightback')) return yes('class.beRightBack')
  if (either('outofoffice')) return no('class.outOfOffice')
  if (either('offwork')) return yes('class.appearOffline')
  if (automaticDoNotDisturb.has(availability) || automaticDoNotDisturb.has(activity))
    return no('class.automaticDoNotDisturb')
  if (teamsCallTokens.has(availability) || teamsCallTokens.has(activity))
    return no('class.teamsCall')
  if (either('inameeting')) return no('class.meeting')
  if (idleActivities.has(activity)) return no('class.idle')
  if (availability === 'availableidle' || availability === 'busyidle') return no('class.idle')
  switch (`${availability}/${activity}`) {
    case 'donotdisturb/donotdisturb':
    case 'donotdisturb/urgentinterruptionsonly':
      return yes('class.doNotDisturb')
    case 'offline/offline':
      return no('class.noSession')
    case 'available/available':
      return no('class.available')
    case 'away/away':
      return classifyAway(pair, context)
    case 'busy/busy':
      return classifyBusy(pair, context)
    default:
      return unknown
  }
}

/** Seen to be chosen or seen to be automatic, once, when it appeared; it keeps that class. */
function keptClass(
  pair: PresencePair,
  { previous, wall }: ClassifyContext,
): Classification | undefined {
  if (previous === undefined || !samePair(previous.pair, pair)) return undefined
  if (Math.abs(wall - previous.wall) > keptForMs) return undefined
  return previous.classification.rule === 'class.awayUncertain'
    ? undefined
    : previous.classification
}

function classifyAway(pair: PresencePair, context: ClassifyContext): Classification {
  const kept = keptClass(pair, context)
  if (kept !== undefined) return kept
  const { evidence, previous, contiguous } = context
  const wasAway = previous !== undefined && samePair(previous.pair, pair)
  if (!wasAway) {
    if (
      evidence.longestIdleSeconds >= awayIdleSeconds ||
      evidence.lockedOrSuspended ||
      previous?.classification.rule === 'class.idle'
    )
      return no('class.awayIdle')
    if (previous !== undefined && contiguous && evidence.longestIdleSeconds < activeIdleSeconds)
      return yes('class.awayChosen')
  }
  const automatic = evidence.idleSeconds >= awayIdleSeconds || evidence.locked
  return { userConfigured: automatic ? 'no' : 'yes', rule: 'class.awayUncertain' }
}

function classifyBusy(pair: PresencePair, context: ClassifyContext): Classification {
  const kept = keptClass(pair, context)
  if (kept !== undefined) return kept
  const { evidence, previous, contiguous, wall } = context
  const chosen =
    previous !== undefined &&
    contiguous &&
    evidence.longestIdleSeconds < activeIdleSeconds &&
    !evidence.lockedOrSuspended &&
    !touchesCalendarBoundary(previous.wall, wall)
  return chosen ? yes('class.busyChosen') : no('class.busyAutomatic')
}

/** Meetings begin and end on quarter hours, give or take {@link calendarSlackMs}. */
function touchesCalendarBoundary(from: number, to: number): boolean {
  // A clock that jumped tells nothing: the interval then counts as touching.
  if (to < from) return true
  const firstBoundary = Math.ceil((from - calendarSlackMs) / quarterHourMs) * quarterHourMs
  return firstBoundary <= to + calendarSlackMs
}

/** What the person decided about the ambiguous cases. */
export interface AssertOptions {
  readonly teamsNotRunning: 'skip' | 'assert'
  readonly chosenBusy: 'leaveAlone' | 'assert'
  readonly uncertainAway: 'leaveAlone' | 'assert'
}

/** Whether a call may be shown in Teams over a presence of this class; `unknown` has no answer. */
export function mayAssert(
  { userConfigured, rule }: Classification,
  options: AssertOptions,
): boolean | 'unknown' {
  if (userConfigured === 'unknown') return 'unknown'
  if (rule === 'class.noSession') return options.teamsNotRunning === 'assert'
  if (userConfigured === 'no') return true
  if (rule === 'class.busyChosen') return options.chosenBusy === 'assert'
  if (rule === 'class.awayUncertain') return options.uncertainAway === 'assert'
  return false
}
