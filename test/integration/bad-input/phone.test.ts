/** Phone settings that cannot work: both legs and the test say why; the right ones work at once. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PhoneForm } from '../../../src-preload/contract.ts'
import { freePorts } from '../../servers/ports.ts'
import { type Lockstep, skipped, useStage } from './fixture.ts'

describe.skipIf(skipped !== '')(`phone settings that cannot work${skipped}`, () => {
  const stage = useStage()
  let webServer: Server
  let lockstep: Lockstep

  beforeAll(async () => {
    webServer = createServer((_request, response) => void response.end('<h1>Not a PBX</h1>'))
    await new Promise<void>((resolve) => webServer.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    webServer?.close()
    webServer?.closeAllConnections()
  })
  beforeEach(async () => {
    lockstep = await stage.startApp()
    await lockstep.commands['account.signIn'](undefined)
    await lockstep.leg('presence', 'working')
  })

  const at = (port: number) => `ws://127.0.0.1:${port}`
  const portOf = (server: Server) => (server.address() as AddressInfo).port
  const untrusted = (): string => {
    const { wssUrl } = stage.kamailio
    if (wssUrl === undefined) throw new Error('Kamailio has no certificate: openssl is missing')
    return wssUrl
  }

  test.each<
    readonly [string, () => Promise<Partial<PhoneForm>>, 'connect' | 'authenticate', string]
  >([
    ['a wrong password', async () => ({ password: 'wrong' }), 'authenticate', 'sip.wrongPassword'],
    [
      'a name nobody knows',
      async () => ({ server: 'wss://pbx.invalid' }),
      'connect',
      'sip.unknownHost',
    ],
    ['a closed port', async () => ({ server: at(await freePorts(1)) }), 'connect', 'sip.refused'],
    [
      'an untrusted certificate',
      async () => ({ server: untrusted() }),
      'connect',
      'sip.certificate',
    ],
    ['a web server', async () => ({ server: at(portOf(webServer)) }), 'connect', 'sip.notSip'],
  ])('%s', async (_name, wrong, step, code) => {
    const form = stage.form(await wrong())
    const results = await lockstep.commands['phone.test'](form)
    expect(results.find(({ outcome }) => outcome === 'failed')).toMatchObject({ step, code })
    expect(results).toHaveLength(5)
    expect(results.slice(results.findIndex((each) => each.step === step) + 1)).toSatisfy(
      (rest: typeof results) => rest.every(({ outcome }) => outcome === 'skipped'),
    )

    await lockstep.commands['phone.save'](form)
    await lockstep.leg('extension', 'failing', code)
    await lockstep.leg('callWatch', 'failing', code)
    const { tray, legs, extension } = lockstep.snapshot()
    expect(tray).toBe('attention')
    expect(legs.extension.nextRetry).toBeGreaterThan(legs.extension.since)
    expect(legs).toMatchObject({ signIn: { state: 'working' }, presence: { state: 'working' } })
    expect(extension.status).toBeNull()

    await lockstep.commands['phone.save'](stage.form())
    await lockstep.leg('callWatch', 'working')
    await lockstep.shows('Available')
    await stage.secondPhoneShows('Available')
    expect(lockstep.snapshot().tray).toBe('inStep')
  })

  test.each([
    ['plain ws: beyond this computer', { server: 'ws://pbx.invalid' }],
    ['a web address', { server: 'https://pbx.invalid' }],
    ['no address at all', { server: 'wss://' }],
    ['an address with a line break', { address: '1001@pbx.test\r\nX: y' }],
  ])('%s is refused, and nothing is changed', async (_name, wrong) => {
    await lockstep.commands['phone.save'](stage.form())
    await lockstep.shows('Available')
    const { phone } = lockstep.snapshot()
    const refused = { code: 'command.invalid' }
    await expect(lockstep.commands['phone.save'](stage.form(wrong))).rejects.toMatchObject(refused)
    await expect(lockstep.commands['phone.test'](stage.form(wrong))).rejects.toMatchObject(refused)
    expect(lockstep.snapshot()).toMatchObject({
      phone,
      extension: { state: 'published', status: { note: 'Available' } },
      legs: { extension: { state: 'working' } },
    })
  })
})
