/** The page with which a newcomer plays Teams and the phone. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startControlPage } from '../../../scripts/demo/control-page.ts'
import type { DemoPbx } from '../../../scripts/demo/pbx.ts'
import { alice } from '../../support/people.ts'
import { startTenant, type Tenant } from '../../support/tenant.ts'

let tenant: Tenant
let page: Awaited<ReturnType<typeof startControlPage>>
let calls: string[]

beforeEach(async () => {
  calls = []
  tenant = await startTenant()
  const pbx: DemoPbx = {
    label: 'none',
    phones: '',
    wsUrl: '',
    address: '',
    password: '',
    note: () => '<Away & gone>',
    onNote: () => () => undefined,
    call: async () => void calls.push('call'),
    hangUp: async () => {
      throw new Error('no call')
    },
    stop: async () => undefined,
  }
  page = await startControlPage(tenant, pbx)
})
afterEach(async () => {
  await page.stop()
  await tenant.stop()
})

const press = (name: string) =>
  fetch(`${page.url}${encodeURIComponent(name)}`, { method: 'POST' }).then((answer) =>
    answer.text(),
  )

test('shows how things stand, with what comes from outside escaped', async () => {
  const text = await (await fetch(page.url)).text()
  expect(text).toContain('Available / Available')
  expect(text).toContain('&#60;Away &#38; gone&#62;')
  expect(text).toContain('<button>Phone: a colleague calls</button>')
})

test('changes Teams, and gives it back', async () => {
  expect(await press('Teams: choose BeRightBack')).toContain('BeRightBack / BeRightBack')
  expect(tenant.graph.control.presenceOf(alice.oid).availability).toBe('BeRightBack')
  expect(await press('Teams: choose nothing (automatic)')).toContain('Available / Available')
})

test('places calls, and says what went wrong', async () => {
  await press('Phone: a colleague calls')
  expect(calls).toEqual(['call'])
  expect(await press('Phone: end the call')).toContain('no call')
})

test('does nothing for an unknown name or a mere visit', async () => {
  await fetch(`${page.url}${encodeURIComponent('Phone: a colleague calls')}`)
  expect(await press('Anything else')).toContain('<p role="status"></p>')
  expect(calls).toEqual([])
})
