/** The panel in a language nobody speaks: longer than any real one, and all of it from the table. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorCodes } from '../../../src-main/domain/codes.ts'
import { ruleIds } from '../../../src-main/domain/rules.ts'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { formatFor } from '../../../src-renderer/panel/format.ts'
import type { TimelineEntry } from '../../../src-renderer/panel/types.ts'
import { en } from '../../../src-renderer/panel/words/en.ts'
import { type PanelHost, type PanelPage, startPanelHost } from '../../support/panel/page.ts'
import { eachPhoneForm } from '../../support/panel/phone-tour.ts'
import { pseudoEnglish, pseudoText, pseudoWords } from '../../support/panel/pseudo.ts'
import { moment, snapshots } from '../../support/panel/snapshots.ts'
import {
  type Alter,
  cutOff,
  eachState,
  eachView,
  eachWelcome,
  type Look,
} from '../../support/panel/tour.ts'

const minute = 60_000
const locale = 'en-GB'
let host: PanelHost

beforeAll(async () => {
  host = await startPanelHost([pseudoEnglish()])
}, 2 * minute)
afterAll(() => host?.close())

/** Names, addresses and notes are the person's: marked, they are told from texts of the panel. */
const personal: ReadonlySet<string> = new Set(['name', 'username', 'note', 'address'])
const withMarkedData: Alter = (snapshot) =>
  JSON.parse(JSON.stringify(snapshot), (key, value: unknown) =>
    personal.has(key) && typeof value === 'string' && value !== '' ? `‹${value}›` : value,
  )

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) =>
  Object.keys(record) as K[]

/** Every event, cause, rule and fault that the timeline can tell of, and every fault as a notice. */
function everything(): Snapshot {
  const causes = keysOf(en.timeline.causes)
  const steps = keysOf(en.timeline.steps).map((step) => ({ step, ms: 1_500 }))
  const events = keysOf(en.timeline.events)
  const timeline = [...ruleIds, ...errorCodes].map((of, id): TimelineEntry => {
    const why = ruleIds.find((rule) => rule === of)
    const code = errorCodes.find((each) => each === of)
    return {
      id,
      at: moment - id * 1_000,
      event: events[id % events.length] ?? 'call.began',
      cause: causes[id % causes.length] ?? 'person',
      steps,
      reading: { at: moment, teams: 'Busy / InACall', ms: 120 },
      ...(why === undefined ? {} : { rule: why }),
      ...(code === undefined ? {} : { code }),
    }
  })
  return { ...snapshots.inStep, timeline, notices: [...errorCodes] }
}

const format = formatFor(locale)
/** What `Intl` says and what has no translation: names of languages, and of this app. */
const notOfTheTable = new Set([
  ...snapshots.inStep.timeline.map(({ at }) => format.day(at, moment)),
  ...['Lockstep', 'English', 'Deutsch', 'Français', 'Español'],
])
const times = /\b\d{1,2}:\d{2}(?::\d{2})?\b/g
const lengths = /\b\d[\d.,]*\s?(?:ms|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?)\b/g

/** What is left of a text without its parts from the table, the person's data, and what is above. */
function notTranslated(text: string): string {
  if (notOfTheTable.has(text.trim())) return ''
  let rest = text
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/\[!!(?:(?!\[!!|!!\]).)*!!\]/gs, '')
  }
  const own = rest
    .replace(/‹[^›]*›/g, '')
    .replace(times, '')
    .replace(lengths, '')
  return /\p{L}/u.test(own) ? own.trim() : ''
}

/** Runs in the page: all that is written there or told to a screen reader. */
function writtenTexts(): string[] {
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement: parent, textContent } = walker.currentNode
    // The letters in the round picture of an account come from its name.
    if (parent?.closest('script, style, .fui-Avatar') === null) texts.push(textContent ?? '')
  }
  const told = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']
  // Fluent names its badges in English; nobody is told what is hidden.
  for (const name of told)
    for (const each of document.querySelectorAll(`[${name}]`))
      if (each.closest('[aria-hidden=true]') === null || name === 'title')
        texts.push(each.getAttribute(name) ?? '')
  return texts
}

/** What floats above the page, or comes only with an answer. */
async function eachPopUp(panel: PanelPage, look: Look) {
  const { page } = panel
  await panel.push(withMarkedData(snapshots.twoAccounts))
  await page.locator('#tab-status').click()
  for (const menu of ['header > button', 'main button[aria-haspopup=menu]']) {
    await page.locator(menu).click()
    await page.getByRole('menu').waitFor()
    await look(`menu: ${menu}`)
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
  }
}

test.each([
  [320, 1],
  [380, 1],
  [320, 2],
  [380, 2],
])('%i px, text of %i00 %', { timeout: 3 * minute }, async (width, scale) => {
  const panel = await host.open(withMarkedData(snapshots.inStep), {
    locale,
    reducedMotion: 'reduce',
    viewport: { width, height: 640 },
  })
  const { page } = panel
  await page.clock.setFixedTime(moment)
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size * 100}%`
  }, scale)
  const look: Look = async (title) => {
    const wrong = [
      ...(await page.evaluate(cutOff)),
      ...(await page.evaluate(writtenTexts)).map(notTranslated).filter((text) => text !== ''),
    ]
    expect.soft([title, ...wrong]).toEqual([title])
  }
  await eachView(panel, look, withMarkedData)
  await eachState(panel, look, withMarkedData)
  await eachWelcome(panel, look, withMarkedData)
  await eachPopUp(panel, look)
  await eachPhoneForm(panel, look, withMarkedData)
  await panel.push(withMarkedData(everything()))
  for (const view of ['status', 'timeline']) {
    await page.locator(`#tab-${view}`).click()
    await look(`${view}, with everything there is`)
  }
  await panel.close()
})

test('the language nobody speaks is longer by two fifths, and keeps what a text is given', () => {
  const sentence = 'Your extension keeps the status it shows now.'
  const longer = pseudoText(sentence).length - '[!!  !!]'.length
  expect(longer / sentence.length).toBeGreaterThan(1.3)
  const own = pseudoWords(en)
  expect(own.language).toBe('en')
  expect(own.account.nameUse('Alma')).toBe('[!! ÚÙšéè Alma !!]')
  expect(own.timeline.events['teams.changed']('')).toBe(pseudoText('Teams status changed'))
  expect(own.setup.sync.inForce(false)).toBe(pseudoText('Now off.'))
})

test('a text that is not of the table is found', () => {
  expect(notTranslated('[!! ÚÙšéè [!! Álmáà !!] !!], 14:05')).toBe('')
  expect(notTranslated('[!! ÚÙšéè !!] and more')).toBe('and more')
})
