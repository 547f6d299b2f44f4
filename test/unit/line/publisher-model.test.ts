import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answer, connectionLost } from '../../../src-renderer/line/answer.ts'
import { step } from '../../../src-renderer/line/publisher.ts'
import {
  initialPublisher,
  type PublisherEvent,
  type PublishRequest,
} from '../../../src-renderer/line/publisher-state.ts'
import type { ExtensionStatus } from '../../../src-renderer/line/types.ts'

const status = (note: string): ExtensionStatus => ({
  activity: null,
  note,
  teams: { availability: 'Available', activity: 'Available' },
})

/** A presence agent as RFC 3903 section 6 describes it: publications by entity tag. */
class ModelServer {
  readonly publications = new Map<string, string>()
  #tags = 0

  handle(request: PublishRequest): Answer {
    const { entityTag } = request
    if (entityTag !== undefined && !this.publications.delete(entityTag)) {
      return { status: 412, local: false }
    }
    // What is left to expire is as good as gone: its tag is never used again.
    if (request.kind !== 'publish') return { status: 200, local: false, expires: 0 }
    this.#tags += 1
    const tag = `t${this.#tags}`
    this.publications.set(tag, request.status.note)
    return { status: 200, local: false, entityTag: tag, expires: request.lifetime }
  }
}

/** Drives machine and server, and checks after every event that one request is in flight at most. */
class World {
  readonly server = new ModelServer()
  state = initialPublisher(300)
  pending: PublishRequest | undefined
  timer = false
  sends = 0
  confirmed: ExtensionStatus | null | undefined

  feed(event: PublisherEvent) {
    const next = step(this.state, event)
    this.state = next.state
    for (const effect of next.effects) {
      if (effect.type === 'send') {
        expect(this.pending).toBeUndefined()
        if (effect.request.kind === 'publish') expect(this.state.blocked).toBe(false)
        this.pending = effect.request
        this.sends += 1
      }
      if (effect.type === 'arm') this.timer = true
      if (effect.type === 'disarm') this.timer = false
      if (effect.type === 'published') this.confirmed = effect.status
    }
  }

  answer(answer: Answer) {
    this.pending = undefined
    this.feed({ type: 'answer', answer, chance: 0.5 })
  }

  reject(code: number) {
    const { pending } = this
    if (pending === undefined) return
    // 412 is true, and a tag that was given up before and is refused again never was one.
    const gone = code === 412 || (code !== 503 && pending.kind === 'removeLeftover')
    if (gone && pending.entityTag !== undefined) this.server.publications.delete(pending.entityTag)
    this.answer({ status: code, local: false, minExpires: 600 })
  }

  offline() {
    this.pending = undefined
    this.feed({ type: 'offline' })
  }

  /** Everything works again. */
  settle() {
    this.offline()
    this.feed({ type: 'online' })
    for (let round = 0; this.pending !== undefined; round += 1) {
      expect(round).toBeLessThan(20)
      this.answer(this.server.handle(this.pending))
    }
  }
}

const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('want'), note: fc.constantFrom('a', 'b', 'c', null) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('restart', 'timer', 'reconnect') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('nudge', 'beside', 'alone') }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('block'), blocked: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('reject'),
      code: fc.constantFrom(412, 423, 500, 503, 403, 489),
    }),
  },
)

test('whatever happened, once all works the server holds what is wanted and nothing else', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const world = new World()
      world.feed({ type: 'online' })
      let wanted: string | null | undefined
      for (const item of commands) {
        if ('note' in item) {
          wanted = item.note
          world.feed({ type: 'want', status: item.note === null ? null : status(item.note) })
        } else if ('code' in item) {
          world.reject(item.code)
        } else if ('blocked' in item) {
          world.feed({ type: 'blocked', blocked: item.blocked })
        } else if (item.do === 'nudge') {
          world.feed({ type: 'nudge' })
        } else if (item.do === 'beside' || item.do === 'alone') {
          world.feed({ type: 'accompanied', accompanied: item.do === 'beside' })
        } else if (item.do === 'answer') {
          if (world.pending) world.answer(world.server.handle(world.pending))
        } else if (item.do === 'restart') {
          world.server.publications.clear()
        } else if (item.do === 'reconnect') {
          // Lost before it reached the server; an answer lost on its way back cannot be mended.
          world.offline()
          world.feed({ type: 'online' })
        } else if (world.timer) {
          world.timer = false
          world.feed({ type: 'timer' })
        }
      }
      // 489 drops the tags: a server that knows no PUBLISH holds no publication.
      if (commands.some((item) => 'code' in item && item.code === 489)) {
        world.server.publications.clear()
      }
      world.feed({ type: 'blocked', blocked: false })
      world.settle()
      const expected = typeof wanted === 'string' ? [wanted] : []
      expect([...world.server.publications.values()]).toEqual(expected)
      world.feed({ type: 'want', status: null })
      while (world.pending) world.answer(world.server.handle(world.pending))
      expect(world.server.publications.size).toBe(0)
      expect(world.confirmed).toBeNull()
    }),
    { numRuns: 500 },
  )
})

test('a burst makes no more requests than answers allow, and the last one wins', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), (notes) => {
      const world = new World()
      world.feed({ type: 'online' })
      for (const note of notes) world.feed({ type: 'want', status: status(note) })
      while (world.pending) world.answer(world.server.handle(world.pending))
      expect(world.sends).toBeLessThanOrEqual(2)
      expect([...world.server.publications.values()]).toEqual([notes.at(-1)])
      expect(world.confirmed?.note).toBe(notes.at(-1))
    }),
  )
})

test('a request that was lost with its connection is not counted as sent', () => {
  const world = new World()
  world.feed({ type: 'online' })
  world.feed({ type: 'want', status: status('a') })
  world.answer(connectionLost)
  world.settle()
  expect([...world.server.publications.values()]).toEqual(['a'])
})
