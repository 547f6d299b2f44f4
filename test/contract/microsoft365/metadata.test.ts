import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { actionParameters } from '../../simulators/microsoft365/actions.ts'
import { alice, startTenant, type Tenant } from './fixture.ts'

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
    expect(fits({ isOutOfOffice: 'no' }, 'outOfOfficeSettings')).toBe(false)
    expect(fits({ until: '' }, 'outOfOfficeSettings')).toBe(false)
  })
})
