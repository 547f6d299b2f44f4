/** Random scripts for the world: what happens, and how long after the thing before. */
import fc from 'fast-check'
import type { Call } from '../../src-main/domain/calls.ts'
import type { Enabled, Gates } from '../../src-main/domain/machine/state.ts'
import type { Mapping } from '../../src-main/domain/mapping.ts'
import { phoneStatuses } from '../../src-main/domain/phone-status.ts'
import { allOn, options, type Personality, talking, type World } from './world.ts'

export interface Act {
  readonly name: string
  readonly run: (world: World) => void
  readonly [fc.toStringMethod]: () => string
}

const act = (name: string, run: (world: World) => void): Act => ({
  name,
  run,
  // fast-check prints this in a counterexample.
  [fc.toStringMethod]: () => name,
})

export const pairs = [
  ['Available', 'Available'],
  ['Available', 'OutOfOffice'],
  ['Available', 'AvailableInactive'],
  ['Away', 'Away'],
  ['away', 'beRightBack'],
  ['BeRightBack', 'BeRightBack'],
  ['Busy', 'Busy'],
  ['Busy', 'InACall'],
  ['Busy', 'InAMeeting'],
  ['inAMeeting', 'inAMeeting'],
  ['DoNotDisturb', 'DoNotDisturb'],
  ['DoNotDisturb', 'Presenting'],
  ['Offline', 'Offline'],
  ['Offline', 'OffWork'],
  ['PresenceUnknown', 'PresenceUnknown'],
  ['Surprise', ''],
].map(([availability = '', activity = '']) => ({ availability, activity }))

const callLists: readonly (readonly Call[])[] = [
  [],
  [],
  [talking],
  [talking],
  [{ id: 'r', direction: 'recipient', state: 'early' }],
  [{ id: 'd', direction: 'initiator', state: 'trying' }],
  [talking, { id: 'b', direction: 'recipient', state: 'early' }],
]

const mappings: readonly Mapping[] = [
  {},
  { available: { activity: null, note: 'Here' } },
  { busy: { activity: 'meeting', note: 'Not now' }, away: { activity: null, note: '' } },
]

const gates: readonly (keyof Gates)[] = ['signedIn', 'suspended', 'paused']

const teams = fc
  .constantFrom(...pairs)
  .map((pair) => act(`teams ${pair.availability}/${pair.activity}`, (w) => w.setTeams(pair)))
const calls = fc
  .constantFrom(...callLists)
  .map((list) => act(`calls ${list.map((c) => c.state)}`, (w) => w.setCalls(list)))
const phoneStatus = fc
  .constantFrom(null, ...phoneStatuses)
  .map((status) => act(`on the phone: ${status}`, (w) => w.event({ type: 'phoneStatus', status })))
const rare = fc.oneof(
  fc.constant(act('watch lost', (w) => w.setCalls([], false))),
  fc.boolean().map((up) => act(`phone ${up}`, (w) => w.setPhone(up))),
  fc.boolean().map((online) => act(`online ${online}`, (w) => w.setOnline(online))),
  fc.constantFrom(5, 300, 1_900, 2_500).map((ms) =>
    act(`reads take ${ms}`, (w) => {
      w.readMs = ms
    }),
  ),
  fc.constantFrom(5, 300, 2_500).map((ms) =>
    act(`writes take ${ms}`, (w) => {
      w.writeMs = ms
    }),
  ),
  fc
    .constantFrom('graph.unavailable', 'graph.throttled', 'graph.forbidden', 'graph.network')
    .map((code) =>
      act(`fault ${code}`, (w) => {
        w.writeFaults.push(code)
      }),
    ),
  fc
    .tuple(fc.constantFrom(...gates), fc.boolean())
    .map(([gate, value]) => act(`${gate} ${value}`, (w) => w.event({ type: 'gate', gate, value }))),
  fc
    .record({
      sync: fc.boolean(),
      mirror: fc.boolean(),
      assert: fc.boolean(),
      reflect: fc.boolean(),
    })
    .map((enabled) => act('enabled', (w) => w.event({ type: 'configured', enabled, options }))),
  fc.constantFrom(...mappings).map((mapping) =>
    act(`mapping ${Object.keys(mapping)}`, (w) => {
      const { enabled } = w.state
      w.event({ type: 'configured', enabled, options: { ...options, mapping } })
    }),
  ),
  fc.boolean().map((seen) => act(`other computer ${seen}`, (w) => w.setOther(seen))),
  fc.constantFrom(0, 100, 400).map((idle) =>
    act(`idle ${idle}`, (w) => {
      w.evidence = {
        longestIdleSeconds: idle,
        lockedOrSuspended: false,
        idleSeconds: idle,
        locked: false,
      }
    }),
  ),
  phoneStatus,
  fc.constant(act('meeting hint', (w) => w.event({ type: 'meetingHint' }))),
  fc.constant(act('a reading', (w) => w.read())),
)

const waits = fc.constantFrom(
  0,
  1,
  100,
  700,
  999,
  1_499,
  1_600,
  3_000,
  16_000,
  61_000,
  130_000,
  650_000,
)

const scriptOf = (phoneWeight: number) =>
  fc.array(
    fc.tuple(
      waits,
      fc.oneof(
        { weight: 3, arbitrary: teams },
        { weight: 4, arbitrary: calls },
        { weight: 3, arbitrary: rare },
        { weight: phoneWeight, arbitrary: phoneStatus },
      ),
    ),
    { maxLength: 25 },
  )
export const script = scriptOf(0)
/** The person uses the phone's own buttons a lot. */
export const phoneScript = scriptOf(5)
export type Script = readonly (readonly [number, Act])[]

export const personality: fc.Arbitrary<Personality> = fc.record({
  echo: fc.constantFrom(
    { availability: 'Busy', activity: 'InACall' },
    { availability: 'busy', activity: 'busy' },
    { availability: 'inACall', activity: 'inACall' },
  ),
  lagMs: fc.constantFrom(0, 0, 5_000, 60_000, 90_000),
  withoutEffect: fc.constantFrom(false, false, false, true),
  pushMs: fc.constantFrom(undefined, undefined, 0, 5_000, 60_000),
})

export function play(world: World, acts: Script): void {
  for (const [wait, { run }] of acts) {
    run(world)
    world.run(wait)
  }
}

/** Everything well again, no call, nothing in the way. */
export function settleDown(world: World, enabled: Enabled = allOn): void {
  world.readMs = 10
  world.writeMs = 10
  world.writeFaults.length = 0
  world.event({ type: 'configured', enabled, options })
  for (const gate of gates) world.event({ type: 'gate', gate, value: gate === 'signedIn' })
  world.setPhone(true)
  world.setOther(false)
  world.event({ type: 'phoneStatus', status: null })
  world.setCalls([])
  world.setOnline(true)
}
