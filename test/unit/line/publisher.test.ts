import { describe, expect, test } from 'vitest'
import { type Answer, connectionLost, timedOut } from '../../../src-renderer/line/answer.ts'
import { step } from '../../../src-renderer/line/publisher.ts'
import {
  initialPublisher,
  isCleared,
  type PublisherEffect,
  type PublisherEvent,
} from '../../../src-renderer/line/publisher-state.ts'
import type { ExtensionStatus } from '../../../src-renderer/line/types.ts'

const status = (note: string): ExtensionStatus => ({
  activity: 'busy',
  note,
  teams: { availability: 'Busy', activity: 'Busy' },
})
const a = status('a')
const b = status('b')
const c = status('c')

const accepted = (entityTag: string, expires = 100): Answer => ({
  status: 200,
  local: false,
  entityTag,
  expires,
})
const answer = (code: number, more: Partial<Answer> = {}): Answer => ({
  status: code,
  local: false,
  ...more,
})

function publisher() {
  let state = initialPublisher(300)
  const feed = (event: PublisherEvent): readonly PublisherEffect[] => {
    const next = step(state, event)
    state = next.state
    return next.effects
  }
  return {
    feed,
    answer: (given: Answer) => feed({ type: 'answer', answer: given, chance: 0.5 }),
    /** Online, with `a` published under the tag `t1`. */
    settle() {
      feed({ type: 'want', status: a })
      feed({ type: 'online' })
      feed({ type: 'answer', answer: accepted('t1'), chance: 0.5 })
    },
    cleared: () => isCleared(state),
  }
}

const sent = (effects: readonly PublisherEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'send' ? [effect.request] : []))
const publishes = (wanted: ExtensionStatus, entityTag?: string, lifetime = 300) =>
  expect.objectContaining({ kind: 'publish', status: wanted, entityTag, lifetime })

test('what is wanted before there is a connection goes out with it, and is refreshed in time', () => {
  const machine = publisher()
  expect(machine.feed({ type: 'want', status: a })).toEqual([])
  expect(sent(machine.feed({ type: 'online' }))).toEqual([publishes(a)])
  expect(machine.answer(accepted('t1'))).toEqual([
    { type: 'published', status: a },
    { type: 'arm', delayMs: 75_000 },
  ])
  expect(sent(machine.feed({ type: 'timer' }))).toEqual([publishes(a, 't1')])
  expect(machine.answer(accepted('t2'))).toEqual([
    { type: 'refreshed' },
    { type: 'arm', delayMs: 75_000 },
  ])
})

test('one request is in flight at a time and the newest wins', () => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  expect(sent(machine.feed({ type: 'want', status: a }))).toEqual([publishes(a)])
  expect(sent(machine.feed({ type: 'want', status: b }))).toEqual([])
  expect(sent(machine.feed({ type: 'want', status: c }))).toEqual([])
  const effects = machine.answer(accepted('t1'))
  expect(effects[0]).toEqual({ type: 'published', status: a })
  expect(sent(effects)).toEqual([publishes(c, 't1')])
  expect(sent(machine.answer(accepted('t2')))).toEqual([])
})

test('the same content is not sent again, but confirmed', () => {
  const machine = publisher()
  machine.settle()
  expect(machine.feed({ type: 'want', status: { ...a } })).toEqual([
    { type: 'published', status: a },
  ])
})

test('the entity tag survives a connection, and the same content is asserted again', () => {
  const machine = publisher()
  machine.settle()
  expect(machine.feed({ type: 'offline' })).toEqual([{ type: 'disarm' }])
  expect(sent(machine.feed({ type: 'online' }))).toEqual([publishes(a, 't1')])
  expect(machine.answer(accepted('t2'))[0]).toEqual({ type: 'published', status: a })
})

test('412: the publication is gone and is made anew', () => {
  const machine = publisher()
  machine.settle()
  machine.feed({ type: 'timer' })
  expect(sent(machine.answer(answer(412)))).toEqual([publishes(a)])
})

test('500 with an entity tag: the same without it; if that is taken, the old one is removed', () => {
  const machine = publisher()
  machine.settle()
  machine.feed({ type: 'want', status: b })
  expect(sent(machine.answer(answer(500)))).toEqual([publishes(b)])
  expect(sent(machine.answer(accepted('t2')))).toEqual([
    { kind: 'removeLeftover', entityTag: 't1' },
  ])
  expect(sent(machine.answer(answer(500)))).toEqual([])
})

test('a removed leftover took our tuple with it, so the status is asserted again', () => {
  const machine = publisher()
  machine.settle()
  machine.feed({ type: 'want', status: b })
  machine.answer(answer(500))
  machine.answer(accepted('t2'))
  expect(sent(machine.answer(answer(200)))).toEqual([publishes(b, 't2')])
})

test('500 also without the entity tag: it waits, and the tag stays good', () => {
  const machine = publisher()
  machine.settle()
  machine.feed({ type: 'want', status: b })
  machine.answer(answer(500))
  expect(machine.answer(answer(500))).toEqual([
    { type: 'failed', code: 'sip.serverError', retryInMs: 500 },
    { type: 'arm', delayMs: 500 },
  ])
  expect(sent(machine.feed({ type: 'timer' }))).toEqual([publishes(b, 't1')])
})

