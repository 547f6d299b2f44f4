/** A whole tenant for a working day: everybody runs our own code, and all share one limit. */
import type { Learnt } from '../../../src-main/services/feed/pace.ts'
import { settingsSchema } from '../../../src-main/services/settings/schema.ts'
import { dayEndsAt, drawDay, hour, minute } from './day.ts'
import { createTenantGraph, type RequestKind } from './graph.ts'
import { createHistogram } from './histogram.ts'
import { createPerson, type Person } from './person.ts'
import { createChance } from './random.ts'
import { createVirtualClock } from './virtual-clock.ts'

export interface TenantCase {
  readonly people: number
  /** Requests in 30 s that each client ID is allowed. */
  readonly budget: number
  /** How many there are, with as many people each; one without it. */
  readonly clientIds?: number
  /** Whether a refusal says how long to wait. */
  readonly retryAfter: boolean
  readonly seed?: number
  /** Milliseconds after eight in the morning. */
  readonly until?: number
  /** For this time the budget is another. */
  readonly dip?: { readonly from: number; readonly to: number; readonly budget: number }
  /** What each person's Lockstep kept from the day before. */
  readonly learnt?: readonly (Learnt | undefined)[]
  readonly activeSeconds?: number
  /** All computers start in the same moment, at nine. */
  readonly together?: boolean
  /** Everybody hears of changes through the relay. */
  readonly push?: boolean
  /** What the relay advises, seconds; 300 without it. */
  readonly safetySeconds?: number
}

/** Five minutes of the day. */
export interface Stretch {
  /** Milliseconds after eight in the morning. */
  readonly from: number
  readonly requests: number
  readonly refused: number
  /** Requests that calls make: writes; their reads are among the reads. */
  readonly writes: number
  /** Seconds. */
  readonly stalenessMedian: number
}

export interface TenantResult {
  readonly people: number
  readonly budget: number
  readonly clientIds: number
  readonly retryAfter: boolean
  readonly requests: number
  readonly kinds: Readonly<Record<RequestKind, number>>
  readonly calls: number
  /** Share of the requests. */
  readonly throttled: number
  /** Age of the last reading of those who work, a quarter of an hour after their start; seconds. */
  readonly stalenessMedian: number
  readonly stalenessP99: number
  /** The same between 15 and 20 minutes after the start. */
  readonly stalenessAfter15: number
  /** From the end of the settle time to the accepted write, seconds. */
  readonly writeDelayMedian: number
  readonly writeDelayP99: number
  /** From a change of the presence to the reading that shows it, seconds; with push only. */
  readonly heardMedian: number
  readonly heardP99: number
  /** Share of the calls that were shown before they were over. */
  readonly callsShown: number
  readonly stretches: readonly Stretch[]
  readonly learnt: readonly (Learnt | undefined)[]
  readonly events: number
  /** Of this computer. */
  readonly tookSeconds: number
}

export const stretchMs = 5 * minute
const sampleEveryMs = 10_000
const samplesAtOnce = 200
const eightInTheMorning = Date.UTC(2026, 0, 5, 8)

export async function simulateTenant(wanted: TenantCase): Promise<TenantResult> {
  const startedAt = performance.now()
  const { people, budget, clientIds = 1, retryAfter, dip, until = dayEndsAt } = wanted
  const seed = wanted.seed ?? 1
  const chance = createChance(seed)
  const clock = createVirtualClock(createChance(seed + 1), eightInTheMorning)
  const limits = { budget, clientIds, retryAfter }
  const graph = createTenantGraph({ clock, chance: createChance(seed + 2), ...limits })
  const defaults = settingsSchema.parse({})
  const { activeSeconds = defaults.polling.activeSeconds } = wanted
  const settings = { ...defaults, polling: { activeSeconds } }

  const staleness = createHistogram()
  const early = createHistogram()
  const waits = createHistogram()
  const heard = createHistogram()
  const stretches: Stretch[] = []
  let now = { requests: 0, refused: 0, writes: 0 }
  let recent = createHistogram()
  const kinds = { read: 0, set: 0, clear: 0, subscribe: 0 }
  let requests = 0
  let refusals = 0
  let calls = 0
  let shown = 0

  function onRequest(kind: RequestKind, refused: boolean): void {
    requests += 1
    kinds[kind] += 1
    now.requests += 1
    if (refused) refusals += 1
    if (refused) now.refused += 1
    if (kind === 'set' || kind === 'clear') now.writes += 1
  }

  function onCall(waitedMs: number, isShown: boolean): void {
    calls += 1
    if (isShown) shown += 1
    waits.add(waitedMs / 1_000)
  }

  const { push = false, safetySeconds = 300 } = wanted
  const onHeard = (ms: number) => heard.add(ms / 1_000)
  const everybody: readonly Person[] = Array.from({ length: people }, (_, index) =>
    createPerson({
      clock,
      graph,
      day: wanted.together === true ? { ...drawDay(chance), from: hour } : drawDay(chance),
      settings,
      learnt: wanted.learnt?.[index],
      onRequest,
      onCall,
      push: push ? { chance, safetySeconds, onHeard } : undefined,
    }),
  )

  function sample(): void {
    for (let time = 0; time < samplesAtOnce; time += 1) {
      const person = everybody[Math.floor(chance.random() * people)]
      if (person === undefined || !person.here) continue
      const seconds = (clock.monotonic() - person.seenAt) / 1_000
      const heldMs = clock.monotonic() - person.startedAt
      recent.add(seconds)
      if (heldMs >= 15 * minute) staleness.add(seconds)
      if (heldMs >= 15 * minute && heldMs < 20 * minute) early.add(seconds)
    }
    clock.timer(sampleEveryMs, sample)
  }

  function closeStretch(): void {
    const from = clock.monotonic() - stretchMs
    stretches.push({ from, ...now, stalenessMedian: recent.quantile(0.5) })
    now = { requests: 0, refused: 0, writes: 0 }
    recent = createHistogram()
    clock.timer(stretchMs, closeStretch)
  }

  sample()
  clock.timer(stretchMs, closeStretch)
  if (dip !== undefined) {
    clock.timer(dip.from, () => graph.setBudget(dip.budget))
    clock.timer(dip.to, () => graph.setBudget(budget))
  }
  await clock.runUntil(until)

  return {
    people,
    ...limits,
    requests,
    kinds,
    calls,
    throttled: requests === 0 ? 0 : refusals / requests,
    stalenessMedian: staleness.quantile(0.5),
    stalenessP99: staleness.quantile(0.99),
    stalenessAfter15: early.quantile(0.5),
    writeDelayMedian: waits.quantile(0.5),
    writeDelayP99: waits.quantile(0.99),
    heardMedian: heard.quantile(0.5),
    heardP99: heard.quantile(0.99),
    callsShown: calls === 0 ? 1 : shown / calls,
    stretches,
    learnt: everybody.map((person) => person.learnt),
    events: clock.events(),
    tookSeconds: (performance.now() - startedAt) / 1_000,
  }
}
