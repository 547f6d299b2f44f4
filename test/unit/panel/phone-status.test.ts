import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { phoneInStep, snapshots, withTeams } from '../../support/panel/snapshots.ts'
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
    expect(await shownText()).toContain(
      'Extension 1001@pbx.example.com Do not disturb Set on your phone Shown in Teams.',
    )
    await push(standing(null))
    expect(await shownText()).not.toContain('Set on your phone')
  })

  test.each([
    [{ status: 'away', reflected: 'reading' }, 'Checking your Teams status first…'],
    [{ status: 'busy', reflected: 'ignored' }, 'Not shown in Teams.'],
    [
      { status: 'away', reflected: 'leftAlone', rule: 'assert.notRunning' },
      'Teams is left alone. Teams is not running, so nobody would see it.',
    ],
    [
      { status: 'away', reflected: 'failed', code: 'graph.forbidden' },
      'Teams could not be updated. Your account is not allowed to read or set its presence.',
    ],
  ] as const)('is what others see at the extension: %j', async (phoneStatus, text) => {
    await show(standing(phoneStatus))
    const word = phoneStatus.status === 'busy' ? 'Busy' : 'Away'
    expect(await shownText()).toContain(`pbx.example.com ${word} Set on your phone ${text}`)
  })

  test('stands beside what others see: under a call, and once Teams changed last', async () => {
    const { call, extension, tray } = snapshots.onCall
    const outranked = standing({ status: 'away', reflected: 'outranked' })
    await show({ ...outranked, call, extension, tray })
    expect(await shownText()).toContain('Set on your phone Away Your call comes first.')
    await push(standing({ status: 'doNotDisturb', reflected: 'superseded' }))
    expect(await shownText()).toContain('pbx.example.com Available Follows Teams')
    expect(await shownText()).toContain(
      'Set on your phone Do not disturb Teams changed last, so this no longer counts.',
    )
  })

  test('that stops calls says so', async () => {
    const phone = { ...phoneInStep, doNotDisturb: { on: true, ours: false } }
    await show({ ...asPhone, phone })
    expect(await shownText()).toContain('you set Do not disturb there')
  })

  test('as Away, it says when others see that', async () => {
    await show(asPhoneAway)
    const hidden = await shownText()
    expect(hidden).toContain('only while Teams itself is not Available')
    expect(hidden).toContain('Teams Available Automatic')
    expect(hidden).toContain('You set a status on your phone itself.')
    await push(withTeams(asPhoneAway, 'Away', 'Away'))
    const shown = await shownText()
    expect(shown).toContain('Teams Away Set by Lockstep, as on your phone')
    expect(shown).toContain('Away Set on your phone Shown in Teams.')
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
