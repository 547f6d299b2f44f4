import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { snapshots } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, button, push, sent } = panelStage()
const menuButton = () => button('Account: Alma Lindqvist')

describe('the account menu', () => {
  test('switches to another account', async () => {
    const page = await show(snapshots.twoAccounts)
    await menuButton().click()
    const active = page.getByRole('menuitemradio', { name: /^Alma/ })
    expect(await active.getAttribute('aria-checked')).toBe('true')
    await page.getByRole('menuitemradio', { name: /^Bruno/ }).click()
    expect(await sent()).toEqual([{ name: 'account.use', argument: { id: 'two' } }])
  })

  test('adds one, signs out, and leads to the permissions', async () => {
    const page = await show(snapshots.inStep)
    for (const name of ['Add another account', 'Sign out', 'Accounts and permissions']) {
      await menuButton().click()
      await page.getByRole('menuitem', { name }).click()
    }
    expect((await sent()).map(({ name }) => name)).toEqual(['account.add', 'account.signOut'])
    await page.getByRole('heading', { name: 'Microsoft', exact: true }).waitFor()
  })

  test('lets the page behind it be seen', async () => {
    const page = await show(snapshots.inStep)
    await menuButton().click()
    await page.getByRole('menu').waitFor()
    const hit = await page.getByRole('heading', { name: 'Connections' }).evaluate((heading) => {
      const { x, y } = heading.getBoundingClientRect()
      return document.elementFromPoint(x + 4, y + 4) === heading
    })
    expect(hit).toBe(true)
  })
})

describe('the accounts of the settings', () => {
  const accounts = async (snapshot: Snapshot) => {
    const page = await show(snapshot)
    await menuButton().click()
    await page.getByRole('menuitem', { name: 'Accounts and permissions' }).click()
    return page
  }

  test('another one is used', async () => {
    await accounts(snapshots.twoAccounts)
    await button('Use Bruno Maier').click()
    expect(await sent()).toEqual([{ name: 'account.use', argument: { id: 'two' } }])
  })

  test('removing one asks first; the focus goes to the question and comes back', async () => {
    const page = await accounts(snapshots.twoAccounts)
    await button('Remove Bruno Maier').click()
    await page.getByText('Sign Bruno Maier out').waitFor()
    await button('Keep').and(page.locator(':focus')).click()
    await button('Remove Bruno Maier').and(page.locator(':focus')).click()
    expect(await sent()).toEqual([])
    await button('Remove account').click()
    expect(await sent()).toEqual([{ name: 'account.forget', argument: { id: 'two' } }])
  })
})

describe('the permission for calls', () => {
  test('is asked for quietly while it is needed, and waited for', async () => {
    const page = await show(snapshots.writeNeeded)
    await button('Allow calls in Teams').click()
    await push({
      ...snapshots.writeNeeded,
      account: { ...snapshots.writeNeeded.account, write: 'asking' },
    })
    await page.getByText('Finish on the Microsoft page').waitFor()
    await button('Cancel').click()
    await push(snapshots.inStep)
    await button('Cancel').waitFor({ state: 'detached' })
    expect((await sent()).map(({ name }) => name)).toEqual([
      'account.allowCalls',
      'account.cancelSignIn',
    ])
  })

  test('is not asked for where calls are not to be shown', async () => {
    const { sync } = snapshots.writeNeeded
    await show({
      ...snapshots.writeNeeded,
      sync: { ...sync, assert: { on: false, choice: 'off' } },
    })
    expect(await shownText()).not.toContain('Allow calls in Teams')
    // The status of the phone needs the same permission.
    await push({
      ...snapshots.writeNeeded,
      sync: {
        ...sync,
        assert: { on: false, choice: 'off' },
        reflect: { on: true, choice: 'on' },
      },
    })
    await button('Allow calls in Teams').waitFor()
  })
})

test('another computer, and what this phone system cannot do, are said quietly', async () => {
  await show(snapshots.otherComputer)
  const text = await shownText()
  expect(text).toContain('Also running on another computer')
  expect(text).toContain('This phone system shows your status without its note.')
  expect(text).toContain('No call This phone system does not tell Lockstep about your calls.')
  expect(text).not.toContain('Do not disturb')
})

test('connecting says so, and is no trouble', async () => {
  const page = await show(snapshots.connecting)
  await page.getByRole('heading', { name: 'Connecting…' }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

describe('appearance', () => {
  const dressed = (appearance: Partial<Snapshot['settings']['appearance']>): Snapshot => ({
    ...snapshots.inStep,
    settings: {
      ...snapshots.inStep.settings,
      appearance: { ...snapshots.inStep.settings.appearance, ...appearance },
    },
  })
  const background = () => getComputedStyle(document.documentElement).backgroundColor

  test('a theme that was chosen counts at once', async () => {
    const page = await show(snapshots.inStep)
    const light = await page.evaluate(background)
    await push(dressed({ theme: 'dark' }))
    await expect.poll(() => page.evaluate(background)).not.toBe(light)
    await push(dressed({ theme: 'light' }))
    await expect.poll(() => page.evaluate(background)).toBe(light)
  })

  test('a language that was chosen counts at once; one that there is not, not', async () => {
    const page = await show(snapshots.inStep)
    await push(dressed({ language: 'de' }))
    await page.getByRole('heading', { name: 'Im Gleichschritt' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    await push(dressed({ language: 'system' }))
    await page.getByRole('heading', { name: 'In step' }).waitFor()
  })
})