test('423: the lifetime the server wants is asked for from then on', () => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  machine.feed({ type: 'want', status: a })
  expect(sent(machine.answer(answer(423, { minExpires: 900 })))).toEqual([
    publishes(a, undefined, 900),
  ])
})

test('423 without a longer Min-Expires cannot be met and waits', () => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  machine.feed({ type: 'want', status: a })
  expect(sent(machine.answer(answer(423, { minExpires: 10 })))).toEqual([])
})

test.each([489, 405, 501])('%i: the capability goes off until the next connection', (code) => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  machine.feed({ type: 'want', status: a })
  expect(machine.answer(answer(code))).toContainEqual({ type: 'supported', supported: false })
  expect(machine.feed({ type: 'want', status: b })).toEqual([])
  machine.feed({ type: 'offline' })
  expect(sent(machine.feed({ type: 'online' }))).toEqual([publishes(b)])
})

test.each([401, 407])('%i: nothing is sent any more, so that no account is locked out', (code) => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  machine.feed({ type: 'want', status: a })
  expect(machine.answer(answer(code))).toEqual([
    { type: 'disarm' },
    { type: 'failed', code: 'sip.wrongPassword' },
  ])
  expect(machine.feed({ type: 'want', status: b })).toEqual([])
})

test.each([
  [403, 'sip.forbidden'],
  [404, 'sip.notFound'],
] as const)('%i: failing, and tried again after minutes', (code, reported) => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  machine.feed({ type: 'want', status: a })
  const failed = { type: 'failed', code: reported, retryInMs: 225_000 }
  expect(machine.answer(answer(code))).toContainEqual(failed)
})

test('what was not answered is tried again, later each time, with the newest content', () => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  machine.feed({ type: 'want', status: a })
  const delays = [timedOut, connectionLost, timedOut].map((given) => {
    const armed = machine.answer(given).find((effect) => effect.type === 'arm')
    machine.feed({ type: 'timer' })
    return armed?.delayMs
  })
  expect(delays).toEqual([500, 1_000, 2_000])
  machine.feed({ type: 'want', status: b })
  machine.answer(timedOut)
  expect(sent(machine.feed({ type: 'timer' }))).toEqual([publishes(b)])
})

test('Retry-After is obeyed, also by what is wanted meanwhile', () => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  machine.feed({ type: 'want', status: a })
  const effects = machine.answer(answer(503, { retryAfter: 30 }))
  expect(effects).toContainEqual({ type: 'arm', delayMs: 30_000 })
  expect(machine.feed({ type: 'want', status: b })).toEqual([])
  expect(sent(machine.feed({ type: 'timer' }))).toEqual([publishes(b)])
})

test('null takes the publication back', () => {
  const machine = publisher()
  machine.settle()
  const effects = machine.feed({ type: 'want', status: null })
  expect(sent(effects)).toEqual([{ kind: 'remove', entityTag: 't1' }])
  expect(machine.answer(answer(200))).toEqual([{ type: 'published', status: null }])
  expect(machine.cleared()).toBe(true)
})

test('null while the first publication is under way waits for its entity tag', () => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  machine.feed({ type: 'want', status: a })
  expect(sent(machine.feed({ type: 'want', status: null }))).toEqual([])
  expect(machine.cleared()).toBe(false)
  expect(sent(machine.answer(accepted('t1')))).toEqual([{ kind: 'remove', entityTag: 't1' }])
})

test('412 to a removal: it is gone already', () => {
  const machine = publisher()
  machine.settle()
  machine.feed({ type: 'want', status: null })
  expect(machine.answer(answer(412))).toEqual([{ type: 'published', status: null }])
})

test('a removal that keeps failing is given up: the publication expires by itself', () => {
  const machine = publisher()
  machine.settle()
  machine.feed({ type: 'want', status: null })
  for (let tries = 0; tries < 8; tries += 1) {
    expect(machine.cleared()).toBe(false)
    machine.answer(answer(500))
    machine.feed({ type: 'timer' })
  }
  expect(machine.cleared()).toBe(true)
})

test('an answer that comes after its deadline names the publication to change next', () => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  machine.feed({ type: 'want', status: a })
  machine.answer(timedOut)
  machine.feed({ type: 'late', entityTag: 't1' })
  expect(sent(machine.feed({ type: 'timer' }))).toEqual([publishes(a, 't1')])
})

test('an answer that comes after its request was repeated leaves no publication behind', () => {
  const machine = publisher()
  machine.feed({ type: 'online' })
  machine.feed({ type: 'want', status: a })
  machine.answer(timedOut)
  machine.feed({ type: 'timer' })
  machine.feed({ type: 'late', entityTag: 't1' })
  const effects = machine.answer(accepted('t2'))
  expect(sent(effects)).toEqual([{ kind: 'removeLeftover', entityTag: 't1' }])
})

