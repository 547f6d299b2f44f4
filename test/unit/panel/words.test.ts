import { describe, expect, test } from 'vitest'
import { errorCodes } from '../../../src-main/domain/codes.ts'
import { ruleIds } from '../../../src-main/domain/rules.ts'
import { minutesUntilTomorrow } from '../../../src-main/domain/until-tomorrow.ts'
import { trayTables } from '../../../src-main/shell/tray-words.ts'
import { actionFor } from '../../../src-renderer/panel/words/actions.ts'
import { languageFor, languages, wordsFor } from '../../../src-renderer/panel/words/index.ts'

/** Every text of a table; functions are called with a sample. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return texts(value('Xyz'))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

function keys(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, part]) => keys(part, `${path}/${key}`))
}

describe.each(Object.entries(languages))('%s', (name, words) => {
  test('has no empty text, and every sentence ends as one', () => {
    expect(texts(words).filter((text) => text.trim() === '')).toEqual([])
    const sentences = [...Object.values(words.errors).flatMap(texts), ...texts(words.rules)]
    expect(sentences.filter((text) => !/[.…]$/.test(text))).toEqual([])
  })

  test('has words for every code and rule, and an action with a label', () => {
    for (const code of errorCodes) {
      expect(Object.keys(words.errors[code]).sort()).toEqual(['advice', 'cause', 'consequence'])
      const action = actionFor[code]
      if (action !== 'none') expect(words.actions[action]).not.toBe('')
    }
    expect(Object.keys(words.rules).sort()).toEqual([...ruleIds].sort())
  })

  test('has the same keys as English', () => {
    expect(keys(words).sort()).toEqual(keys(languages.en).sort())
    expect(words.language).toBe(name)
  })

  test('the tray calls states and presences as the panel does', () => {
    const tray = name === 'de' ? trayTables.de : trayTables.en
    expect(tray.presence).toEqual(words.presence)
    for (const [state, text] of Object.entries(tray.states))
      expect(words.status.headline[state as keyof typeof tray.states].title).toBe(text)
  })
})

test('the first language of the person that there is wins', () => {
  expect(wordsFor(['fr-FR', 'de-AT', 'en']).language).toBe('de')
  expect(wordsFor(['fr']).language).toBe('en')
  expect(wordsFor([]).language).toBe('en')
})

test('the region decides how times look', () => {
  const at = new Date(2026, 10, 19, 14, 5).getTime()
  expect(languageFor(['en-GB']).format.time(at)).toBe('14:05')
  expect(languageFor(['en-US']).format.time(at)).toMatch(/^2:05\sPM$/)
})

test('durations are in the fitting unit', () => {
  const { format } = languageFor(['en-GB'])
  expect(format.measured(38.4)).toBe('38 ms')
  expect(format.measured(1_500)).toBe('1.5 secs')
  expect(format.fromNow(41_300)).toBe('in 42 sec')
  expect(format.fromNow(180_000)).toBe('in 3 min')
})

test('until tomorrow is until midnight here, and never more than a day', () => {
  expect(minutesUntilTomorrow(new Date(2026, 10, 19, 23, 30).getTime())).toBe(30)
  expect(minutesUntilTomorrow(new Date(2026, 10, 19, 0, 0).getTime())).toBeLessThanOrEqual(1_440)
  expect(minutesUntilTomorrow(new Date(2026, 10, 19, 23, 59, 59, 900).getTime())).toBe(1)
})
