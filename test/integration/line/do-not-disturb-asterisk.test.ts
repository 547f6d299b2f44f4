/** Do not disturb by feature codes, on a real Asterisk with FreePBX's dialplan. */
import { beforeEach, describe, expect, it } from 'vitest'
import { claimed, setClaim } from '../../../src-main/adapters/pbx/do-not-disturb-claims.ts'
import { createSipSetUp } from '../../../src-main/adapters/pbx/sip/set-up.ts'
import type { DoNotDisturbSettings } from '../../../src-main/adapters/pbx/stored-phone.ts'
import type { ExtensionStatus } from '../../../src-main/domain/extension.ts'
import type { Documents } from '../../../src-main/ports.ts'
import type { LineConfig } from '../../../src-preload/line-contract.ts'
import { nodeClock, nodeLineHost, nodeNet } from '../../support/node-app.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { listen, useAsterisk } from '../asterisk/fixture.ts'
import { skipped, startLine, type TestLine } from './fixture.ts'

type Extension = '1001' | '1002' | '1003'
const codes = { way: 'codes', onCode: '*78', offCode: '*79' } as const
const busy: ExtensionStatus = {
  ...{ activity: 'busy', note: 'Busy' },
  teams: { availability: 'Busy', activity: 'Busy' },
}
const blocking: ExtensionStatus = { ...busy, note: 'Do not disturb', blocksCalls: true }

