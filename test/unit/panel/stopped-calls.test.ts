import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { snapshots } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText } = panelStage()
const { inStep, otherComputer } = snapshots

const rings = 'Your phone still rings'
const byLockstep = 'Calls are stopped at your extension (by Lockstep).'
const atThePhone = 'Calls are stopped at your extension: you set Do not disturb there.'

const silent = (
  writeDoNotDisturb: boolean,
  doNotDisturb?: NonNullable<Snapshot['phone']>['doNotDisturb'],
): Snapshot => ({
  ...inStep,
  extension: {
    ...inStep.extension,
    status: {
      ...{ activity: 'busy', note: 'Do not disturb' },
      teams: { availability: 'DoNotDisturb', activity: 'DoNotDisturb' },
    },
  },
  phone: inStep.phone && {
    ...inStep.phone,
    abilities: { ...otherComputer.phone.abilities, writePresence: true, writeDoNotDisturb },
    ...(doNotDisturb && { doNotDisturb }),
  },
})

describe('do not disturb in Teams', () => {
  test.each([
    ['cannot be switched', silent(false), [rings]],
    ['is being switched', silent(true, { on: false, ours: false }), [rings]],
    ['stops calls by Lockstep', silent(true, { on: true, ours: true }), [byLockstep]],
    ['stops calls, set at the phone', silent(false, { on: true, ours: false }), [atThePhone]],
    ['may stop calls: nobody knows', silent(true, { on: null, ours: false }), []],
  ] as const)('that %s says so', async (_what, snapshot, said) => {
    await show(snapshot)
    const text = await shownText()
    const found = [rings, byLockstep, atThePhone].filter((words) => text.includes(words))
    expect(found).toEqual(said)
  })
})
