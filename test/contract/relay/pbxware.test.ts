/** The relay's job of PBXware against the emulator of its API: who may switch what, and what fails. */
import { afterEach, describe, expect, test } from 'vitest'
import type { RelayConfig } from '../../../relay/src/config.ts'
import type { PbxwareConfig } from '../../../relay/src/config-pbxware.ts'
import { type Relay, startRelay } from '../../../relay/src/relay.ts'
import {
  type PbxwareFault,
  type PbxwareOptions,
  type PbxwareSimulator,
  startPbxware,
} from '../../simulators/pbxware/index.ts'
import { bo, clientId, type Keys, startKeys, tenant } from '../../support/tenant-keys.ts'

const people: PbxwareOptions['extensions'] = [
  { number: '101', email: ' Alma@Example.com ' },
  { number: '102', email: 'bo@example.com' },
  { number: '103', email: '' },
]

interface World {
  readonly pbx: PbxwareSimulator
  readonly keys: Keys
  readonly origin: string
  readonly logged: readonly string[]
  ask(order: 'read' | boolean, options?: AskOptions): Promise<{ status: number; body: unknown }>
}

interface AskOptions {
  readonly token?: string
  readonly extension?: string
}

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function start(
  options: PbxwareOptions = { extensions: people },
  change: Partial<PbxwareConfig> = {},
): Promise<World> {
  const [pbx, keys] = await Promise.all([startPbxware(options), startKeys()])
  ends.push(() => pbx.stop())
  ends.push(() => keys.close())
  const config: RelayConfig = {
    tenant,
    clientIds: [clientId],
    issuer: keys.issuer,
    keysUrl: keys.url,
    port: 0,
    host: '127.0.0.1',
    pbxware: {
      url: pbx.url,
      apiKey: pbx.apiKey,
      tenants: options.tenants ?? ['1'],
      way: 'edit',
      hours: 12,
      vendorSync: { tenants: { everywhere: 'notSet' }, extensions: new Map() },
      ...change,
    },
  }
  const logged: string[] = []
  const relay: Relay = await startRelay(config, (message) => void logged.push(message))
  ends.push(() => relay.close())
  const origin = `http://127.0.0.1:${relay.port}`
  return {
    ...{ pbx, keys, origin, logged },
    async ask(order, { token, extension } = {}) {
      const query = extension === undefined ? '' : `?extension=${encodeURIComponent(extension)}`
      const response = await fetch(`${origin}/v1/pbxware/dnd${query}`, {
        headers: { authorization: `Bearer ${token ?? (await keys.token())}` },
        ...(order === 'read' ? {} : { method: 'PUT', body: JSON.stringify({ on: order }) }),
      })
      const body = await response.text()
      return { status: response.status, body: body === '' ? undefined : JSON.parse(body) }
    },
  }
}

const refusedAs = (status: number, code: string) => ({ status, body: { code } })

