/** What a person has on Asterisk without an administrator's credential: the line alone. */
import { describe, expect, it } from 'vitest'
import { connectAsterisk } from '../../../src-main/adapters/pbx/asterisk/asterisk-phone.ts'
import { writeLoginSecret } from '../../../src-main/adapters/pbx/login-secret.ts'
import { writeSipSecret } from '../../../src-main/adapters/pbx/sip/secret.ts'
import { createSipSetUp } from '../../../src-main/adapters/pbx/sip/set-up.ts'
import type { StoredPhone } from '../../../src-main/adapters/pbx/stored-phone.ts'
import { startUcp } from '../../simulators/ucp/index.ts'
import { nodeClock, nodeLineHost, nodeNet } from '../../support/node-app.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { memorySecrets } from '../../unit/msal/fakes.ts'
import { listen, skipped, status, type User, useAsterisk } from './fixture.ts'

describe.skipIf(skipped !== '')(`an extension of Asterisk without ARI${skipped}`, () => {
  const { asterisk, account, phone, atEnd } = useAsterisk()

  async function start(user: User, change: Partial<StoredPhone> = {}) {
    const { wsUrl, password } = account(user)
    const secrets = memorySecrets()
    await writeSipSecret(secrets, { kind: 'password', password })
    if (change.ucp) await writeLoginSecret(secrets, 'ucp.secret', change.ucp, 'right')
    const documents = { read: () => undefined, write: () => undefined }
    const parts = { net: nodeNet, clock: nodeClock, log: quietLog, secrets, documents }
    const sip = createSipSetUp({
      ...parts,
      host: nodeLineHost,
      timing: () => ({ expiresSeconds: 300, heartbeatMs: 20_000 }),
      identity: () => undefined,
    })
    const system = connectAsterisk(
      {
        connector: 'asterisk',
        server: wsUrl,
        addressOfRecord: `sip:${user}@pbx.test`,
        authorizationUser: user,
        ...change,
      },
      (line) => sip.connect(line, () => undefined),
      parts,
    )
    const told = listen(system)
    system.start()
    atEnd(() => system.stop(3_000))
    await told.next('up')
    return { system, told }
  }

  it('sees calls, and says that the status cannot be written', async () => {
    const [own, other] = await Promise.all([phone('1002'), phone('1003')])
    const { system, told } = await start('1002')
    system.publish(status('busy', 'Busy'))
    expect(await told.next('publishFailed')).toMatchObject({ code: 'sip.publishUnsupported' })
    expect(told.events.findLast((event) => event.type === 'capabilities')).toMatchObject({
      capabilities: { readCalls: true, writePresence: false, writeNote: false, selfTest: false },
    })
    expect(
      told.events.findLast((event) => event.type === 'leg' && event.leg === 'extension'),
    ).toMatchObject({ report: { state: 'off', code: 'sip.publishUnsupported' } })
    await other.call('sip:1002@pbx.test')
    await own.waitForEvent('CALL_INCOMING')
    await told.next('calls', ({ calls }) => calls[0]?.state === 'early')
    await own.accept()
    await told.next('calls', ({ calls }) => calls[0]?.state === 'confirmed')
    await own.hangUp()
    await told.next('calls', ({ known, calls }) => known && calls.length === 0)
  })

  it('can watch a hint of the device alone, which no custom state touches', async () => {
    const { ami } = asterisk()
    const [own, other] = await Promise.all([phone('1003'), phone('1002')])
    const { told } = await start('1003', { callsOf: 'line1003' })
    await ami.write('DEVICE_STATE(Custom:DND1003)', 'BUSY')
    await other.call('sip:1003@pbx.test')
    await own.waitForEvent('CALL_INCOMING')
    const ringing = await told.next('calls', ({ calls }) => calls.length > 0)
    expect(ringing.calls).toMatchObject([{ state: 'early' }])
    await other.hangUp()
    await told.next('calls', ({ calls }) => calls.length === 0)
    await ami.write('DEVICE_STATE(Custom:DND1003)', 'UNAVAILABLE')
  })

  it('takes that custom state for a call where no such hint is named: the trap', async () => {
    const { ami } = asterisk()
    await phone('1003')
    const { told } = await start('1003')
    await ami.write('DEVICE_STATE(Custom:DND1003)', 'BUSY')
    await told.next('calls', ({ calls }) => calls[0]?.state === 'confirmed')
    await ami.write('DEVICE_STATE(Custom:DND1003)', 'UNAVAILABLE')
    await told.next('calls', ({ calls }) => calls.length === 0)
  })

  it('switches do not disturb by the user control panel, and undoes it at the end', async () => {
    const simulator = await startUcp({
      users: { anna: { password: 'right', extensions: ['1002'] } },
    })
    atEnd(() => simulator.stop())
    const ucp = { url: simulator.url, user: 'anna' }
    const { system, told } = await start('1002', {
      ucp,
      doNotDisturb: { enabled: true, way: 'auto', onCode: '*78', offCode: '*79', watch: '' },
    })
    system.publish({ ...status('dnd', 'Do not disturb'), blocksCalls: true })
    await told.next('doNotDisturb', ({ on, ours }) => on === true && ours)
    expect(simulator.doNotDisturb.get('1002')).toBe('YES')
    await expect
      .poll(() => told.events.findLast((event) => event.type === 'capabilities')?.capabilities)
      .toMatchObject({ readCalls: true, writeDoNotDisturb: true, writePresence: false })
    await system.stop(3_000)
    expect(simulator.doNotDisturb.has('1002')).toBe(false)
  })
})
