import { describe, expect, it } from 'vitest'
import { createAriDoNotDisturb } from '../../../src-main/adapters/pbx/asterisk/ari-do-not-disturb.ts'
import type { AriPhone } from '../../../src-main/adapters/pbx/asterisk/ari-phone.ts'
import { connectAsterisk } from '../../../src-main/adapters/pbx/asterisk/asterisk-phone.ts'
import { writeLoginSecret } from '../../../src-main/adapters/pbx/login-secret.ts'
import type { Documents, PhoneSystem } from '../../../src-main/ports.ts'
import { nodeClock, nodeNet } from '../../support/node-app.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { memorySecrets } from '../../unit/msal/fakes.ts'
import { type AriOptions, listen, nodeWebSocket, skipped, status, useAsterisk } from './fixture.ts'

describe.skipIf(skipped !== '')(`do not disturb on Asterisk, by ARI${skipped}`, () => {
  const { asterisk, ari, phone, watcher, atEnd } = useAsterisk()

  const entry = () => asterisk().ami.entry('DND', '1001')
  const device = (name: string) => asterisk().ami.read(`DEVICE_STATE(Custom:${name})`)
  const deadline = () => AbortSignal.timeout(20_000)

  async function byAri(
    codes: Partial<{ onCode: string; offCode: string }> = {},
    options: AriOptions = {},
  ) {
    const { phone: mine, told } = ari(options)
    await told.next('up')
    return { mine, told, byCodes: switchOf(mine, codes) }
  }
  function switchOf(mine: AriPhone, codes: Partial<{ onCode: string; offCode: string }> = {}) {
    return createAriDoNotDisturb({
      access: mine.access,
      onState: mine.onDoNotDisturb,
      clock: nodeClock,
      extension: '1001',
      onCode: '*78',
      offCode: '*79',
      ...codes,
    })
  }

  it.each([{ polling: false }, { polling: true }])(
    'is in the AstDB and in the devices of the lamps, and stops calls (polling: $polling)',
    async ({ polling }) => {
      const [own, other] = await Promise.all([phone('1001'), phone('1002')])
      const { told, byCodes } = await byAri({}, { polling })
      await byCodes.set(true, deadline())
      expect(await entry()).toBe('YES')
      expect(await device('DND1001')).toBe('BUSY')
      await expect.poll(() => device('DEVDND1001')).toBe('BUSY')
      await other.call('sip:1001@pbx.test')
      await other.waitForEvent('CALL_CLOSED')
      await byCodes.set(false, deadline())
      expect(await entry()).toBeUndefined()
      expect(await device('DND1001')).toBe('UNAVAILABLE')
      await other.call('sip:1001@pbx.test')
      await own.waitForEvent('CALL_INCOMING')
      await told.next('calls', ({ calls }) => calls.length === 1)
      await other.hangUp()
      await told.next('calls', ({ calls }) => calls.length === 0)
    },
  )

  it('is never a call, neither the switching nor the state, though the dialog package says so', async () => {
    const { told, byCodes } = await byAri()
    const dialogs = await watcher('1001', 'dialog')
    await byCodes.set(true, deadline())
    await dialogs.waitFor(({ body }) => body.includes('<state>confirmed</state>'))
    await byCodes.set(false, deadline())
    await dialogs.waitFor(({ body }) => body.includes('<state>terminated</state>'))
    expect(told.events.filter(({ type }) => type === 'calls')).toEqual([
      { type: 'calls', known: true, calls: [] },
    ])
  })

  it('shows on the lamp that FreePBX has for it', async () => {
    const { byCodes } = await byAri()
    const lamp = await watcher('*761001', 'dialog')
    await byCodes.set(true, deadline())
    await lamp.waitFor(({ body }) => body.includes('<state>confirmed</state>'))
    await byCodes.set(false, deadline())
    await lamp.waitFor(({ body }) => body.includes('<state>terminated</state>'))
  })

  it('is seen when the person switches it at the phone', async () => {
    const own = await phone('1001')
    const { mine } = await byAri()
    const states: (boolean | null | undefined)[] = []
    const forget = mine.onDoNotDisturb((on) => states.push(on))
    await own.call('sip:*78@pbx.test')
    await expect.poll(() => states.at(-1), { timeout: 10_000 }).toBe(true)
    await own.waitForEvent('CALL_CLOSED')
    await own.call('sip:*79@pbx.test')
    await expect.poll(() => states.at(-1), { timeout: 10_000 }).toBe(false)
    forget()
  })

  it.each(['*99', '600'])('is refused where the code does nothing: %s', async (onCode) => {
    // A device that was never set tells nothing.
    await (await byAri()).byCodes.set(false, deadline())
    const { byCodes } = await byAri({ onCode })
    await expect(byCodes.set(true, deadline())).rejects.toMatchObject({
      code: 'doNotDisturb.codeRefused',
    })
    const { ariUrl, ariUser } = asterisk()
    const authorization = `Basic ${btoa(`${ariUser.user}:${ariUser.secret}`)}`
    const channels = async () =>
      (await fetch(`${ariUrl}/channels`, { headers: { authorization } })).json()
    // Asterisk takes the order to hang up, and carries it out by itself.
    await expect.poll(channels, { timeout: 10_000 }).toEqual([])
  })

  it('never dials what is more than a code', async () => {
    const { byCodes } = await byAri({ onCode: '600@from-internal/n' })
    await expect(byCodes.set(true, deadline())).rejects.toMatchObject({
      code: 'doNotDisturb.codeRefused',
    })
  })

  describe('as a whole phone', () => {
    const documents = (): Documents => {
      const kept = new Map<string, unknown>()
      return { read: (name) => kept.get(name), write: (name, value) => void kept.set(name, value) }
    }
    async function whole(kept: Documents, enabled = true): Promise<PhoneSystem> {
      const { ariUrl, ariUser, wsUrl } = asterisk()
      const secrets = memorySecrets()
      const login = { url: ariUrl, user: ariUser.user }
      await writeLoginSecret(secrets, 'ari.secret', login, ariUser.secret)
      return connectAsterisk(
        {
          connector: 'asterisk',
          server: wsUrl,
          addressOfRecord: 'sip:1001@pbx.test',
          authorizationUser: '1001',
          ari: login,
          doNotDisturb: { enabled, way: 'auto', onCode: '*78', offCode: '*79', watch: '' },
        },
        () => {
          throw new Error('with ARI there is no line')
        },
        {
          secrets,
          documents: kept,
          net: nodeNet,
          clock: nodeClock,
          log: quietLog,
          openWebSocket: nodeWebSocket,
        },
      )
    }
    const blocking = { ...status('dnd', 'Do not disturb'), blocksCalls: true as const }

    it('is set with the status, and undone at the end', async () => {
      const system = await whole(documents())
      const told = listen(system)
      system.start()
      await told.next('up')
      await expect
        .poll(() => told.events.findLast((event) => event.type === 'capabilities')?.capabilities)
        .toMatchObject({ writeDoNotDisturb: true, writePresence: true, readCalls: true })
      system.publish(blocking)
      await told.next('doNotDisturb', ({ on, ours }) => on === true && ours)
      expect(await entry()).toBe('YES')
      await system.stop(5_000)
      expect(await entry()).toBeUndefined()
      expect(await device('Lockstep1001')).toBe('NOT_INUSE')
    })

    it('is undone at the next start after a crash, and the status with it', async () => {
      const { ami } = asterisk()
      await ami.action('DBPut', { Family: 'DND', Key: '1001', Val: 'YES' })
      await ami.write('DEVICE_STATE(Custom:DND1001)', 'BUSY')
      await ami.write('DEVICE_STATE(Custom:Lockstep1001)', 'INUSE')
      const kept = documents()
      kept.write('doNotDisturb', { extensions: ['sip:1001@pbx.test'] })
      const next = await whole(kept, false)
      atEnd(() => next.stop(3_000))
      next.start()
      await expect.poll(entry, { timeout: 15_000 }).toBeUndefined()
      await expect.poll(() => device('Lockstep1001')).toBe('NOT_INUSE')
      await expect.poll(() => kept.read('doNotDisturb')).toEqual({ extensions: [] })
    })

    it('that the person set is left alone', async () => {
      const own = await phone('1001')
      await own.call('sip:*78@pbx.test')
      await expect.poll(() => device('DND1001'), { timeout: 10_000 }).toBe('BUSY')
      const system = await whole(documents())
      const told = listen(system)
      system.start()
      await told.next('doNotDisturb', ({ on, ours }) => on === true && !ours)
      system.publish(blocking)
      await told.next('published', ({ status: shown }) => shown?.blocksCalls === true)
      await system.stop(5_000)
      expect(await entry()).toBe('YES')
      const { byCodes } = await byAri()
      await byCodes.set(false, deadline())
    })
  })
})
