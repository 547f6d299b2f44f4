/**
 * Two lines of one person, and of two persons, on one extension of a real Kamailio, with a watcher of
 * its own. Kamailio shows the newest of equal tuples, by whole seconds, and tells watchers that the
 * tuple is closed when the newest is removed: none of it must reach them while a line goes on.
 */
import { describe, expect, it } from 'vitest'
import type { Watcher } from '../../servers/watcher.ts'
import { shows, showsNothing, skipped, status, type TestLine, useKamailio } from './fixture.ts'

const alice = 'a'.repeat(32)
const bob = 'b'.repeat(32)
const desk = { person: alice, computer: '1'.repeat(32) }
const laptop = { person: alice, computer: '2'.repeat(32) }
const stranger = { person: bob, computer: '3'.repeat(32) }

describe.skipIf(skipped !== '')(`two lines on one extension of Kamailio${skipped}`, () => {
  const { kamailio, line, watcher } = useKamailio()

  const publishUntilNewest = async (line: TestLine, watching: Watcher, note: string) => {
    let count = 0
    const isNewest = async () => {
      count += 1
      await line.publish(status(`${note} ${count}`))
      return watching.documents.at(-1)?.body.includes(`>${note}`)
    }
    await expect.poll(isNewest, { timeout: 5_000, interval: 300 }).toBe(true)
  }
  const closed = ({ body }: { body: string }) => body.includes('closed</basic>')

  it('of one person see each other, and the newest status is what watchers see', async () => {
    const [watching, one, two] = [await watcher(), line(), line()]
    await one.start({ identity: desk })
    await one.publish(status('from the desk'))
    await two.start({ identity: laptop })
    await two.next('otherComputer', ({ seen }) => seen)
    await two.publish(status('from the laptop'))
    await one.next('otherComputer', ({ seen }) => seen)
    await expect.poll(() => watching.documents.at(-1)?.body, { timeout: 5_000 }).toMatch(/laptop</)
    const ids = [...(watching.documents.at(-1)?.body ?? '').matchAll(/<tuple id="([^"]+)"/g)]
    expect(ids).toHaveLength(1)
  })

  it('of one person: the one that came last is seen as well when neither saw the other', async () => {
    const [one, two] = [line(), line()]
    // Both look before either has published.
    await one.start({ identity: desk })
    await two.start({ identity: laptop })
    await one.publish(status('same'))
    await two.publish(status('same'))
    await Promise.all([one, two].map((each) => each.next('otherComputer', ({ seen }) => seen)))
  })

  it('of one person: the one that publishes less recently stops, watchers see nothing of it', async () => {
    const [watching, one, two] = [await watcher(), line(), line()]
    await one.start({ identity: desk })
    await one.publish(status('old'))
    await two.start({ identity: laptop })
    await two.publish(status('new'))
    await one.next('otherComputer', ({ seen }) => seen)
    await two.next('otherComputer', ({ seen }) => seen)
    await one.stop()
    await two.next('otherComputer', ({ seen }) => !seen)
    await watching.waitFor(shows('new'))
    expect(watching.documents.filter(closed)).toEqual([])
  })

  it('of one person: the one that published last takes its status back, no watcher sees it closed', async () => {
    const [watching, one, two] = [await watcher(), line(), line()]
    await one.start({ identity: desk })
    await one.publish(status('stays'))
    await two.start({ identity: laptop })
    await two.publish(status('leaves'))
    await one.next('otherComputer', ({ seen }) => seen)
    await watching.waitFor(shows('leaves'))
    two.tell({ type: 'publish', status: null })
    await two.next('published', (message) => message.status === null)
    await one.next('otherComputer', ({ seen }) => !seen)
    // The one that stays publishes once more, and is the newest again.
    await watching.waitFor(shows('stays'))
    expect(watching.documents.filter(closed)).toEqual([])
    await one.stop()
    await watching.waitFor(showsNothing)
  })

  it('of one person: what is removed all the same is published again by the one that stays', async () => {
    const [watching, one] = [await watcher(), line()]
    await one.start({ identity: desk })
    await one.publish(status('stays'))
    const two = line()
    // It looks away, so that it does not know of the other one.
    await kamailio().fault.refuseEvent('SUBSCRIBE', 'presence')
    await two.start({ identity: laptop })
    await kamailio().fault.clear()
    // Within the second of the other one it stays hidden, and cannot know.
    await publishUntilNewest(two, watching, 'leaves')
    // New to the other one, it is answered once; after that its publication stays the newest.
    await watching.waitFor(shows('stays'))
    await publishUntilNewest(two, watching, 'leaves')
    await two.stop()
    await expect.poll(() => watching.documents.some(closed), { timeout: 5_000 }).toBe(true)
    await watching.waitFor(shows('stays'))
  })

  it('of two persons: the second one is refused, until the first one is gone', async () => {
    const [watching, one, two] = [await watcher(), line(), line()]
    await one.start({ identity: desk })
    await one.publish(status('mine'))
    await two.start({ identity: stranger })
    two.tell({ type: 'publish', status: status('not mine') })
    expect(await two.next('publishFailed')).toMatchObject({ code: 'extension.taken' })
    const refused = await two.next('leg', ({ report }) => report.code === 'extension.taken')
    expect(refused).toMatchObject({ leg: 'extension', report: { state: 'failing' } })
    expect(watching.documents.some(({ body }) => body.includes('not mine'))).toBe(false)
    await one.stop()
    await two.next('published', (message) => message.status?.note === 'not mine')
    await watching.waitFor(shows('not mine'))
    const leg = two.messages.findLast((m) => m.type === 'leg' && m.leg === 'extension')
    expect(leg).toMatchObject({ report: { state: 'working' } })
  })

  it('of two persons: the second one is refused too when it looked before the first published', async () => {
    const [one, two] = [line(), line()]
    await one.start({ identity: desk })
    await two.start({ identity: stranger })
    await one.publish(status('first'))
    await two.next('leg', ({ report }) => report.code === 'extension.taken')
    two.tell({ type: 'publish', status: status('second') })
    expect(await two.next('publishFailed')).toMatchObject({ code: 'extension.taken' })
    two.tell({ type: 'identify', identity: laptop })
    expect(await two.next('published')).toMatchObject({ status: status('second') })
  })

  it('of two persons: where the other one publishes all the same, ours is taken back until it is gone', async () => {
    const [watching, one, two] = [await watcher(), line(), line()]
    await one.start({ identity: desk })
    await one.publish(status('mine'))
    await kamailio().fault.refuseEvent('SUBSCRIBE', 'presence')
    await two.start({ identity: stranger })
    await kamailio().fault.clear()
    await publishUntilNewest(two, watching, 'not mine')
    await one.next('leg', ({ report }) => report.code === 'extension.taken')
    await one.next('published', (message) => message.status === null)
    await two.stop()
    await one.next('published', (message) => message.status?.note === 'mine')
    await watching.waitFor(shows('mine'))
  })

  it('the time until the own publication comes back is told', async () => {
    const one = line()
    await one.start({ identity: desk })
    await one.publish(status('seen'))
    expect((await one.next('readBack')).ms).toBeGreaterThan(0)
  })

  it('a server that refuses the presence subscription is published to all the same', async () => {
    await kamailio().fault.refuseEvent('SUBSCRIBE', 'presence')
    const one = line()
    await one.start({ identity: desk })
    await one.publish(status('unseen'))
  })
})
