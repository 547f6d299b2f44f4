import { describe, expect, it } from 'vitest'
import { extension, ha1, shows, showsNothing, skipped, status, useKamailio } from './fixture.ts'

describe.skipIf(skipped !== '')(`the line publishes to Kamailio${skipped}`, () => {
  const { kamailio, line, watcher, config } = useKamailio()

  it('what it is told, as a watcher sees it, and takes it back at the stop', async () => {
    const [watching, it] = [await watcher(), line()]
    await it.start()
    const leaving = performance.now()
    const published = await it.publish(status('In a meeting'))
    const seen = await watching.waitFor(shows('In a meeting'))
    expect(seen.body).toContain('<rpid:meeting/>')
    expect(seen.body).toContain(`entity="${extension}"`)
    expect(seen.body).toMatch(/availability="Busy" activity="InAMeeting"/)
    expect(published.status).toEqual(status('In a meeting'))
    console.log(
      `PUBLISH answered after ${published.ms.toFixed(1)} ms, ` +
        `NOTIFY after ${(seen.receivedAt - leaving).toFixed(1)} ms`,
    )
    await it.stop()
    await watching.waitFor(showsNothing)
    expect(it.messages).toContainEqual({ type: 'published', status: null, ms: expect.any(Number) })
  })

  it('a burst of 50, of which the newest stays, and nothing after the stop', async () => {
    const [watching, it] = [await watcher(), line()]
    await it.start()
    for (let count = 1; count < 50; count += 1) {
      it.tell({ type: 'publish', status: status(`number ${count}`) })
    }
    await it.publish(status('number 50'))
    await watching.waitFor(shows('number 50'))
    const answered = it.messages.filter((message) => message.type === 'published')
    expect(answered.length).toBeLessThanOrEqual(3)
    await it.stop()
    await watching.waitFor(showsNothing)
  })

  it('with HA1 in place of the password', async () => {
    const it = line()
    const { domain, users } = kamailio()
    const secret = {
      kind: 'ha1',
      ha1: ha1('1001', domain, users['1001'] ?? ''),
      realm: domain,
    } as const
    await it.start({ secret })
    await it.publish(status('by HA1'))
    expect((await it.next('realm')).realm).toBe(domain)
  })

  it('not with HA1 of another realm: nothing is even tried', async () => {
    const it = line()
    const secret = { kind: 'ha1', ha1: '0'.repeat(32), realm: 'elsewhere' } as const
    it.tell({ type: 'configure', config: { ...config(), secret } })
    const { report } = await it.next('leg', ({ report: { state } }) => state === 'failing')
    expect(report.code).toBe('sip.wrongPassword')
  })

  it('not with a wrong password: both legs say so, and it is not tried again for 15 minutes', async () => {
    const it = line()
    const secret = { kind: 'password', password: 'wrong' } as const
    it.tell({ type: 'configure', config: { ...config(), secret } })
    it.tell({ type: 'publish', status: status('never') })
    for (const leg of ['extension', 'callWatch'] as const) {
      const found = await it.next(
        'leg',
        ({ leg: name, report }) => name === leg && report.state === 'failing',
      )
      expect(found.report).toMatchObject({ code: 'sip.wrongPassword', retryInMs: 900_000 })
    }
    const before = it.messages.length
    it.tell({ type: 'nudge' })
    await it.stop()
    expect(it.messages.slice(before)).toEqual([{ type: 'stopped' }])
    expect(it.messages).not.toContainEqual({ type: 'up' })
  })

  it('the same content twice with one request', async () => {
    const it = line()
    await it.start()
    await it.publish(status('once'))
    expect(await it.publish(status('once'))).toMatchObject({ ms: 0 })
  })

  it('at once when it is nudged, though a refusal would be tried again after minutes only', async () => {
    await kamailio().fault.answer('PUBLISH', 403)
    const it = line()
    await it.start()
    it.tell({ type: 'publish', status: status('allowed now') })
    expect(await it.next('publishFailed')).toMatchObject({ code: 'sip.forbidden' })
    await kamailio().fault.clear()
    it.tell({ type: 'nudge' })
    await it.next('published', (message) => message.status?.note === 'allowed now')
  })

  it('not where the server answers 489 to PUBLISH; calls are watched all the same', async () => {
    await kamailio().fault.refuseEvent('PUBLISH', 'presence')
    const it = line()
    await it.start()
    it.tell({ type: 'publish', status: status('never') })
    expect(await it.next('publishFailed')).toMatchObject({ code: 'sip.publishUnsupported' })
    await it.next('capabilities', ({ publish }) => !publish)
    const off = await it.next('leg', ({ report }) => report.state === 'off')
    expect(off).toMatchObject({ leg: 'extension', report: { code: 'sip.publishUnsupported' } })
    expect(await it.next('calls')).toMatchObject({ known: true, calls: [] })
  })

  it('with the lifetime that the server asks for by 423', async () => {
    const [watching, it] = [await watcher(), line()]
    await it.start({ expiresSeconds: 60 })
    await kamailio().fault.answer('PUBLISH', 423, 'Min-Expires: 90')
    it.tell({ type: 'publish', status: status('longer') })
    await it.next('publishFailed')
    await kamailio().fault.clear()
    await it.next('published')
    await watching.waitFor(shows('longer'))
    expect(kamailio().log()).toMatch(/PUBLISH 1001 to 1001, event presence, expires 90,/)
  })

  it('again after 500, and leaves nothing behind', async () => {
    const [watching, it] = [await watcher(), line()]
    await it.start()
    await it.publish(status('before'))
    await kamailio().fault.answer('PUBLISH', 500)
    it.tell({ type: 'publish', status: status('after') })
    expect(await it.next('publishFailed')).toMatchObject({ code: 'sip.serverError' })
    await kamailio().fault.clear()
    await it.next('published', (message) => message.status?.note === 'after')
    await watching.waitFor(shows('after'))
    await it.stop()
    await watching.waitFor(showsNothing)
  })

  it('later when the server is told to wait by Retry-After', async () => {
    const it = line()
    await it.start()
    await kamailio().fault.answer('PUBLISH', 503, 'Retry-After: 1')
    it.tell({ type: 'publish', status: status('later') })
    const { report } = await it.next('leg', ({ report: { state } }) => state === 'failing')
    expect(report).toEqual({ state: 'failing', code: 'sip.serverError', retryInMs: 1_000 })
    await kamailio().fault.clear()
    await it.next('published')
  })
})
