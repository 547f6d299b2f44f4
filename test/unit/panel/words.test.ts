import { describe, expect, test } from 'vitest'
import { errorCodes } from '../../../src-main/domain/codes.ts'
import { ruleIds } from '../../../src-main/domain/rules.ts'
import { minutesUntilTomorrow } from '../../../src-main/domain/until-tomorrow.ts'
import { trayTables } from '../../../src-main/shell/tray-words.ts'
import { actionFor } from '../../../src-renderer/panel/words/actions.ts'
import { languageFor, languages, wordsFor } from '../../../src-renderer/panel/words/index.ts'

const samples = ['Xyz', 'Abc', 'Klm'] as const

interface Text {
  readonly text: string
  /** What the text was given and says. */
  readonly says: readonly string[]
}

/** Every text of a table by where it stands; functions are called with samples. */
function textsOf(value: unknown, path = ''): readonly (readonly [string, Text])[] {
  if (typeof value === 'string') return [[path, { text: value, says: [] }]]
  if (typeof value === 'function') {
    const text = String(value(...samples))
    return [[path, { text, says: samples.filter((sample) => text.includes(sample)) }]]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}/${key}`))
}

const tables = Object.fromEntries(
  await Promise.all(languages.map(async (name) => [name, await wordsFor([name])] as const)),
)
const english = new Map(textsOf(tables.en))

const names = [
  ...['Lockstep Xyz', 'Microsoft', 'Teams'],
  ...['Microsoft 365', 'Microsoft 365 DoD', 'Microsoft 365 GCC High'],
  ...['Asterisk', 'Bicom PBXware', 'FreePBX', 'FreeSWITCH', 'Kamailio', 'OpenSIPS'],
  ...['innovaphone', 'innovaphone myApps'],
]
/** Names, and words that are the same in both languages. */
const sameAsEnglish: Readonly<Record<string, readonly string[]>> = {
  de: [...names, 'Cloud', 'Offline', 'Pause', 'Server', 'Status', 'Updates'],
  fr: [...names, 'Cloud', 'Licence', 'Note', 'Notifications', 'Version, licence, guides'],
  es: [...names, 'General', 'No'],
}

describe.each(Object.entries(tables))('%s', (name, words) => {
  const own = textsOf(words)

  test('has no empty text, and every sentence ends as one', () => {
    expect(own.filter(([, { text }]) => text.trim() === '')).toEqual([])
    const sentences = [...textsOf(words.errors), ...textsOf(words.rules)]
    expect(sentences.filter(([, { text }]) => !/[.…]$/.test(text))).toEqual([])
  })

  test('has a cause, a consequence and an advice for every code, and a label for its action', () => {
    for (const code of errorCodes) {
      expect(Object.keys(words.errors[code]).sort()).toEqual(['advice', 'cause', 'consequence'])
      const action = actionFor[code]
      if (action !== 'none' && action !== 'adminConsent') expect(words.actions[action]).not.toBe('')
    }
    expect(Object.keys(words.rules).sort()).toEqual([...ruleIds].sort())
  })

  test('has the same texts as English, each with what it is given', () => {
    const given = ([path, { says }]: readonly [string, Text]) => `${path} ${says.join()}`
    expect(own.map(given).sort()).toEqual([...english].map(given).sort())
    expect(words.language).toBe(name)
  })

  test('leaves nothing in English', () => {
    if (name === 'en') return
    const same = own.filter(([path, { text }]) => english.get(path)?.text === text)
    const texts = [...new Set(same.map(([, { text }]) => text))].sort()
    expect(texts).toEqual([...(sameAsEnglish[name] ?? [])].sort())
  })

  test('the tray says it as the panel does', () => {
    const tray = trayTables[name as keyof typeof trayTables]
    const { headline, sync, account } = words.status
    expect(tray.presence).toEqual(words.presence)
    for (const [state, text] of Object.entries(tray.states))
      expect(headline[state as keyof typeof tray.states].title).toBe(text)
    expect(tray.off).toBe(words.status.syncOff.title)
    expect(tray.menu).toMatchObject({
      syncOn: sync.switch,
      pause: sync.pause,
      pause30: sync.for30,
      pause60: sync.for60,
      pauseUntilTomorrow: sync.untilTomorrow,
      pauseUntilResumed: sync.untilResumed,
      resume: sync.resume,
      signIn: account.signIn,
      signOut: account.signOut,
    })
  })
})

test('there is a tray for every language of the panel', () => {
  expect(Object.keys(trayTables).sort()).toEqual([...languages].sort())
})

test('French sets no-break spaces where a line must not break', () => {
  const breaks = textsOf(tables.fr).filter(([, { text }]) => / [:;?!»]|« /.test(text))
  expect(breaks).toEqual([])
})

test('Spanish tells the times of one o’clock in the singular', async () => {
  const { pausedUntil } = (await wordsFor(['es'])).status
  expect(pausedUntil('1:05')).toContain('la 1:05')
  expect(pausedUntil('11:05')).toContain('las 11:05')
})

test('the first language of the person that there is wins', async () => {
  const language = async (...preferred: readonly string[]) => (await wordsFor(preferred)).language
  expect(await language('pt-BR', 'de-AT', 'en')).toBe('de')
  expect(await language('fr-CH', 'de')).toBe('fr')
  expect(await language('pt')).toBe('en')
  expect(await language()).toBe('en')
})

test('the region decides how times look', async () => {
  const at = new Date(2026, 10, 19, 14, 5).getTime()
  expect((await languageFor(['en-GB'])).format.time(at)).toBe('14:05')
  expect((await languageFor(['en-US'])).format.time(at)).toMatch(/^2:05\sPM$/)
})

test('durations are in the fitting unit', async () => {
  const { format } = await languageFor(['en-GB'])
  expect(format.measured(38.4)).toBe('38 ms')
  expect(format.measured(1_500)).toBe('1.5 secs')
  expect(format.fromNow(41_300)).toBe('in 42 seconds')
  expect(format.fromNow(180_000)).toBe('in 3 minutes')
})

test.each([
  ['de', 'in 42 Sekunden', '2 Minuten', 'Gestern'],
  ['fr', 'dans 42 secondes', '2 minutes', 'Hier'],
  ['es', 'dentro de 42 segundos', '2 minutos', 'Ayer'],
])('lengths and days are those of %s', async (locale, fromNow, length, day) => {
  const { format } = await languageFor([locale])
  expect(format.fromNow(41_300)).toBe(fromNow)
  expect(format.length(120_000)).toBe(length)
  const now = new Date(2026, 10, 19, 14, 5).getTime()
  expect(format.day(new Date(2026, 10, 18, 23, 5).getTime(), now)).toBe(day)
})

test('until tomorrow is until midnight here, and never more than a day', () => {
  expect(minutesUntilTomorrow(new Date(2026, 10, 19, 23, 30).getTime())).toBe(30)
  expect(minutesUntilTomorrow(new Date(2026, 10, 19, 0, 0).getTime())).toBeLessThanOrEqual(1_440)
  expect(minutesUntilTomorrow(new Date(2026, 10, 19, 23, 59, 59, 900).getTime())).toBe(1)
})
