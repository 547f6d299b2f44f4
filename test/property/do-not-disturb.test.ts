/**
 * Whatever happens, in any order: what the person set is never undone, and what Lockstep set is
 * undone once it has stopped, or has had another run to do it in.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createDoNotDisturbKeeper,
  type DoNotDisturbKeeper,
} from '../../src-main/adapters/pbx/do-not-disturb.ts'
import { claimed } from '../../src-main/adapters/pbx/do-not-disturb-claims.ts'
import { Fault } from '../../src-main/domain/codes.ts'
import type { ExtensionStatus } from '../../src-main/domain/extension.ts'
import { FakeClock, settled } from '../support/fake-clock.ts'
import { quietLog } from '../support/quiet-log.ts'

const extension = 'sip:1001@pbx.test'
const busy: ExtensionStatus = {
  activity: 'busy',
  note: '',
  teams: { availability: 'Busy', activity: 'Busy' },
}
const blocking: ExtensionStatus = { ...busy, blocksCalls: true }

type Act =
  | { readonly kind: 'teams'; readonly blocks: boolean | null }
  | { readonly kind: 'person'; readonly on: boolean }
  | { readonly kind: 'answer'; readonly how: 'agree' | 'late' | 'refuse' | 'lost' | 'lostButDone' }
  | { readonly kind: 'line'; readonly up: boolean }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'crash' | 'restart' | 'nudge' | 'diskFull' | 'diskFree' }

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('teams'), blocks: fc.constantFrom(true, true, false, null) }),
  fc.record({ kind: fc.constant('person'), on: fc.boolean() }),
  fc.record({
    kind: fc.constant('answer'),
    how: fc.constantFrom('agree', 'agree', 'late', 'refuse', 'lost', 'lostButDone'),
  }),
  fc.record({ kind: fc.constant('line'), up: fc.boolean() }),
  fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(100, 1_500, 6_000, 25_000, 400_000) }),
  fc.record({
    kind: fc.constantFrom('crash', 'restart', 'nudge', 'diskFull', 'diskFree'),
  }),
) as fc.Arbitrary<Act>

/** A phone system that remembers who switched it on, which no real one does. */
class World {
  readonly clock = new FakeClock()
  owner: 'nobody' | 'person' | 'lockstep' = 'nobody'
  /** A switch of ours is on its way, so that nobody could tell who comes first. */
  open: { on: boolean; settle(fault?: Fault): void } | undefined
  /** The answer to a switch of ours was lost: what is on after that may be either's. */
  doubtful = false
  wronged = false
  up = true
  reads: boolean
  disk: unknown
  diskFull = false
  readonly documents = {
    read: () => this.disk,
    write: (_name: string, value: unknown) => {
      if (this.diskFull) throw new Error('no space left')
      this.disk = structuredClone(value)
    },
  }
  #listener: ((on: boolean | null | undefined) => void) | undefined
  keeper: DoNotDisturbKeeper

  constructor(reads: boolean) {
    this.reads = reads
    this.keeper = this.begin()
  }

  begin(): DoNotDisturbKeeper {
    this.open = undefined
    // A full disk can keep what an earlier run could not take back.
    if (this.owner !== 'lockstep') this.doubtful = claimed(this.documents, extension)
    this.keeper = createDoNotDisturbKeeper({
      switch: {
        set: (on, signal) => this.#set(on, signal),
        onState: (listener) => {
          this.#listener = listener
          return () => {
            if (this.#listener === listener) this.#listener = undefined
          }
        },
      },
      ...{ documents: this.documents, extension, enabled: true },
      ...{ clock: this.clock, log: quietLog, onEvent: () => undefined },
    })
    this.tell()
    return this.keeper
  }

  #set(on: boolean, signal: AbortSignal): Promise<void> {
    if (!this.up) return Promise.reject(new Fault('sip.connectionLost'))
    // Seen or not, it was the person's a moment ago, and nothing of ours is in doubt.
    if (!on && this.owner === 'person' && !this.doubtful) this.wronged = true
    return new Promise((resolve, reject) => {
      const mine = {
        on,
        settle: (fault?: Fault) => {
          if (this.open === mine) this.open = undefined
          if (fault === undefined) resolve()
          else reject(fault)
        },
      }
      signal.addEventListener('abort', () => {
        if (this.open !== mine) return
        if (on) this.doubtful = true
        mine.settle(new Fault('sip.timedOut'))
      })
      this.open = mine
    })
  }

