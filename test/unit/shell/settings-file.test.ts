import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

// electron-store is conf with a default folder from Electron; here its folder is always given.
vi.mock('electron-store', async () => {
  const { default: Conf } = await import('conf')
  return {
    default: class extends Conf {
      constructor({ name, ...options }: { name: string; cwd: string }) {
        super({ ...options, configName: name })
      }
    },
  }
})
const { createSettingsFile } = await import('../../../src-main/shell/settings-file.ts')
const { createDocuments } = await import('../../../src-main/shell/documents.ts')
const { createSettings } = await import('../../../src-main/services/settings/settings.ts')

const log = { debug() {}, info() {}, warn() {}, error() {} }
let folder: string
const create = () => createSettingsFile(folder, () => Date.UTC(2026, 0, 5))
const put = (name: string, content: string) => writeFileSync(join(folder, name), content)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-settings-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the settings file', () => {
  test('is absent at first, and reading makes nothing', () => {
    expect(create().load()).toEqual({ kind: 'absent' })
    expect(create().loadBackup()).toBeUndefined()
    expect(readdirSync(folder)).toEqual([])
  })

  test('comes back as it was saved, the backup beside it', () => {
    const file = create()
    file.save({ version: 1, nested: { list: [1, 2] }, 'dotted.key': null })
    file.saveBackup({ version: 1 })
    expect(create().load()).toEqual({
      kind: 'ok',
      value: { version: 1, nested: { list: [1, 2] }, 'dotted.key': null },
    })
    expect(create().loadBackup()).toEqual({ version: 1 })
    file.save({ version: 1 })
    expect(create().load()).toEqual({ kind: 'ok', value: { version: 1 } })
    expect(readdirSync(folder).sort()).toEqual(['settings.backup.json', 'settings.json'])
  })

  test('a folder that is not there yet is made', () => {
    const below = createSettingsFile(join(folder, 'a', 'b'), () => 0)
    below.save({ version: 1 })
    expect(below.load()).toEqual({ kind: 'ok', value: { version: 1 } })
  })

  test.each(['', '{', 'null', '[]', '7', '"text"', '\u0000\u0000', '{"a":1}}'])(
    'the content %j is corrupt, and nothing is written over it',
    (content) => {
      put('settings.json', content)
      const file = create()
      expect(file.load()).toEqual({ kind: 'corrupt' })
      expect(() => file.save({ version: 1 })).toThrow()
      expect(read('settings.json')).toBe(content)
    },
  )

  test('a directory in its place is corrupt too', () => {
    mkdirSync(join(folder, 'settings.json'))
    expect(create().load()).toEqual({ kind: 'corrupt' })
  })

  test('a byte order mark is no harm, also when saved over', () => {
    put('settings.json', '\uFEFF{"sync":"off"}')
    const file = create()
    expect(file.load()).toEqual({ kind: 'ok', value: { sync: 'off' } })
    file.save({ sync: 'on' })
    expect(create().load()).toEqual({ kind: 'ok', value: { sync: 'on' } })
  })

  test('set aside, it keeps its content under a name that tells why, each time another', () => {
    for (const content of ['{one', '{two']) {
      put('settings.json', content)
      const file = create()
      file.load()
      file.setAside('corrupt')
      file.save({ version: 1 })
    }
    const aside = readdirSync(folder).filter((name) => name.includes('corrupt'))
    expect(aside.sort()).toEqual([
      'settings.corrupt-2026-01-05T00-00-00-000Z-2.json',
      'settings.corrupt-2026-01-05T00-00-00-000Z.json',
    ])
    expect(aside.map(read).sort()).toEqual(['{one', '{two'])
  })

  test('a damaged backup is none, and is replaced', () => {
    put('settings.backup.json', '{')
    const file = create()
    expect(file.loadBackup()).toBeUndefined()
    file.saveBackup({ version: 1 })
    expect(file.loadBackup()).toEqual({ version: 1 })
  })
})

describe('with the settings service', () => {
  test('a corrupt file is set aside and the backup takes its place', () => {
    createSettings(create(), log).update({ sync: 'off' })
    put('settings.json', '{"sync": "o')
    const settings = createSettings(create(), log)
    expect(settings.notices).toEqual(['settings.corrupt'])
    expect(settings.current.sync).toBe('off')
    settings.update({ trayHintShown: true })
    const again = createSettings(create(), log)
    expect(again.notices).toEqual([])
    expect(again.current).toMatchObject({ sync: 'off', trayHintShown: true })
    expect(readdirSync(folder).some((name) => name.startsWith('settings.corrupt-'))).toBe(true)
  })

  test('the file of a newer version is not touched', () => {
    const content = '{"version": 2, "sync": {"new": true}}'
    put('settings.json', content)
    const settings = createSettings(create(), log)
    settings.update({ sync: 'off' })
    expect(settings.notices).toEqual(['settings.newer'])
    expect(read('settings.json')).toBe(content)
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })
})

describe('the journal', () => {
  test('comes back as it was written, and undefined takes it away', () => {
    const documents = createDocuments(folder, log)
    expect(documents.read('journal')).toBeUndefined()
    for (const value of [{ sessionId: 'x', until: 5 }, [1], 'text', 7, null, {}]) {
      documents.write('journal', value)
      expect(createDocuments(folder, log).read('journal')).toEqual(value)
    }
    documents.write('journal', undefined)
    expect(documents.read('journal')).toBeUndefined()
  })

  test.each(['', '{', '[]', 'null'])(
    'damaged as %j it says nothing and can be written',
    (content) => {
      put('journal.json', content)
      const documents = createDocuments(folder, log)
      expect(documents.read('journal')).toBeUndefined()
      documents.write('journal', { a: 1 })
      expect(documents.read('journal')).toEqual({ a: 1 })
    },
  )

  test('never throws when it cannot be read', () => {
    mkdirSync(join(folder, 'journal.json'))
    expect(createDocuments(folder, log).read('journal')).toBeUndefined()
  })
})
