import { describe, expect, it } from 'vitest'
import { extensionActivities } from '../../../src-main/domain/extension.ts'
import type { AmiMessage } from '../../servers/asterisk/ami.ts'
import { skipped, status, useAsterisk } from './fixture.ts'

const note = 'Größe: 3, 4 & <5>; ok'

/** Asterisk has five words for the seven of ours; the subtype keeps them apart. */
const presences = {
  away: ['away', ''],
  busy: ['xa', 'busy'],
  meeting: ['xa', 'meeting'],
  'on-the-phone': ['xa', 'call'],
  presentation: ['dnd', 'presenting'],
  vacation: ['xa', 'oof'],
  dnd: ['dnd', ''],
} as const

describe.skipIf(skipped !== '')(`the status on Asterisk, over ARI${skipped}`, () => {
  const { asterisk, ari, phone, watcher } = useAsterisk()

  const presenceChange = (fits: (event: AmiMessage) => boolean) =>
    asterisk().ami.waitFor(
      (event) =>
        event.Event === 'PresenceStateChange' &&
        event.Presentity === 'CustomPresence:1001' &&
        fits(event),
    )
  const device = (name: string) => asterisk().ami.read(`DEVICE_STATE(${name})`)

  it.each(extensionActivities)(
    'is a custom presence with subtype and message: %s',
    async (name) => {
      const { phone: mine, told } = ari()
      await told.next('up')
      mine.publish(status(name, note))
      const [state, subtype] = presences[name]
      const change = await presenceChange((event) => event.Message === note)
      expect(change).toMatchObject({ Status: state, Subtype: subtype, Message: note })
      expect(await told.next('published')).toMatchObject({ status: { activity: name, note } })
      expect((await told.next('readBack')).ms).toBeGreaterThan(0)
      const inUse = name !== 'away' && name !== 'vacation'
      expect(await device('Custom:Lockstep1001')).toBe(inUse ? 'INUSE' : 'NOT_INUSE')
    },
  )

  it('is what a phone of Digium shows, note and all', async () => {
    const watching = await watcher('1001', 'presence', 'Digium D80')
    const { phone: mine, told } = ari()
    await told.next('up')
    mine.publish(status('dnd', 'Bitte nicht stören, danke'))
    const { body } = await watching.waitFor((document) => document.body.includes('nicht stören'))
    expect(body).toMatch(/<digium_presence type="dnd">Bitte nicht stören, danke</)
  })

  it('is available where nothing hinders', async () => {
    const { phone: mine, told } = ari()
    await told.next('up')
    mine.publish(status(null, 'Available'))
    await presenceChange(({ Status, Message }) => Status === 'available' && Message === 'Available')
  })

  it('reaches ordinary phones as "on the phone" where the hint has the device', async () => {
    const { domain } = asterisk()
    const own = await phone('1001')
    const address = (extension: string) => `sip:${extension}@${domain}`
    const colleague = await phone('1002', { watch: [address('1001'), address('1003')] })
    const watching = await watcher('1001')
    const { phone: mine, told } = ari()
    await told.next('up')
    await colleague.waitForStatus(address('1001'), 'Online')
    mine.publish(status('meeting', 'In a meeting'))
    await watching.waitFor(({ body }) => body.includes('on-the-phone'))
    await colleague.waitForStatus(address('1001'), 'Busy')
    mine.publish(status('away', 'Away'))
    await colleague.waitForStatus(address('1001'), 'Online')
    expect(own.registered).toBe(true)
  })

  it('is taken back at the end', async () => {
    const { phone: mine, told } = ari()
    await told.next('up')
    mine.publish(status('busy', 'Busy'))
    await told.next('published')
    expect(await device('Custom:Lockstep1001')).toBe('INUSE')
    await mine.stop(3_000)
    expect(await device('Custom:Lockstep1001')).toBe('NOT_INUSE')
    await presenceChange(({ Status }) => Status === 'not_set')
  })

  it('that a crash left behind is taken back at the next start', async () => {
    const { ami } = asterisk()
    await ami.write('DEVICE_STATE(Custom:Lockstep1001)', 'INUSE')
    await ami.write('PRESENCE_STATE(CustomPresence:1001)', 'dnd,,left')
    await presenceChange(({ Message }) => Message === 'left')
    const { told } = ari()
    await presenceChange(({ Status }) => Status === 'not_set')
    await told.next('up')
    await ami.waitFor(
      ({ Device, State }) => Device === 'Custom:Lockstep1001' && State === 'NOT_INUSE',
    )
    expect(told.events.some(({ type }) => type === 'published')).toBe(false)
  })

  it('of two people does not mix, and the newest of one wins', async () => {
    const { phone: mine, told } = ari()
    const other = ari({ extension: '1004' })
    await Promise.all([told.next('up'), other.told.next('up')])
    other.phone.publish(status('busy', 'other'))
    mine.publish(status('busy', 'first'))
    mine.publish(status('busy', 'second'))
    mine.publish(status('away', 'third'))
    await told.next('published', ({ status: shown }) => shown?.note === 'third')
    await other.told.next('published', ({ status: shown }) => shown?.note === 'other')
    expect(await device('Custom:Lockstep1001')).toBe('NOT_INUSE')
    expect(await device('Custom:Lockstep1004')).toBe('INUSE')
    expect(
      told.events.some((event) => event.type === 'published' && event.status?.note === 'second'),
    ).toBe(false)
  })

  it('is refused to a user who may read only, and calls are seen all the same', async () => {
    const { phone: mine, told } = ari({ user: asterisk().ariReader.user })
    await told.next('up')
    mine.publish(status('busy', 'Busy'))
    expect(await told.next('publishFailed')).toMatchObject({ code: 'ari.readOnly' })
    expect(await told.next('leg', ({ leg }) => leg === 'extension')).toMatchObject({
      report: { state: 'failing', code: 'ari.readOnly' },
    })
    expect(told.events).toContainEqual({ type: 'calls', known: true, calls: [] })
    expect(told.events.findLast((event) => event.type === 'capabilities')).toMatchObject({
      capabilities: { readCalls: true, writePresence: false, writeNote: false },
    })
  })

  it('waits for a password that is right', async () => {
    const { told } = ari({ password: 'wrong' })
    const leg = await told.next('leg', ({ report }) => report.state === 'failing')
    expect(leg.report.code).toBe('ari.wrongPassword')
    expect(leg.report.retryInMs).toBeGreaterThan(0)
    expect(told.events.some(({ type }) => type === 'up')).toBe(false)
  })

  it('comes back after a restart of Asterisk', async () => {
    const { told } = ari()
    await told.next('up')
    await asterisk().down()
    await told.next('down')
    await told.next('leg', ({ report }) => report.code === 'ari.unreachable')
    expect(await told.next('calls', ({ known }) => !known)).toMatchObject({ calls: [] })
    await asterisk().up()
    await told.next('up')
  })
})
