/**
 * A person with an extension of a PBXware, end to end without the shell: Teams against the Microsoft
 * 365 simulator, calls on a real Asterisk, which PBXware rests on, do not disturb through the relay of
 * this repository over HTTP to the emulator of PBXware's API.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PbxwareConfig } from '../../../relay/src/config-pbxware.ts'
import { startRelay } from '../../../relay/src/relay.ts'
import { type PbxwareSimulator, startPbxware } from '../../simulators/pbxware/index.ts'
import { createNodeApp, type NodeApp } from '../../support/node-app.ts'
import { alice, clientId, tenant as tenantId } from '../../support/people.ts'
import { startTenant, type Tenant } from '../../support/tenant.ts'
import { skipped, useAsterisk } from '../asterisk/fixture.ts'

const notes = ({ notices }: ReturnType<NodeApp['app']['store']['getState']>) => notices

describe.skipIf(skipped !== '')(`an extension of a PBXware${skipped}`, () => {
  const server = useAsterisk()
  let tenant: Tenant
  let pbx: PbxwareSimulator
  let ends: (() => Promise<unknown>)[] = []

  beforeEach(async () => {
    tenant = await startTenant()
    pbx = await startPbxware({
      extensions: [
        { number: '1002', email: alice.upn.toUpperCase() },
        { number: '1003', email: 'bo@example.invalid' },
      ],
    })
    ends = [() => tenant.stop(), () => pbx.stop()]
  })
  afterEach(async () => {
    for (const end of ends.reverse()) await end()
  })

  async function relay(change: Partial<PbxwareConfig> = {}): Promise<string> {
    const running = await startRelay(
      {
        tenant: tenantId,
        clientIds: [clientId],
        issuer: `${tenant.identity.authority}/v2.0`,
        keysUrl: `${tenant.identity.origin}/${tenantId}/v2.0/keys`,
        port: 0,
        host: '127.0.0.1',
        pbxware: {
          url: pbx.url,
          apiKey: pbx.apiKey,
          tenants: ['1'],
          way: 'edit',
          hours: 12,
          vendorSync: { tenants: { everywhere: 'no' }, extensions: new Map() },
          ...change,
        },
      },
      () => undefined,
    )
    ends.push(() => running.close())
    return `http://127.0.0.1:${running.port}`
  }

  async function lockstep(extension: '1002' | '1003', relayUrl: string): Promise<NodeApp> {
    const { wsUrl, domain, password } = server.account(extension)
    const app = createNodeApp({ settings: { microsoft: tenant.settings } })
    ends.push(() => app.app.stop())
    await app.app.start()
    await app.commands['account.signIn'](undefined)
    await app.commands['phone.save']({
      connector: 'pbxware',
      server: wsUrl,
      address: `${extension}@${domain}`,
      authorizationUser: '',
      password,
      relayUrl,
      doNotDisturb: { enabled: true, way: 'auto', onCode: '*78', offCode: '*79', watch: '' },
    })
    return app
  }

  const choose = async (app: NodeApp, availability: 'Busy' | 'DoNotDisturb' | 'Available') => {
    tenant.graph.control.setPreferred(alice.oid, { availability, activity: availability })
    await app.commands['presence.refresh'](undefined)
    await app.until(({ teams }) => teams?.availability === availability)
  }

  test('do not disturb in Teams stops calls at the extension, and nothing else is written', async () => {
    const app = await lockstep('1002', await relay())
    await app.until(({ legs }) => legs.extension.code === 'pbxware.doNotDisturbOnly')
    expect(app.app.store.getState().legs.extension.state).toBe('working')
    await choose(app, 'Busy')
    expect(app.app.store.getState().extension).toMatchObject({ status: null, state: 'nothing' })
    await choose(app, 'DoNotDisturb')
    await app.until(({ phone }) => phone?.doNotDisturb?.on === true)
    expect(pbx.blocksCalls('1002')).toBe(true)
    expect(app.app.store.getState().phone?.doNotDisturb).toEqual({ on: true, ours: true })
    await choose(app, 'Available')
    await app.until(({ phone }) => phone?.doNotDisturb?.on === false)
    expect([pbx.blocksCalls('1002'), pbx.blocksCalls('1003')]).toEqual([false, false])
    expect(notes(app.app.store.getState())).not.toContain('identity.mismatch')
  })

  test('it is undone when Lockstep ends', async () => {
    const app = await lockstep('1002', await relay())
    await choose(app, 'DoNotDisturb')
    await app.until(({ phone }) => phone?.doNotDisturb?.on === true)
    await app.app.stop()
    expect(pbx.blocksCalls('1002')).toBe(false)
  })

  test('a call of the extension shows in Teams', async () => {
    const desk = await server.phone('1002')
    const app = await lockstep('1002', await relay())
    await app.until(({ legs, teams }) => legs.callWatch.state === 'working' && teams !== null)
    await desk.call(`sip:600@${server.asterisk().domain}`)
    await app.until(({ call }) => call.assert === 'asserted')
    expect(tenant.graph.control.presenceOf(alice.oid)).toMatchObject({ activity: 'InACall' })
    await desk.hangUp()
    await app.until(({ timeline }) => timeline.some(({ event }) => event === 'teams.cleared'))
  })

  test("somebody else's extension is not written, until the person says that it is theirs", async () => {
    const app = await lockstep('1003', await relay())
    await app.until(({ legs }) => legs.extension.code === 'identity.mismatch')
    expect(app.app.store.getState().legs.extension.state).toBe('failing')
    expect(notes(app.app.store.getState())).toContain('identity.mismatch')
    await choose(app, 'DoNotDisturb')
    expect([pbx.blocksCalls('1002'), pbx.blocksCalls('1003')]).toEqual([false, false])
    await app.commands['phone.confirm'](undefined)
    // The relay still finds the extension by the e-mail: nobody is silenced by saying so.
    await app.until(({ phone }) => phone?.doNotDisturb?.on === true)
    expect([pbx.blocksCalls('1002'), pbx.blocksCalls('1003')]).toEqual([true, false])
    expect(notes(app.app.store.getState())).not.toContain('identity.mismatch')
  })

  test('two extensions with one e-mail are warned of, and neither is written', async () => {
    pbx.extension('1003').email = alice.upn
    const app = await lockstep('1002', await relay())
    await app.until(({ legs }) => legs.extension.code === 'identity.duplicate')
    expect(notes(app.app.store.getState())).toContain('identity.duplicate')
    await choose(app, 'DoNotDisturb')
    expect([pbx.blocksCalls('1002'), pbx.blocksCalls('1003')]).toEqual([false, false])
  })

  test("PBXware's own sync that may be on is warned of", async () => {
    const vendorSync = { tenants: { everywhere: 'notSet' as const }, extensions: new Map() }
    const app = await lockstep('1002', await relay({ vendorSync }))
    await app.until((shown) => notes(shown).includes('pbxware.vendorSync'))
  })

  test('a relay whose key was withdrawn fails the one leg, and calls go on', async () => {
    pbx.fail('invalidKey')
    const app = await lockstep('1002', await relay())
    await app.until(({ legs }) => legs.extension.code === 'pbxware.system')
    await app.until(({ legs }) => legs.callWatch.state === 'working')
  })
})