describe('beside another computer of the same person', () => {
  const leaves = { kind: 'leave', status: a, entityTag: 't1', lifetime: 60 }

  test('what is published is left to expire, so that no watcher sees it closed', () => {
    const machine = publisher()
    machine.settle()
    machine.feed({ type: 'accompanied', accompanied: true })
    expect(sent(machine.feed({ type: 'want', status: null }))).toEqual([leaves])
    expect(machine.answer(accepted('t2', 60))).toEqual([{ type: 'published', status: null }])
    expect(machine.cleared()).toBe(true)
    expect(sent(machine.feed({ type: 'want', status: b }))).toEqual([publishes(b)])
  })

  test('once alone again, it is removed', () => {
    const machine = publisher()
    machine.settle()
    machine.feed({ type: 'accompanied', accompanied: true })
    machine.feed({ type: 'accompanied', accompanied: false })
    const [request] = sent(machine.feed({ type: 'want', status: null }))
    expect(request).toEqual({ kind: 'remove', entityTag: 't1' })
  })

  test('a server that refuses the last one is asked to remove it', () => {
    const machine = publisher()
    machine.settle()
    machine.feed({ type: 'accompanied', accompanied: true })
    machine.feed({ type: 'want', status: null })
    expect(sent(machine.answer(answer(423, { minExpires: 600 })))).toEqual([
      { kind: 'remove', entityTag: 't1' },
    ])
  })

  test('what the server has forgotten is gone', () => {
    const machine = publisher()
    machine.settle()
    machine.feed({ type: 'accompanied', accompanied: true })
    machine.feed({ type: 'want', status: null })
    expect(machine.answer(answer(412))).toEqual([{ type: 'published', status: null }])
    expect(machine.cleared()).toBe(true)
  })

  test('without an answer it is tried again', () => {
    const machine = publisher()
    machine.settle()
    machine.feed({ type: 'accompanied', accompanied: true })
    machine.feed({ type: 'want', status: null })
    machine.answer(timedOut)
    expect(sent(machine.feed({ type: 'timer' }))).toEqual([leaves])
  })
})

describe('beside another person', () => {
  const block = { type: 'blocked', blocked: true } as const
  const free = { type: 'blocked', blocked: false } as const
  const taken = { type: 'failed', code: 'extension.taken' }

  test('nothing is published, and once it is free what is wanted then', () => {
    const machine = publisher()
    machine.feed({ type: 'online' })
    machine.feed(block)
    expect(machine.feed({ type: 'want', status: a })).toEqual([taken])
    expect(machine.feed({ type: 'want', status: b })).toEqual([taken])
    expect(sent(machine.feed(free))).toEqual([publishes(b)])
  })

  test('what is published is removed, also beside a computer of ours, and nothing is refreshed', () => {
    const machine = publisher()
    machine.settle()
    machine.feed({ type: 'accompanied', accompanied: true })
    const effects = machine.feed(block)
    expect(effects).toContainEqual(taken)
    expect(sent(effects)).toEqual([{ kind: 'remove', entityTag: 't1' }])
    expect(machine.answer(accepted('', 0))).toEqual([{ type: 'published', status: null }])
    expect(machine.feed({ type: 'timer' })).toEqual([])
    expect(sent(machine.feed(free))).toEqual([publishes(a)])
  })

  test('what was on its way is removed once it is answered', () => {
    const machine = publisher()
    machine.feed({ type: 'online' })
    machine.feed({ type: 'want', status: a })
    expect(sent(machine.feed(block))).toEqual([])
    expect(sent(machine.answer(accepted('t1')))).toEqual([{ kind: 'remove', entityTag: 't1' }])
  })

  test('a new connection publishes nothing either', () => {
    const machine = publisher()
    machine.settle()
    machine.feed({ type: 'offline' })
    machine.feed(block)
    expect(sent(machine.feed({ type: 'online' }))).toEqual([{ kind: 'remove', entityTag: 't1' }])
  })

  test('what is wanted no more is not published later', () => {
    const machine = publisher()
    machine.feed({ type: 'online' })
    machine.feed({ type: 'want', status: a })
    machine.answer(accepted('t1'))
    machine.feed(block)
    machine.answer(accepted('', 0))
    expect(machine.feed({ type: 'want', status: null })).toEqual([
      { type: 'published', status: null },
    ])
    expect(machine.feed(free)).toEqual([])
  })
})

describe('a nudge', () => {
  const failed = (given: Answer) => {
    const machine = publisher()
    machine.feed({ type: 'online' })
    machine.feed({ type: 'want', status: a })
    machine.answer(given)
    return sent(machine.feed({ type: 'nudge' }))
  }

  test('ends a back-off', () => {
    expect(failed(timedOut)).toEqual([publishes(a)])
    expect(failed(answer(403))).toEqual([publishes(a)])
  })

  test('does not come before the time that the server named', () => {
    expect(failed(answer(503, { retryAfter: 30 }))).toEqual([])
  })

  test('does not try a refused password again', () => {
    expect(failed(answer(407))).toEqual([])
  })

  test('sends nothing where nothing waits', () => {
    const machine = publisher()
    machine.settle()
    expect(machine.feed({ type: 'nudge' })).toEqual([])
  })
})
