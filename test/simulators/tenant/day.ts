/** One person's working day, drawn by chance. Times are milliseconds after eight in the morning. */
import type { Chance } from './random.ts'

export const minute = 60_000
export const hour = 60 * minute

export interface Span {
  readonly from: number
  readonly to: number
}

export interface Break extends Span {
  /** The screen is locked, not just untouched. */
  readonly locked: boolean
}

export interface WorkingDay extends Span {
  /** Away from the computer, in order and apart from each other. */
  readonly breaks: readonly Break[]
  /** Answered calls; they may overlap. */
  readonly calls: readonly Span[]
}

/** What the day is like; all of it is told in docs/scale.md. */
export const habits = {
  arrival: { mean: hour, deviation: 15 * minute, atMost: 45 * minute },
  workMs: 8 * hour,
  lunch: { earliest: 4 * hour, latest: 5 * hour, lasts: 45 * minute },
  activeMs: 40 * minute,
  breakMs: 8 * minute,
  lockedShare: 0.5,
  callsADay: 20,
  peak: { from: 2 * hour, to: 3 * hour, times: 3 },
  callMs: 3 * minute,
  shortestCallMs: 5_000,
} as const

/** Everybody has gone. */
export const dayEndsAt = habits.arrival.mean + habits.arrival.atMost + habits.workMs

export function drawDay(chance: Chance): WorkingDay {
  const { arrival, lunch, workMs } = habits
  const late = chance.normal(0, arrival.deviation)
  const from = arrival.mean + Math.max(-arrival.atMost, Math.min(arrival.atMost, late))
  const to = from + workMs
  const lunchFrom = lunch.earliest + chance.random() * (lunch.latest - lunch.earliest)
  const lunchBreak: Break = { from: lunchFrom, to: lunchFrom + lunch.lasts, locked: true }
  const breaks = [
    ...drawBreaks(chance, { from, to: lunchBreak.from }),
    lunchBreak,
    ...drawBreaks(chance, { from: lunchBreak.to, to }),
  ]
  return { from, to, breaks, calls: drawCalls(chance, { from, to }, lunchBreak) }
}

function drawBreaks(chance: Chance, { from, to }: Span): readonly Break[] {
  const breaks: Break[] = []
  let at = from + chance.exponential(habits.activeMs)
  while (at < to) {
    const end = at + chance.exponential(habits.breakMs)
    if (end >= to) break
    breaks.push({ from: at, to: end, locked: chance.random() < habits.lockedShare })
    at = end + chance.exponential(habits.activeMs)
  }
  return breaks
}

/** The threefold hour holds three eighths of a day's calls; lunch is spared. */
function drawCalls(chance: Chance, work: Span, lunch: Span): readonly Span[] {
  const { peak, callsADay, workMs, callMs, shortestCallMs } = habits
  const peakShare = (peak.times * (peak.to - peak.from)) / workMs
  const drawStart = (): number => {
    if (chance.random() < peakShare)
      return Math.max(work.from, peak.from + chance.random() * (peak.to - peak.from))
    for (;;) {
      const at = work.from + chance.random() * (work.to - work.from)
      const inPeak = at >= peak.from && at < peak.to
      const atLunch = at >= lunch.from && at < lunch.to
      if (!inPeak && !atLunch) return at
    }
  }
  return Array.from({ length: chance.poisson(callsADay) }, () => {
    const from = drawStart()
    const to = from + shortestCallMs + chance.exponential(callMs - shortestCallMs)
    return { from, to: Math.min(work.to, to) }
  })
}