describe('the own do not disturb', () => {
  test('is switched on and off, and read back', async () => {
    const { pbx, ask } = await start()
    expect(await ask('read')).toEqual({
      status: 200,
      body: { extension: '101', email: ' Alma@Example.com ', on: false, vendorSync: 'unknown' },
    })
    expect(await ask(true)).toMatchObject({ status: 200, body: { on: true } })
    expect(pbx.blocksCalls('101')).toBe(true)
    // What a crash leaves behind ends by itself.
    expect(pbx.extension('101')).toMatchObject({ dnd: '1', duration: '12', dsttype: 'voicemail' })
    expect(await ask('read')).toMatchObject({ body: { on: true } })
    expect(await ask(false)).toMatchObject({ status: 200, body: { on: false } })
    expect(pbx.blocksCalls('101')).toBe(false)
    expect(pbx.blocksCalls('102')).toBe(false)
  })

  test('keeps where the calls go, and the service that the extension has', async () => {
    const { pbx, ask } = await start(undefined, { hours: 0 })
    Object.assign(pbx.extension('101'), { service: 'yes', dst: '425', dsttype: 'call forward' })
    await ask(true)
    expect(pbx.extension('101')).toMatchObject({ dnd: '2', dst: '425', dsttype: 'call forward' })
    await ask(false)
    expect(pbx.extension('101')).toMatchObject({ service: 'yes', dnd: '0', dst: '425' })
  })

  test('is the service itself where the operator wants it so', async () => {
    const { pbx, ask } = await start(undefined, { way: 'set' })
    await ask(true)
    expect(pbx.blocksCalls('101')).toBe(true)
    await ask(false)
    expect(pbx.extension('101')).toMatchObject({ service: 'no', dnd: '1' })
  })

  test('needs no writing where it is so already', async () => {
    const { pbx, ask } = await start()
    Object.assign(pbx.extension('101'), { service: 'yes', dnd: '2' })
    await ask(true)
    expect(pbx.asked.filter(({ action }) => /\.(set|edit)$/.test(action))).toEqual([])
    expect(pbx.extension('101').dnd).toBe('2')
  })

  test('that PBXware says to have switched and has not is told', async () => {
    const { pbx, ask } = await start()
    pbx.fail('deaf')
    expect(await ask(true)).toEqual(refusedAs(409, 'notEffective'))
  })

  test('is found by e-mail among the tenants that are named, by their ids', async () => {
    const options: PbxwareOptions = {
      edition: 'multiTenant',
      tenants: ['2', '3'],
      extensions: [
        { tenant: '2', number: '101', email: 'bo@example.com' },
        { tenant: '3', number: '101', email: 'alma@example.com' },
      ],
    }
    const { pbx, ask } = await start(options)
    // As the desktop's extension registers: tenant code and number.
    expect(await ask(true, { extension: '303101' })).toMatchObject({ status: 200 })
    expect(pbx.blocksCalls('101', '3')).toBe(true)
    expect(pbx.blocksCalls('101', '2')).toBe(false)
    expect(await ask(true, { extension: '302101' })).toEqual(refusedAs(409, 'otherExtension'))
  })

  test('works on the Call Center edition, whose one tenant is 1', async () => {
    const { pbx, ask } = await start({ edition: 'callCenter', extensions: people })
    expect(await ask(true)).toMatchObject({ status: 200 })
    expect(pbx.asked.every(({ given }) => given.server === '1')).toBe(true)
  })
})

describe('nobody silences anybody else', () => {
  test.for([
    ['no token', { token: '' }],
    ['a forged token', { forged: true }],
    ['a token of another tenant', { tenantId: bo }],
    ['a token for another app', { audience: bo }],
    ['a token that expired', { expiresIn: '-2m' }],
    ['a guest of another organisation', { claims: { idp: 'https://sts.windows.net/other/' } }],
    ['a guest by the account status', { claims: { acct: 1 } }],
    ['a token without a name', { username: '' }],
  ] as const)('%s opens nothing', async ([, options]) => {
    const { pbx, keys, ask } = await start()
    const token = 'token' in options ? options.token : await keys.token(options)
    expect(await ask(true, { token })).toEqual({ status: 401, body: undefined })
    expect(pbx.asked).toEqual([])
  })

  test('whoever has no extension is told so, also where extensions have no e-mail', async () => {
    const { keys, pbx, ask } = await start()
    const token = await keys.token({ username: 'cora@example.com' })
    expect(await ask(true, { token })).toEqual(refusedAs(404, 'noExtension'))
    expect(pbx.asked.map(({ action }) => action)).toEqual(['pbxware.ext.list'])
  })

  test('two extensions with one e-mail are refused', async () => {
    const { pbx, ask } = await start({
      extensions: [...people, { number: '104', email: 'ALMA@example.com' }],
    })
    expect(await ask(true)).toEqual(refusedAs(409, 'duplicate'))
    expect(pbx.blocksCalls('101') || pbx.blocksCalls('104')).toBe(false)
  })

  test('one that is disabled does not count', async () => {
    const { ask } = await start({
      extensions: [...people, { number: '104', email: 'alma@example.com', status: 'disabled' }],
    })
    expect(await ask(true)).toMatchObject({ status: 200, body: { extension: '101' } })
  })

  test('another extension than the own is refused', async () => {
    const { pbx, ask } = await start()
    expect(await ask(true, { extension: '102' })).toEqual(refusedAs(409, 'otherExtension'))
    expect(pbx.blocksCalls('102')).toBe(false)
  })

  test('an e-mail that was changed since the list was read counts at once', async () => {
    const { pbx, ask } = await start()
    await ask('read')
    pbx.extension('101').email = 'dora@example.com'
    expect(await ask(true)).toEqual(refusedAs(409, 'otherExtension'))
  })

  test('each person has a limit of their own', async () => {
    const { keys, ask } = await start()
    const token = await keys.token()
    const statuses: number[] = []
    while (!statuses.includes(429) && statuses.length < 40)
      statuses.push((await ask('read', { token })).status)
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(statuses).toContain(429)
    const other = await keys.token({ objectId: bo, username: 'bo@example.com' })
    expect(await ask('read', { token: other })).toMatchObject({ status: 200 })
  })
})

