/** Pings that come late, twice or never: what Lockstep sees of its own changes, and what that costs. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { available, createBench } from '../feed/fakes.ts'

const onACall = { ...available, availability: 'Busy', activity: 'InACall' }
/** A minute, what the reads are spread by, and a second between two of them. */
const seenWithinMs = 72_000

interface Change {
  readonly shows: boolean
  /** From the change to its ping, milliseconds; `undefined`: lost. */
  readonly pingMs: number | undefined
  readonly thenMs: number
}

const change: fc.Arbitrary<Change> = fc.record({
  shows: fc.boolean(),
  pingMs: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: undefined }),
  thenMs: fc.constantFrom(100, 2_000, 20_000, 61_000, 90_000, 400_000),
})

test('a change of our own is seen within 72 s, whatever becomes of its ping, with few reads', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 12 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      async (changes, random) => {
        const { clock, source, feed, ofType } = createBench({ random: () => random, tenant: {} })
        source.always = available
        feed.start('now')
        await clock.advance(100_000)
        feed.setPush(300)
        await clock.advance(80_000)
        const readsBefore = source.startedAt.length
        const begun = clock.monotonic()
        for (const { shows, pingMs, thenMs } of changes) {
          source.always = shows ? onACall : available
          feed.ownChange()
          if (pingMs !== undefined) clock.timer(pingMs, () => feed.pushed())
          await clock.advance(Math.min(thenMs, seenWithinMs))
          if (thenMs >= seenWithinMs)
            expect(ofType('reading').at(-1)?.reading).toEqual(source.always)
          await clock.advance(Math.max(0, thenMs - seenWithinMs))
        }
        await clock.advance(seenWithinMs)
        expect(ofType('reading').at(-1)?.reading).toEqual(source.always)
        const pings = changes.filter(({ pingMs }) => pingMs !== undefined).length
        const safety = Math.ceil((clock.monotonic() - begun) / 240_000)
        // One for each ping, one for each change that no ping showed, and the safety reads.
        const most = pings + changes.length + safety
        expect(source.startedAt.length - readsBefore).toBeLessThanOrEqual(most)
      },
    ),
    { numRuns: 300 },
  )
})