  change(on: boolean, by: 'person' | 'lockstep'): void {
    const was = this.owner
    if (on && was === 'nobody') this.owner = by
    if (!on) this.owner = 'nobody'
    if (was !== this.owner) this.tell()
  }

  tell(): void {
    if (!this.up) this.#listener?.(undefined)
    else this.#listener?.(this.reads ? this.owner !== 'nobody' : null)
  }

  answer(how: Extract<Act, { kind: 'answer' }>['how']): void {
    const { open } = this
    if (open === undefined) return
    switch (how) {
      case 'agree':
        this.change(open.on, 'lockstep')
        open.settle()
        break
      case 'late':
        open.settle()
        this.change(open.on, 'lockstep')
        break
      case 'refuse':
        open.settle(new Fault('doNotDisturb.codeRefused'))
        break
      case 'lost':
        if (open.on) this.doubtful = true
        open.settle(new Fault('sip.timedOut'))
        break
      case 'lostButDone':
        this.change(open.on, 'lockstep')
        open.settle(new Fault('sip.connectionLost'))
    }
  }

  async do(act: Act): Promise<void> {
    switch (act.kind) {
      case 'teams':
        this.keeper.follow(act.blocks === null ? null : act.blocks ? blocking : busy)
        break
      case 'person':
        // While ours is on its way, or where nothing is read, nobody could tell the two apart.
        if (act.on && (this.open !== undefined || !this.reads)) break
        if (act.on && (!this.up || this.diskFull) && claimed(this.documents, extension)) break
        this.change(act.on, 'person')
        break
      case 'answer':
        this.answer(act.how)
        break
      case 'line':
        this.up = act.up
        if (!act.up && this.open?.on) this.doubtful = true
        if (!act.up) this.open?.settle(new Fault('sip.connectionLost'))
        this.tell()
        break
      case 'wait':
        await this.clock.advance(act.ms)
        break
      case 'nudge':
        this.keeper.nudge()
        break
      case 'diskFull':
      case 'diskFree':
        this.diskFull = act.kind === 'diskFull'
        break
      case 'crash': {
        if (this.open?.on) this.doubtful = true
        // The old run does nothing any more: what it wrote is all that is left of it.
        const disk = structuredClone(this.disk)
        void this.keeper.stop(0)
        this.disk = disk
        this.begin()
        break
      }
      case 'restart':
        await this.stop()
        this.begin()
        break
    }
    await settled()
    if (!claimed(this.documents, extension)) this.doubtful = false
  }

  /** With a phone system that answers, unless its line is down. */
  async stop(): Promise<void> {
    const end = this.keeper.stop(3_000)
    for (let time = 0; time < 8; time += 1) {
      await settled()
      this.answer('agree')
      await this.clock.advance(500)
    }
    await end
  }
}

test('only ours is undone, and ours is undone at the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 40, size: 'max' }),
      fc.boolean(),
      async (acts, reads) => {
        const world = new World(reads)
        for (const each of acts) {
          await world.do(each)
          expect(world.wronged).toBe(false)
        }
        // What one run could not undo, the next one does.
        world.diskFull = false
        await world.stop()
        world.up = true
        world.begin()
        await world.clock.advance(10_000)
        await world.stop()
        expect(world.wronged).toBe(false)
        expect(world.owner).not.toBe('lockstep')
      },
    ),
    { numRuns: 2_000 },
  )
})