describe.skipIf(skipped !== '')(`do not disturb on Asterisk${skipped}`, () => {
  const { asterisk, account, atEnd, phone } = useAsterisk()
  const address = (extension: string) => `sip:${extension}@${asterisk().domain}`
  const entry = (extension: Extension) => asterisk().ami.entry('DND', extension)
  const device = (extension: Extension) =>
    asterisk().ami.read(`DEVICE_STATE(Custom:DND${extension})`)

  /** As FreePBX sets it for the phone's own key: both devices, the hint's and the lamp's. */
  const press = async (extension: Extension, on: boolean) => {
    for (const name of ['DND', 'DEVDND']) {
      const device = `DEVICE_STATE(Custom:${name}${extension})`
      await asterisk().ami.write(device, on ? 'BUSY' : 'UNAVAILABLE')
    }
  }

  beforeEach(async () => {
    for (const extension of ['1001', '1002', '1003'] as const) {
      await press(extension, false)
      const key = { Family: 'DND', Key: extension }
      await asterisk()
        .ami.action('DBDel', key)
        .catch(() => undefined)
    }
  })

  const line = (extension: Extension, doNotDisturb: LineConfig['doNotDisturb']): TestLine => {
    const { wsUrl, user, password } = account(extension)
    const started = startLine({
      ...{ server: wsUrl, addressOfRecord: address(extension), authorizationUser: user },
      ...{ secret: { kind: 'password', password }, expiresSeconds: 300, heartbeatMs: 60_000 },
      doNotDisturb,
    })
    atEnd(started.stop)
    return started
  }
  const set = async (it: TestLine, on: boolean) => {
    it.tell({ type: 'doNotDisturb', on })
    return it.next('doNotDisturbSet')
  }
  const seen = (it: TestLine) =>
    it.messages.flatMap((message) =>
      message.type === 'calls' ? message.calls.map((call) => call.state) : [],
    )

  it('is set and undone where FreePBX keeps it, and calls are refused meanwhile', async () => {
    const it = line('1001', { ...codes, watch: '*761001' })
    await it.start()
    expect(await it.next('doNotDisturb')).toMatchObject({ on: false })
    expect(await set(it, true)).toEqual({ type: 'doNotDisturbSet', on: true })
    expect(await entry('1001')).toBe('YES')
    expect(await device('1001')).toBe('BUSY')
    await it.next('doNotDisturb', ({ on }) => on === true)

    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    await other.call(address('1001'))
    await other.waitForEvent('CALL_CLOSED')
    await expect(own.waitForEvent('CALL_INCOMING', 10)).rejects.toThrow()

    expect(await set(it, false)).toEqual({ type: 'doNotDisturbSet', on: false })
    expect(await entry('1001')).toBeUndefined()
    await it.next('doNotDisturb', ({ on }) => on === false)
    await other.call(address('1001'))
    await own.waitForEvent('CALL_INCOMING')
    await it.next('calls', ({ calls }) => calls[0]?.state === 'early')
  })

  it('never counts what it dials, nor the hint that shows do not disturb, as a call', async () => {
    const it = line('1003', { ...codes, watch: '*761003' })
    await it.start()
    await it.next('calls', ({ known }) => known)
    await set(it, true)
    await it.next('doNotDisturb', ({ on }) => on === true)
    // The hint is confirmed now, for as long as do not disturb is on.
    await asterisk().ami.waitFor(
      ({ Event, Exten, Status }) =>
        Event === 'ExtensionStatus' && Exten === '1003' && Status === '1',
    )
    await set(it, false)
    await it.next('doNotDisturb', ({ on }) => on === false)
    expect(seen(it)).toEqual([])
    const own = await phone('1003')
    await own.call(address('600'))
    await it.next('calls', ({ calls }) => calls[0]?.state === 'confirmed')
    await own.hangUp()
    await it.next('calls', ({ calls }) => calls.length === 0)
  })

  it('does not end a call that is on while it dials, and sees its end after', async () => {
    const it = line('1001', { ...codes, watch: '*761001' })
    await it.start()
    await it.next('calls', ({ known }) => known)
    const own = await phone('1001')
    await own.call(address('600'))
    await it.next('calls', ({ calls }) => calls[0]?.state === 'confirmed')
    const before = it.messages.length
    await set(it, false)
    const during = it.messages.slice(before).filter(({ type }) => type === 'calls')
    expect(during.every((message) => message.type === 'calls' && message.calls.length === 1)).toBe(
      true,
    )
    await own.hangUp()
    await it.next('calls', ({ calls }) => calls.length === 0)
  })

  it('set by the person at the phone is read, and its dialog is no call', async () => {
    const it = line('1003', { way: 'watch', onCode: '', offCode: '', watch: '*761003' })
    await it.start()
    await it.next('doNotDisturb', ({ on }) => on === false)
    // With a telephone, whose state is told too.
    await phone('1003')
    const before = it.messages.length
    await press('1003', true)
    await it.next('doNotDisturb', ({ on }) => on === true)
    const last = () => it.messages.slice(before).findLast(({ type }) => type === 'calls')
    await expect.poll(last).toEqual({ type: 'calls', known: true, calls: [] })
    await press('1003', false)
    await it.next('doNotDisturb', ({ on }) => on === false)
    expect(await set(it, true)).toMatchObject({ code: 'doNotDisturb.unsupported' })
  })

  it('is refused by a code that nobody knows, and by a code that makes a phone ring', async () => {
    const own = await phone('1002')
    const it = line('1001', { way: 'auto', onCode: '*99', offCode: '1002', watch: '' })
    await it.start()
    await it.next('capabilities', ({ doNotDisturb }) => doNotDisturb === true)
    expect(await set(it, true)).toMatchObject({ code: 'doNotDisturb.codeRefused' })
    it.tell({ type: 'doNotDisturb', on: false })
    await own.waitForEvent('CALL_INCOMING')
    expect(await it.next('doNotDisturbSet')).toMatchObject({ on: false, code: 'sip.timedOut' })
    await own.waitForEvent('CALL_CLOSED')
  })

  it('follows the newest wish, though the one before is still being dialled', async () => {
    const it = line('1001', { ...codes, watch: '*761001' })
    await it.start()
    await it.next('doNotDisturb', ({ on }) => on === false)
    it.tell({ type: 'doNotDisturb', on: true })
    it.tell({ type: 'doNotDisturb', on: false })
    expect(await it.next('doNotDisturbSet')).toEqual({ type: 'doNotDisturbSet', on: false })
    expect(await entry('1001')).toBeUndefined()
  })

  describe('kept in step with Teams', () => {
    let disk: unknown
    const documents: Documents = {
      read: () => disk,
      write(_name, value) {
        disk = structuredClone(value)
      },
    }
    beforeEach(() => {
      disk = undefined
    })
    const start = (doNotDisturb: DoNotDisturbSettings | undefined) => {
      const { wsUrl, user, password } = account('1003')
      const secret = JSON.stringify({ kind: 'password', password })
      const setUp = createSipSetUp({
        ...{ host: nodeLineHost, net: nodeNet, clock: nodeClock, log: quietLog, documents },
        secrets: {
          protection: async () => 'memory',
          read: async () => secret,
          write: async () => undefined,
          remove: async () => undefined,
        },
        timing: () => ({ expiresSeconds: 300, heartbeatMs: 60_000 }),
        identity: () => undefined,
      })
      const system = setUp.connect(
        {
          ...{ server: wsUrl, addressOfRecord: address('1003'), authorizationUser: user },
          doNotDisturb,
        },
        () => undefined,
      )
      const told = listen(system)
      system.start()
      atEnd(() => system.stop(6_000))
      return { system, told }
    }
    const settings = { enabled: true, ...codes, way: 'auto', watch: '*761003' } as const

    it('is set, shown as ours, and undone at the stop', async () => {
      const { system, told } = start(settings)
      await told.next('capabilities', ({ capabilities }) => capabilities.writeDoNotDisturb)
      system.publish(blocking)
      await told.next('doNotDisturb', ({ on, ours }) => on === true && ours)
      expect(claimed(documents, address('1003'))).toBe(true)
      await system.stop(6_000)
      expect(await entry('1003')).toBeUndefined()
      expect(await device('1003')).toBe('UNAVAILABLE')
      expect(claimed(documents, address('1003'))).toBe(false)
    })

    it('is left alone where the person set it', async () => {
      await press('1003', true)
      const { system, told } = start(settings)
      system.publish(blocking)
      await told.next('doNotDisturb', ({ on, ours }) => on === true && !ours)
      await system.stop(6_000)
      expect(await device('1003')).toBe('BUSY')
    })

    it('is undone after a crash, though it was switched off in the settings meanwhile', async () => {
      await press('1003', true)
      setClaim(documents, address('1003'), true)
      const { told } = start(undefined)
      await told.next('doNotDisturb', ({ on, ours }) => on === null && !ours)
      expect(await device('1003')).toBe('UNAVAILABLE')
      expect(claimed(documents, address('1003'))).toBe(false)
    })
  })
})
