import { describe, expect, it } from 'vitest'
import { shows, showsNothing, skipped, status, useKamailio } from './fixture.ts'

describe.skipIf(skipped !== '')(`the line comes back to Kamailio${skipped}`, () => {
  const { kamailio, line, watcher } = useKamailio()

  it('after the server cut the connection, with the same entity tag', async () => {
    const [watching, it] = [await watcher(), line()]
    await it.start()
    await it.publish(status('kept'))
    await it.next('calls', ({ known }) => known)
    await watching.stop()
    expect(await kamailio().fault.cutWebSockets()).toBeGreaterThan(0)
    await it.next('down')
    await it.next('calls', ({ known }) => !known)
    await it.next('up')
    await it.next('published', (message) => message.status?.note === 'kept')
    await it.next('calls', ({ known }) => known)
    await it.stop()
    // With another tag the first publication would still be there.
    const again = await watcher()
    await again.waitFor(showsNothing)
  })

  it('after a restart that lost all state: published and subscribed anew', async () => {
    const it = line()
    await it.start()
    await it.publish(status('anew'))
    await kamailio().restart()
    await it.next('down')
    await it.next('up')
    await it.next('published', (message) => message.status?.note === 'anew')
    const watching = await watcher()
    await watching.waitFor(shows('anew'))
    await it.next('leg', ({ leg, report }) => leg === 'callWatch' && report.state === 'working')
  })

  it('when the server was away for a while', async () => {
    const it = line()
    await it.start()
    await it.publish(status('patient'))
    await kamailio().down()
    const failing = await it.next('leg', ({ report }) => report.code === 'sip.unreachable')
    expect(failing.report).toMatchObject({ state: 'failing', retryInMs: expect.any(Number) })
    await kamailio().up()
    it.tell({ type: 'nudge' })
    await it.next('up')
    await it.next('published', (message) => message.status?.note === 'patient')
  })

  it('when the server is not there at first', async () => {
    await kamailio().down()
    const it = line()
    const started = it.start()
    await it.next('leg', ({ report }) => report.code === 'sip.unreachable')
    await kamailio().up()
    it.tell({ type: 'nudge' })
    await started
  })

  it('after the server froze: the heartbeat finds it out', async () => {
    const it = line({ heartbeatMs: 1_000 })
    await it.start()
    await it.publish(status('frozen'))
    kamailio().freeze()
    const { report } = await it.next('leg', ({ report: { state } }) => state === 'connecting')
    await it.next('down')
    kamailio().thaw()
    await it.next('up')
    await it.next('published', (message) => message.status?.note === 'frozen')
    await it.stop()
    const watching = await watcher()
    await watching.waitFor(showsNothing)
    expect(report.state).toBe('connecting')
  })

  it('at once when it is told to check, though no heartbeat is due', async () => {
    const it = line()
    await it.start()
    kamailio().freeze()
    it.tell({ type: 'nudge' })
    await it.next('down')
    kamailio().thaw()
    await it.next('up')
  })

  it('stops within its deadline though the server answers nothing', async () => {
    const it = line()
    await it.start()
    await it.publish(status('stuck'))
    kamailio().freeze()
    await it.stop()
    kamailio().thaw()
  })
})
