import { describe, expect, it } from 'vitest'
import { skipped, status, useAsterisk } from './fixture.ts'

describe.skipIf(skipped !== '')(`calls on Asterisk, by the device of ARI${skipped}`, () => {
  const { asterisk, ari, phone, watcher } = useAsterisk()

  it.each([
    { how: 'heard as they happen', polling: false },
    { how: 'asked for again and again, where there are no events', polling: true },
  ])('are $how: ringing, talking, held, over', async ({ polling }) => {
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const { told } = ari({ polling })
    expect(await told.next('calls')).toEqual({ type: 'calls', known: true, calls: [] })
    await other.call('sip:1001@pbx.test')
    await own.waitForEvent('CALL_INCOMING')
    const ringing = await told.next('calls', ({ calls }) => calls.length > 0)
    expect(ringing.calls).toMatchObject([{ direction: 'recipient', state: 'early' }])
    await own.accept()
    const talking = await told.next('calls', ({ calls }) => calls[0]?.state === 'confirmed')
    expect(talking.calls).toHaveLength(1)
    await own.hold()
    await own.resume()
    await own.hangUp()
    await told.next('calls', ({ known, calls }) => known && calls.length === 0)
    // A held call is still one.
    const talked = told.events.slice(told.events.indexOf(talking), -1)
    expect(talked.filter(({ type }) => type === 'calls')).toContainEqual(talking)
  })

  it('are seen when they were on before Lockstep started', async () => {
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    await own.call('sip:1002@pbx.test')
    await other.waitForEvent('CALL_INCOMING')
    await other.accept()
    await own.waitForEvent('CALL_ESTABLISHED')
    const { told } = ari()
    const first = await told.next('calls')
    expect(first.calls).toMatchObject([{ state: 'confirmed' }])
    await own.hangUp()
    await told.next('calls', ({ calls }) => calls.length === 0)
  })

  it('are not our own mirrored state, though the dialog package says so', async () => {
    await phone('1001')
    const { phone: mine, told } = ari()
    await told.next('up')
    const dialogs = await watcher('1001', 'dialog')
    mine.publish(status('meeting', 'In a meeting'))
    await dialogs.waitFor(({ body }) => body.includes('<state>confirmed</state>'))
    await told.next('published')
    await asterisk().ami.action('Ping')
    mine.publish(status(null, 'Available'))
    await dialogs.waitFor(({ body }) => body.includes('<state>terminated</state>'))
    await told.next('published', ({ status: shown }) => shown?.note === 'Available')
    expect(told.events.filter((event) => event.type === 'calls')).toEqual([
      { type: 'calls', known: true, calls: [] },
    ])
  })

  it('of an extension that Asterisk does not know are unknown, and the leg says why', async () => {
    const { told } = ari({ extension: '9999' })
    const leg = await told.next('leg', ({ report }) => report.state === 'failing')
    expect(leg).toMatchObject({ leg: 'callWatch', report: { code: 'ari.noExtension' } })
    expect(await told.next('calls')).toEqual({ type: 'calls', known: false, calls: [] })
  })

  it('are followed for this extension alone, and Asterisk forgets it at the end', async () => {
    const { phone: mine, told } = ari()
    await told.next('up')
    const applications = async () => {
      const { ariUrl, ariUser } = asterisk()
      const authorization = `Basic ${btoa(`${ariUser.user}:${ariUser.secret}`)}`
      const answer = await fetch(`${ariUrl}/applications`, { headers: { authorization } })
      return (await answer.json()) as { name: string; device_names: string[] }[]
    }
    await expect
      .poll(async () => (await applications()).map(({ device_names }) => device_names))
      .toEqual([['Custom:DND1001', 'Custom:Lockstep1001', 'PJSIP/1001']])
    await mine.stop(3_000)
    await expect.poll(applications).toEqual([])
  })

  it('are seen again after Asterisk was away', async () => {
    const { told } = ari()
    await told.next('up')
    await asterisk().down()
    await told.next('calls', ({ known }) => !known)
    await asterisk().up()
    await told.next('calls', ({ known }) => known)
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    await other.call('sip:1001@pbx.test')
    await own.waitForEvent('CALL_INCOMING')
    await told.next('calls', ({ calls }) => calls[0]?.state === 'early')
    await other.hangUp()
    await told.next('calls', ({ calls }) => calls.length === 0)
  })

  it('go on being seen where events stop coming though the connection stands', async () => {
    const { phone: mine, told } = ari()
    await told.next('up')
    await expect.poll(() => mine.access()?.app()).toBeDefined()
    asterisk().freeze()
    mine.nudge()
    await told.next('down')
    const lost = await told.next('leg', ({ leg }) => leg === 'callWatch')
    expect(lost.report).toMatchObject({ state: 'failing', code: 'ari.unreachable' })
    asterisk().thaw()
    await told.next('up')
  })

  it('keep the mirrored status when another computer of the person takes its leave', async () => {
    const { phone: mine, told } = ari()
    const other = ari()
    await Promise.all([told.next('up'), other.told.next('up')])
    mine.publish(status('busy', 'Busy'))
    await told.next('published')
    other.phone.publish(status('busy', 'Busy'))
    await other.told.next('published')
    const { ami } = asterisk()
    const device = () => ami.read('DEVICE_STATE(Custom:Lockstep1001)')
    await other.phone.stop(3_000)
    await expect.poll(device, { timeout: 10_000 }).toBe('INUSE')
    await ami.waitFor(
      ({ Presentity, Message }) => Presentity === 'CustomPresence:1001' && Message === 'Busy',
    )
  })
})
