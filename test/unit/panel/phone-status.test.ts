import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { snapshots } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, push } = panelStage()
const { asPhone, asPhoneAway, phoneLeftAlone, inStep } = snapshots

type PhoneStatus = NonNullable<Snapshot['phoneStatus']>
const standing = (phoneStatus: PhoneStatus | null, own: Snapshot['ownSession'] = null) => ({
  ...asPhone,
  ownSession: own,
  phoneStatus,
})

describe('what is set on the phone', () => {
  test('has its line only while it is there', async () => {
    await show(inStep)
    expect(await shownText()).not.toContain('Set on your phone')
    await push(asPhone)
    expect(await shownText()).toContain('Set on your phone Do not disturb Shown in Teams.')
    await push(standing(null))
    expect(await shownText()).not.toContain('Set on your phone')
  })

  test.each([
    [{ status: 'away', reflected: 'reading' }, 'Away Checking your Teams status first…'],
    [{ status: 'away', reflected: 'outranked' }, 'Away Your call comes first.'],
    [{ status: 'busy', reflected: 'ignored' }, 'Busy Not shown in Teams.'],
    [
      { status: 'doNotDisturb', reflected: 'superseded' },
      'Do not disturb Teams changed last, so this no longer counts.',
    ],
    [
      { status: 'away', reflected: 'leftAlone', rule: 'assert.notRunning' },
      'Away Teams is left alone. Teams is not running, so nobody would see it.',
    ],
    [
      { status: 'away', reflected: 'failed', code: 'graph.forbidden' },
      'Away Teams could not be updated. Your account is not allowed to read or set its presence.',
    ],
  ] as const)('%j', async (phoneStatus, text) => {
    await show(standing(phoneStatus))
    expect(await shownText()).toContain(`Set on your phone ${text}`)
  })

  test('as Away, it says when others see that', async () => {
    await show(asPhoneAway)
    expect(await shownText()).toContain('only while Teams itself is not Available')
    await push(asPhone)
    expect(await shownText()).not.toContain('only while Teams itself is not Available')
  })

  test('while it counts, the extension is not said to follow Teams', async () => {
    await show(asPhone)
    expect(await shownText()).toContain('In step Teams shows what you set on your phone.')
    expect(await shownText()).not.toContain('Follows Teams')
    await push(phoneLeftAlone)
    expect(await shownText()).toContain('In step You set a status on your phone itself.')
    await push(standing({ status: 'doNotDisturb', reflected: 'superseded' }))
    expect(await shownText()).toContain('Follows Teams')
    expect(await shownText()).toContain('In step Your extension shows your Teams status.')
  })

  test('is told in the timeline', async () => {
    const page = await show(snapshots.twoAccounts)
    await page.locator('#tab-timeline').click()
    const text = await shownText()
    expect(text).toContain('Teams changed last: your phone’s status no longer counts')
    expect(text).toContain('Teams shows Presenting, as your phone')
    expect(text).toContain('You changed the status on your phone')
    expect(text).toContain('has not been reached for five minutes')
  })
})
