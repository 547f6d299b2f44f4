import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGraphClient } from '../../../src-main/adapters/graph/client.ts'
import { cloudOf, type MicrosoftConfig } from '../../../src-main/adapters/graph/clouds.ts'
import { createPresenceFeed } from '../../../src-main/adapters/graph/presence-feed.ts'
import { createPresenceSession } from '../../../src-main/adapters/graph/presence-session.ts'
import type { Net, Scope, Tokens } from '../../../src-main/ports.ts'
import { actionParameters } from '../../simulators/microsoft365/actions.ts'
import { nodeClock, nodeNet } from '../../support/node-app.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { alice, clientId, startTenant, type Tenant } from './fixture.ts'

const published = JSON.parse(
  readFileSync(new URL('../../fixtures/graph-presence-metadata.json', import.meta.url), 'utf8'),
)

let tenant: Tenant

beforeEach(async () => {
  tenant = await startTenant()
  tenant.control.signInToTeams(alice.oid)
})

afterEach(() => tenant.stop())

/** Whether a JSON value may stand for an EDM type. Complex types are looked up. */
function fits(value: unknown, type: string): boolean {
  if (value === null) return true
  if (type === 'String') return typeof value === 'string'
  if (type === 'Boolean') return typeof value === 'boolean'
  if (type === 'Duration') return typeof value === 'string' && /^PT\d+[HM]$/.test(value)
  const members: Record<string, string> = published.complexTypes[type]
  const entries = Object.entries(Object(value))
  return entries.every(([name, one]) => members[name] !== undefined && fits(one, members[name]))
}

describe('the published metadata', () => {
  test.each(['Prod', 'Fairfax'] as const)('of %s has each property and its type', async (cloud) => {
    tenant.control.setPersonality({ cloud })
    const { '@odata.context': _, id, ...properties } = await tenant.read()
    expect(id).toBe(alice.oid)
    const types: Record<string, string> = published.clouds[cloud].presence
    expect(Object.keys(properties).sort()).toEqual(Object.keys(types).sort())
    for (const [name, type] of Object.entries(types)) {
      expect(fits(properties[name], type), `${name} is ${type}`).toBe(true)
    }
  })

  test.each(Object.entries(actionParameters))('has %s and its parameters', (action, parameters) => {
    expect([...parameters]).toEqual(Object.keys(published.actionsBoundToPresence[action]))
  })

  test('the check itself finds a wrong type and a stray member', () => {
    expect(fits(1, 'String')).toBe(false)
    expect(fits('10 minutes', 'Duration')).toBe(false)
    expect(fits({ isOutOfOffice: 'no' }, 'outOfOfficeSettings')).toBe(false)
    expect(fits({ until: '' }, 'outOfOfficeSettings')).toBe(false)
  })
})

/** The metadata that describes Graph in each cloud of the settings; GCC High and DoD share one. */
const described = [
  ['global', 'Prod', 'https://graph.microsoft.com'],
  ['gccHigh', 'Fairfax', 'https://graph.microsoft.us'],
  ['dod', 'Fairfax', 'https://dod-graph.microsoft.us'],
] as const

describe.each(described)('what Lockstep asks of Graph in %s', (cloud, metadata, host) => {
  const config: MicrosoftConfig = { clientId, tenant: 'organizations', cloud }

  /** Our own requests, sent to the simulator in the place of this cloud. */
  async function ask() {
    const sent: { url: string; method: string; body: Record<string, unknown> | undefined }[] = []
    const scopes: Scope[] = []
    const { oid } = alice
    const tokens: Pick<Tokens, 'accessToken' | 'account'> = {
      account: async () => ({
        objectId: oid,
        tenantId: 't',
        homeAccountId: `${oid}.t`,
        username: alice.upn,
        name: alice.name,
      }),
      accessToken: async (scope) => {
        scopes.push(scope)
        return 'alice'
      },
    }
    const net: Net = {
      ...nodeNet,
      fetch(url, init) {
        const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
        sent.push({ url, method: init.method ?? 'GET', body })
        return nodeNet.fetch(url.replace(host, tenant.origin), init)
      },
    }
    const client = createGraphClient({
      net,
      tokens,
      clock: nodeClock,
      log: quietLog,
      origin: cloudOf(config).graph,
    })
    const session = createPresenceSession({ client, tokens, clock: nodeClock, clientId })
    const { signal } = new AbortController()
    const reading = await createPresenceFeed(client, tokens).read(signal)
    const call = { availability: 'Busy', activity: 'InACall', expirationMinutes: 10 } as const
    await session.set(call, signal)
    await session.clear(signal)
    return { sent, scopes, reading }
  }

  beforeEach(() => tenant.control.setPersonality({ cloud: metadata }))

  test('goes to its host alone, with names and types that the metadata has', async () => {
    const { sent, scopes } = await ask()
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${host}/v1.0/me/presence`,
      `POST ${host}/v1.0/users/${alice.oid}/presence/setPresence`,
      `POST ${host}/v1.0/users/${alice.oid}/presence/clearPresence`,
    ])
    expect(scopes).toEqual(['read', 'write', 'write'])
    for (const { url, body } of sent) {
      if (body === undefined) continue
      const action = url.slice(url.lastIndexOf('/') + 1)
      const types: Record<string, string> = published.actionsBoundToPresence[action]
      expect(Object.keys(body)).toEqual(Object.keys(types))
      for (const [name, value] of Object.entries(body))
        expect(fits(value, types[name] ?? ''), `${name} is ${types[name]}`).toBe(true)
    }
  })

  test('and reads the answer, with a sequence number only where there is one', async () => {
    const { reading } = await ask()
    const { presence } = published.clouds[metadata]
    expect(reading).toMatchObject({ userId: alice.oid, availability: 'Available' })
    expect('sequenceNumber' in reading).toBe('sequenceNumber' in presence)
  })

  test('asks for permissions of its own Graph', () => {
    expect(cloudOf(config).scopes).toEqual({
      read: `${host}/Presence.Read`,
      write: `${host}/Presence.ReadWrite`,
      follow: `${host}/Presence.Read.All`,
    })
  })
})

test('the facts have a source with its date, and no presence in the cloud of China', () => {
  expect(published.source).toMatch(/commit [0-9a-f]{8} of \d{4}-\d{2}-\d{2}$/)
  expect(Object.keys(published.clouds)).not.toContain('Mooncake')
  expect(published.note).toContain('Mooncake (China)')
})
