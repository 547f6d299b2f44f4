import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import type { ProbeResult, Snapshot } from '../../../src-preload/contract.ts'
import { phoneInStep, snapshots } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, button, push, answer, sent } = panelStage()
const { fresh, inStep } = snapshots

async function open(snapshot: Snapshot) {
  const page = await show(snapshot)
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Phone/ })
    .click()
  return page
}

const server = 'wss://pbx.example.com:8089/ws'
const asteriskFound: ProbeResult = {
  proposals: [
    {
      connector: 'asterisk',
      product: 'freepbx',
      server,
      ariUrl: 'https://pbx.example.com:8089/ari',
      ucpUrl: 'https://pbx.example.com/ucp/',
    },
    { connector: 'sip', product: 'freepbx', server },
  ],
  tried: [
    { kind: 'webSocket', address: server, outcome: 'found' },
    { kind: 'tcp', address: 'tcp://pbx.example.com', outcome: 'refused' },
  ],
}

async function find(page: Page, value: ProbeResult) {
  await answer('phone.probe', { ok: true, value })
  await page.getByLabel('Phone system').fill(' pbx.example.com ')
  await page.getByLabel('Extension').fill('1001')
  await page.getByLabel('Password').fill('secret')
  await page.keyboard.press('Enter')
}

describe('the search', () => {
  test('sends the host and nothing else, and fills in the best that is found', async () => {
    const page = await open(fresh)
    await find(page, asteriskFound)
    await page.getByText('Found: FreePBX').waitFor()
    expect(await sent()).toEqual([{ name: 'phone.probe', argument: { host: 'pbx.example.com' } }])
    expect(await page.getByLabel('Kind of phone system').inputValue()).toBe('asterisk')
    expect(await page.getByLabel('Server').inputValue()).toBe(server)
    expect(await page.getByLabel('Extension').inputValue()).toBe('1001')
    expect(await page.locator(':focus').innerText()).toContain('Found: FreePBX')
    await button('Save').click()
    await expect.poll(async () => (await sent()).length).toBe(2)
    const form = { connector: 'asterisk', server, address: '1001', authorizationUser: '' }
    expect((await sent()).at(-1)).toEqual({
      name: 'phone.save',
      argument: { ...form, password: 'secret' },
    })
  })

  test('tells what was tried, each with how it went', async () => {
    const page = await open(fresh)
    await find(page, asteriskFound)
    await button('What was tried').click()
    const text = await shownText()
    expect(text).toContain(`SIP over WebSocket: Found ${server}`)
    expect(text).toContain('SIP over TCP: Nobody answers there tcp://pbx.example.com')
  })

  test('tells each attempt while it is under way, to a screen reader too', async () => {
    const page = await open(fresh)
    await page.evaluate(() => {
      window.answers['phone.probe'] = new Promise(() => undefined) as never
    })
    await page.getByLabel('Phone system').fill('pbx.example.com')
    await page.keyboard.press('Enter')
    const status = page.getByRole('status').filter({ hasText: 'Looking what is there…' })
    await status.waitFor()
    await push({ ...fresh, phoneProgress: { probe: asteriskFound.tried } })
    await status.getByText('SIP over TCP: Nobody answers there').waitFor()
    expect(await button('Find my phone system').isDisabled()).toBe(true)
  })

  test('that finds nothing says why and what to try, and leaves the way by hand', async () => {
    const page = await open(fresh)
    await find(page, {
      proposals: [],
      tried: [{ kind: 'tls', address: 'tls://pbx.example.com', outcome: 'unknownHost' }],
      code: 'sip.unknownHost',
    })
    const alert = page.getByRole('alert')
    await alert.getByText('The name of the phone server cannot be found.').waitFor()
    expect(await alert.innerText()).toContain('Check the name, and whether you need a VPN.')
    expect(await shownText()).toContain('SIP over TLS: Name not found')
    await button('Enter the details myself').click()
    expect(await page.getByLabel('Extension').inputValue()).toBe('1001')
  })

  test('that the organisation does not allow says so', async () => {
    const page = await open(fresh)
    await answer('phone.probe', { ok: false, code: 'sip.hostNotAllowed' })
    await page.getByLabel('Phone system').fill('pbx.example.com')
    await button('Find my phone system').click()
    await page.getByRole('alert').getByText('does not allow this phone server').waitFor()
  })

  test('without a host is not begun', async () => {
    const page = await open(fresh)
    await button('Find my phone system').click()
    await page.getByText('Enter the name or the address of your phone system.').waitFor()
    expect(await page.getByLabel('Phone system').and(page.locator(':focus')).count()).toBe(1)
    expect(await sent()).toEqual([])
  })

  test('another kind can be chosen, and has what was found for it', async () => {
    const page = await open(fresh)
    await find(page, {
      ...asteriskFound,
      proposals: [
        { connector: 'innovaphone', product: 'innovaphone', server: 'wss://pbx.example.com' },
        { connector: 'sip', product: 'innovaphone', server: 'tls://pbx.example.com' },
      ],
    })
    await page.getByLabel('Kind of phone system').selectOption('sip')
    expect(await page.getByLabel('Server').inputValue()).toBe('tls://pbx.example.com')
    await button('Search again').click()
    await page.getByLabel('Phone system').waitFor()
  })

  test('a certificate that is not trusted is told before anything is tried with it', async () => {
    const page = await open(fresh)
    await find(page, {
      ...asteriskFound,
      proposals: [{ connector: 'asterisk', server, certificate: true }],
    })
    await page.getByText('The certificate of the phone server is not trusted').waitFor()
  })
})

