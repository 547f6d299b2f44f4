/** The phone form of each kind of phone system: what it stores, and what its test tries. */
import { expect, test } from 'vitest'
import { type ConnectorParts, createConnectors } from '../../../src-main/adapters/pbx/connect.ts'
import { readLoginSecret } from '../../../src-main/adapters/pbx/login-secret.ts'
import type { PhoneForm, TestStepResult } from '../../../src-preload/contract.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { createFakeLineHost } from '../../support/fake-line-host.ts'
import { fakeNet, memorySecrets, quiet } from '../msal/fakes.ts'

const form: PhoneForm = {
  server: 'wss://pbx.example.com/ws',
  address: '1001',
  authorizationUser: '',
  password: 'secret',
}
const ari = { url: 'https://pbx.example.com:8089/ari', user: 'lockstep', password: 'admin' }

/** @param answer of every server that is asked */
function setUp(answer: () => Response = () => new Response('', { status: 500 })) {
  const asked: string[] = []
  const secrets = memorySecrets({ 'innovaphone.session': '{}' })
  const host = createFakeLineHost()
  const parts: ConnectorParts = {
    host,
    secrets,
    net: fakeNet(async (url) => {
      asked.push(url)
      return answer()
    }),
    clock: new FakeClock(),
    log: quiet,
    documents: { read: () => undefined, write: () => undefined },
    timing: () => ({ expiresSeconds: 300, heartbeatMs: 20_000 }),
    identity: () => undefined,
    openWebSocket: () => {
      throw new Error('no WebSocket')
    },
    mayUse: () => true,
    openSignInPage: async () => undefined,
    showNumber: () => undefined,
    signedIn: { objectId: () => 'me', idToken: async () => 'token', loopback: () => false },
  }
  return { connectors: createConnectors(parts), secrets, host, asked }
}

/** The page of the line plays these steps. */
const lineSteps = [
  { step: 'connect', outcome: 'passed', ms: 1 },
  { step: 'authenticate', outcome: 'passed', ms: 1 },
  { step: 'publish', outcome: 'unsupported', code: 'sip.publishUnsupported', ms: 1 },
  { step: 'watchCalls', outcome: 'passed', ms: 1 },
  { step: 'readBack', outcome: 'skipped', ms: 0 },
] as const

async function tested(system: ReturnType<typeof setUp>, typed: PhoneForm) {
  const told: TestStepResult[] = []
  const ready = await system.connectors.fromForm(typed)
  const result = ready.test((step) => told.push(step))
  await settled()
  for (const step of lineSteps) system.host.page().tell({ type: 'testStep', ...step })
  system.host.page().tell({ type: 'tested' })
  const steps = await result
  expect(told).toEqual(steps)
  return steps.map(({ step, outcome, code }) => [step, outcome, code].filter(Boolean).join(' '))
}

test('SIP: every step of the line', async () => {
  expect(await tested(setUp(), form)).toEqual([
    'connect passed',
    'authenticate passed',
    'publish unsupported sip.publishUnsupported',
    'watchCalls passed',
    'readBack skipped',
  ])
})

test('PBXware: the line without presence, then the relay', async () => {
  const relayUrl = 'https://relay.example.com'
  const answer = { email: 'alice@example.com', on: false, vendorSync: 'off' }
  const system = setUp(() => Response.json(answer))
  const typed = { ...form, connector: 'pbxware', relayUrl } as const
  expect(await tested(system, typed)).toEqual([
    'connect passed',
    'authenticate passed',
    'watchCalls passed',
    'relay passed',
  ])
  expect(system.asked).toEqual([expect.stringContaining(relayUrl)])
})

test('Asterisk with ARI: ARI alone, and no line', async () => {
  const { connectors, host, asked, secrets } = setUp(() =>
    Response.json({ name: 'PJSIP/1001', state: 'NOT_INUSE' }),
  )
  const { password: _, ...without } = form
  const ready = await connectors.fromForm({ ...without, connector: 'asterisk', ari })
  expect(await ready.test()).toMatchObject([{ step: 'ari', outcome: 'passed' }])
  expect(asked).toEqual([`${ari.url}/deviceStates/PJSIP%2F1001`])
  expect(host.pages).toEqual([])
  await ready.saveSecret()
  expect(ready.phone).toMatchObject({
    connector: 'asterisk',
    ari: { url: ari.url, user: ari.user },
  })
  expect(JSON.stringify(ready.phone)).not.toContain(ari.password)
  expect(await readLoginSecret(secrets, 'ari.secret', ari)).toBe('admin')
})

test('ARI that refuses the password says so', async () => {
  const { connectors } = setUp(() => new Response('', { status: 401 }))
  const ready = await connectors.fromForm({ ...form, connector: 'asterisk', ari })
  expect(await ready.test()).toMatchObject([
    { step: 'ari', outcome: 'failed', code: 'ari.wrongPassword' },
  ])
})

test('what another kind of phone system left is forgotten with the next one', async () => {
  const { connectors, secrets } = setUp()
  await (await connectors.fromForm({ ...form, connector: 'asterisk', ari })).saveSecret()
  await (await connectors.fromForm(form)).saveSecret()
  expect(await secrets.read('ari.secret')).toBeUndefined()
  expect(await secrets.read('innovaphone.session')).toBeUndefined()
  expect(await secrets.read('sip.secret')).toBe('{"kind":"password","password":"secret"}')
})
