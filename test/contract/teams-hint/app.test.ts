/** The hints in the whole app: what they make it read, and that they are never the truth. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamsHint } from '../../../src-main/adapters/teams-hint/teams-hint.ts'
import { startTeams, type TeamsSimulator } from '../../simulators/teams-hint/index.ts'
import { createFakePhone } from '../../support/fake-phone.ts'
import { createNodeApp, type NodeApp, nodeClock } from '../../support/node-app.ts'
import { alice } from '../../support/people.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { startTenant, type Tenant } from '../../support/tenant.ts'
import { memorySecrets } from '../../unit/msal/fakes.ts'

const beRightBack = { availability: 'BeRightBack', activity: 'BeRightBack' } as const

let tenant: Tenant
let teams: TeamsSimulator
let node: NodeApp

const shown = () => node.app.store.getState()
const reads = () => tenant.graph.requests.count('read')

beforeEach(async () => {
  tenant = await startTenant()
  teams = await startTeams()
  const secrets = memorySecrets()
  node = createNodeApp({
    // Without a hint the next reading would be minutes away.
    settings: { microsoft: tenant.settings, polling: { activeSeconds: 300 } },
    secrets,
    phone: createFakePhone(),
    teamsHint: createTeamsHint({
      clock: nodeClock,
      log: quietLog,
      secrets,
      version: '0',
      address: teams.address,
    }),
  })
  await node.app.start()
  await node.commands['account.signIn'](undefined)
  await node.until(({ teams: seen }) => seen?.availability === 'Available')
})
afterEach(async () => {
  await node.app.stop()
  await Promise.all([tenant.stop(), teams.stop()])
  expect(teams.violations).toEqual([])
})

const setHint = (enabled: boolean) => node.commands['settings.set']({ teamsHint: { enabled } })
const connected = () => node.until(({ settings }) => settings.teamsHint.state === 'connected')

describe('the local Teams API', () => {
  test('is not touched before the setting is on, and no longer once it is off', async () => {
    expect(shown().settings.teamsHint).toEqual({ enabled: false, state: 'off' })
    expect(teams.connections).toEqual([])
    await setHint(true)
    await connected()
    await setHint(false)
    expect(shown().settings.teamsHint).toEqual({ enabled: false, state: 'off' })
  })

  test('makes a change show at once that would otherwise wait for minutes', async () => {
    await setHint(true)
    await connected()
    tenant.graph.control.setPreferred(alice.oid, beRightBack)
    teams.join()
    await node.until(({ teams: seen }) => seen?.availability === 'BeRightBack')
  })

  test('is never believed: what it tells is read from Microsoft', async () => {
    await setHint(true)
    await connected()
    const before = reads()
    teams.join()
    await expect.poll(reads).toBeGreaterThan(before)
    expect(shown().teams?.availability).toBe('Available')
  })

  test('is paired by the command', async () => {
    await setHint(true)
    await connected()
    const asked = teams.asked()
    await node.commands['teamsHint.pair'](undefined)
    expect(shown().settings.teamsHint.state).toBe('pairing')
    teams.join()
    await asked
    teams.answer('accept')
    await node.until(({ settings }) => settings.teamsHint.state === 'paired')
  })
})

test('without a network nothing is read, whatever hints; with it, at once', async () => {
  node.power.tell('offline')
  await node.until(({ legs }) => legs.presence.code === 'graph.network')
  const before = reads()
  for (const event of ['unlock', 'active'] as const) node.power.tell(event)
  await node.commands['presence.refresh'](undefined)
  await node.commands['sync.pause']({ minutes: null })
  await node.commands['sync.resume'](undefined)
  tenant.graph.control.setPreferred(alice.oid, beRightBack)
  // Whatever had left by now has arrived when this is answered.
  await fetch(tenant.graph.origin)
  expect(reads()).toBe(before)
  node.power.tell('online')
  await node.until(({ teams: seen }) => seen?.availability === 'BeRightBack')
  expect(shown().legs.presence.state).toBe('working')
})