describe('the fields of a kind', () => {
  test('Asterisk: both second ways are off; the found address is there, with the warning', async () => {
    const page = await open(fresh)
    await find(page, asteriskFound)
    await button('More settings').click()
    expect(await page.getByText('rights of an administrator').count()).toBe(0)
    await page.getByRole('switch', { name: /REST interface/ }).click()
    await page.getByText('rights of an administrator').waitFor()
    const group = page.getByRole('group', { name: /REST interface/ })
    expect(await group.getByLabel('Address').inputValue()).toBe('https://pbx.example.com:8089/ari')
    await group.getByLabel('User').fill('lockstep')
    await button('Save').click()
    await page.getByText('Enter the password.').waitFor()
    expect(await group.getByLabel('Password').and(page.locator(':focus')).count()).toBe(1)
    await group.getByLabel('Password').fill('p')
    await button('Save').click()
    await expect.poll(async () => (await sent()).length).toBe(2)
    expect((await sent()).at(-1)?.argument).toMatchObject({
      ari: { url: 'https://pbx.example.com:8089/ari', user: 'lockstep', password: 'p' },
    })
  })

  test('a problem among the rarer ones opens them', async () => {
    const page = await open({
      ...inStep,
      phone: { ...phoneInStep, blocking: { ...phoneInStep.blocking, enabled: true } },
    })
    await page.getByLabel('Code to turn it on').fill('seven')
    await button('More settings').click()
    await button('Save').click()
    await page.getByText('Enter digits, * and # only.').waitFor()
    expect(await page.getByLabel('Code to turn it on').and(page.locator(':focus')).count()).toBe(1)
  })

  test('PBXware says what it cannot show, and has a relay', async () => {
    const page = await open({ ...inStep, phone: { ...phoneInStep, connector: 'pbxware' } })
    await page.getByText('PBXware can show no Busy and no Away').waitFor()
    await page.getByLabel('Relay of your organisation').fill('https://relay.example.com')
    await page.getByRole('switch', { name: /stops my calls/ }).click()
    await page.getByLabel('How', { exact: true }).selectOption('api')
    expect(await page.getByLabel('Code to turn it on').count()).toBe(0)
    await button('Save').click()
    await page.getByText('Saved.').waitFor()
    expect((await sent()).at(-1)?.argument).toMatchObject({
      connector: 'pbxware',
      relayUrl: 'https://relay.example.com',
      doNotDisturb: { enabled: true, way: 'api' },
    })
  })

  test('a server of TCP is said to be not encrypted', async () => {
    const page = await open(inStep)
    expect(await page.getByText('Not encrypted').count()).toBe(0)
    await page.getByLabel('Server').fill('tcp://pbx.example.com')
    await page.getByText('Not encrypted').waitFor()
  })

  test('what the organisation fixed is there and cannot be changed', async () => {
    const page = await open({
      ...fresh,
      phoneFixed: { connector: 'asterisk', doNotDisturb: { enabled: true, onCode: '*1' } },
      locked: ['phone.connector', 'phone.doNotDisturb.enabled', 'phone.doNotDisturb.onCode'],
    })
    await button('Enter the details myself').click()
    const kind = page.getByLabel('Kind of phone system')
    expect([await kind.inputValue(), await kind.isDisabled()]).toEqual(['asterisk', true])
    expect(await page.getByRole('switch', { name: /stops my calls/ }).isDisabled()).toBe(true)
    const code = page.getByLabel('Code to turn it on')
    expect([await code.inputValue(), await code.isDisabled()]).toEqual(['*1', true])
    expect(await page.getByLabel('Code to turn it off').isDisabled()).toBe(false)
  })
})