describe('what PBXware says instead of an answer', () => {
  test.for([
    ['invalidKey', 'refused', 'refuses the API key'],
    ['notAllowed', 'refused', 'the API key may not do pbxware.ext.list'],
    ['loginPage', 'notPbxware', 'a page instead of an answer'],
    ['redirect', 'notPbxware', 'HTTP 302'],
    ['unavailable', 'unreachable', 'HTTP 503'],
    ['unknownShape', 'failed', 'an unknown kind of answer'],
  ] as const satisfies readonly (readonly [PbxwareFault, string, string])[])(
    '%s is told as %s, and the operator reads why, once',
    async ([fault, code, words]) => {
      const { pbx, logged, ask } = await start()
      pbx.fail(fault)
      expect(await ask(true)).toEqual(refusedAs(502, code))
      await ask(true)
      const lines = logged.filter((line) => line.startsWith('pbxware'))
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain(words)
      pbx.fail(undefined)
      expect(await ask(true)).toMatchObject({ status: 200 })
      expect(logged.at(-1)).toBe('pbxware: works again')
    },
  )

  test('a PBXware that does not answer is given up', async () => {
    const { pbx, logged, ask } = await start(undefined, { requestMs: 50 })
    pbx.fail('silence')
    expect(await ask('read')).toEqual(refusedAs(502, 'unreachable'))
    expect(logged.at(-1)).toContain('cannot be reached')
  })

  test('a PBXware that is gone is unreachable', async () => {
    const { pbx, ask } = await start()
    await pbx.stop()
    ends.splice(0, 1)
    expect(await ask('read')).toEqual(refusedAs(502, 'unreachable'))
  })

  test('a tenant that does not exist is a failure, not an empty list', async () => {
    const { ask } = await start(undefined, { tenants: ['7'] })
    expect(await ask('read')).toEqual(refusedAs(502, 'failed'))
  })
})

test.for([
  ['yes', 409],
  ['no', 200],
  ['notSet', 200],
] as const)("with PBXware's own sync %s, on is answered %i", async ([state, status]) => {
  const vendorSync = { tenants: { everywhere: state }, extensions: new Map() }
  const { ask } = await start(undefined, { vendorSync })
  expect((await ask(true)).status).toBe(status)
  // What is there already may always be taken away.
  expect((await ask(false)).status).toBe(200)
})

test('the key is in no address, and neither key nor names are in logs, answers or figures', async () => {
  const { pbx, logged, origin, keys, ask } = await start()
  const answers = [await ask(true), await ask(true, { extension: '102' })]
  pbx.fail('invalidKey')
  answers.push(await ask(false, { token: await keys.token({ objectId: bo }) }))
  const figures = await (await fetch(`${origin}/metrics`)).text()
  expect(figures).toContain('lockstep_relay_pbxware_total{outcome="written"} 1')
  expect(figures).not.toContain('broker_connected')
  const told = JSON.stringify([answers, logged, figures, pbx.accessLog])
  expect(told).not.toContain(pbx.apiKey)
  expect(told).not.toContain('never leaves')
  expect(JSON.stringify([logged, figures])).not.toMatch(/alma|eyJ/i)
  expect(pbx.accessLog.every((line) => line === 'POST /index.php')).toBe(true)
})

test('without a broker the relay is healthy, and has no door for notifications', async () => {
  const { origin } = await start()
  expect((await fetch(`${origin}/healthz`)).status).toBe(204)
  expect((await fetch(`${origin}/v1/channels`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${origin}/v1/pbxware/dnd`, { method: 'DELETE' })).status).toBe(405)
})

test.for(['', '{"on":"yes"}', `{"on":true,"x":"${'x'.repeat(2_000)}"}`])(
  'a body that is none of ours is refused: %j',
  async (body) => {
    const { origin, keys, pbx } = await start()
    const headers = { authorization: `Bearer ${await keys.token()}` }
    const response = await fetch(`${origin}/v1/pbxware/dnd`, { method: 'PUT', headers, body })
    expect(response.status).toBe(400)
    expect(pbx.asked).toEqual([])
  },
)
