import { describe, expect, test } from 'vitest'
import type { Log, SettingsFile } from '../../../src-main/ports.ts'
import { defaultSettings } from '../../../src-main/services/settings/schema.ts'
import { createSettings } from '../../../src-main/services/settings/settings.ts'

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A settings file in memory, which remembers what was done to it. */
class MemoryFile implements SettingsFile {
  file: ReturnType<SettingsFile['load']>
  backup: unknown
  readonly aside: { readonly reason: string; readonly content: unknown }[] = []
  saves = 0
  broken = false

  constructor(file: ReturnType<SettingsFile['load']>, backup?: unknown) {
    this.file = file
    this.backup = backup
  }

  load() {
    return this.file
  }

  loadBackup() {
    return this.backup
  }

  save(value: Readonly<Record<string, unknown>>) {
    if (this.broken) throw new Error('the disk is full')
    this.saves += 1
    this.file = { kind: 'ok', value: structuredClone(value) }
  }

  saveBackup(value: Readonly<Record<string, unknown>>) {
    if (this.broken) throw new Error('the disk is full')
    this.backup = structuredClone(value)
  }

  setAside(reason: 'corrupt' | 'newer') {
    if (this.broken) throw new Error('the disk is full')
    this.aside.push({ reason, content: this.file })
    this.file = { kind: 'absent' }
  }
}

const ok = (value: unknown) => ({ kind: 'ok' as const, value })
const phone = { server: 'wss://pbx.example.com', addressOfRecord: 'sip:1@x', authorizationUser: '' }

describe('at the first start', () => {
  test('there are defaults, and nothing is written', () => {
    const file = new MemoryFile({ kind: 'absent' })
    const settings = createSettings(file, silent)
    expect(settings.current).toEqual(defaultSettings)
    expect(settings.notices).toEqual([])
    expect(file.saves).toBe(0)
  })

  test('only what was chosen is written', () => {
    const file = new MemoryFile({ kind: 'absent' })
    const settings = createSettings(file, silent)
    settings.update({ sync: 'off' })
    expect(file.file).toEqual(ok({ version: 1, sync: 'off' }))
    expect(file.backup).toEqual({ version: 1, sync: 'off' })
  })
})

describe('with a good file', () => {
  test('it is read, backed up, and its unknown keys survive a change', () => {
    const value = {
      version: 1,
      sync: 'on',
      future: { a: 1 },
      calls: { ringing: true, later: 'x' },
      phone: { ...phone, realm: 'pbx', note: 'mine' },
    }
    const file = new MemoryFile(ok(value))
    const settings = createSettings(file, silent)
    expect(settings.current.calls.ringing).toBe(true)
    expect(file.backup).toEqual(value)

    settings.update({ calls: { ...settings.current.calls, settleMs: 2_000 }, phone })
    expect(file.file).toEqual(
      ok({
        ...value,
        calls: { ringing: true, later: 'x', settleMs: 2_000 },
        phone: { ...phone, note: 'mine' },
      }),
    )
    expect(createSettings(file, silent).current).toEqual(settings.current)
  })

  test('subscribers hear of a change until they unsubscribe', () => {
    const settings = createSettings(new MemoryFile(ok({})), silent)
    const heard: string[] = []
    const unsubscribe = settings.subscribe((now, before) =>
      heard.push(`${before.sync}>${now.sync}`),
    )
    settings.update({ sync: 'off' })
    unsubscribe()
    settings.update({ sync: 'on' })
    expect(heard).toEqual(['follow>off'])
  })

  test('a change that does not validate changes nothing', () => {
    const file = new MemoryFile(ok({ sync: 'on' }))
    const settings = createSettings(file, silent)
    const calls = { ...settings.current.calls, settleMs: -1 }
    expect(() => settings.update({ sync: 'off', calls })).toThrow(
      expect.objectContaining({ code: 'command.invalid' }),
    )
    expect(settings.current.sync).toBe('on')
    expect(file.saves).toBe(0)
  })

  test('a full disk keeps the change in memory', () => {
    const file = new MemoryFile(ok({}))
    const settings = createSettings(file, silent)
    file.broken = true
    expect(settings.update({ sync: 'off' }).sync).toBe('off')
    expect(settings.current.sync).toBe('off')
  })
})

describe('with a bad file', () => {
  test.each([
    ['no JSON', { kind: 'corrupt' as const }],
    ['a wrong value', ok({ version: 1, sync: 'maybe' })],
    ['a wrong version', ok({ version: 'one' })],
  ])('%s: it is set aside, the backup takes its place', (_title, content) => {
    const file = new MemoryFile(content, { version: 1, sync: 'off', future: 1 })
    const settings = createSettings(file, silent)
    expect(settings.current.sync).toBe('off')
    expect(settings.notices).toEqual(['settings.corrupt'])
    expect(file.aside).toEqual([{ reason: 'corrupt', content }])
    expect(file.file).toEqual(ok({ version: 1, sync: 'off', future: 1 }))
  })

  test.each([[undefined], ['text'], [{ version: 1, sync: 'maybe' }], [{ version: 99 }]])(
    'with the backup %o there are defaults, and the backup is not overwritten',
    (backup) => {
      const file = new MemoryFile({ kind: 'corrupt' }, backup)
      const settings = createSettings(file, silent)
      expect(settings.current).toEqual(defaultSettings)
      expect(file.backup).toEqual(backup)
      expect(file.aside).toHaveLength(1)
    },
  )

  test('when it cannot be set aside nothing is ever written over it', () => {
    const content = ok({ version: 1, sync: 'maybe' })
    const file = new MemoryFile(content)
    file.broken = true
    const settings = createSettings(file, silent)
    file.broken = false
    settings.update({ sync: 'off' })
    expect(settings.current.sync).toBe('off')
    expect(file.file).toBe(content)
    expect(file.saves).toBe(0)
  })
})

describe('with the file of a newer version', () => {
  test('it stays untouched; the backup serves, in memory only', () => {
    const content = ok({ version: 2, sync: 'something new' })
    const backup = { version: 1, sync: 'off' }
    const file = new MemoryFile(content, backup)
    const settings = createSettings(file, silent)
    expect(settings.notices).toEqual(['settings.newer'])
    expect(settings.current.sync).toBe('off')
    settings.update({ sync: 'on' })
    expect(settings.current.sync).toBe('on')
    expect(file.file).toBe(content)
    expect(file.backup).toBe(backup)
    expect(file.saves).toBe(0)
    expect(file.aside).toEqual([])
  })

  test('without a backup there are defaults', () => {
    const settings = createSettings(new MemoryFile(ok({ version: 2 })), silent)
    expect(settings.current).toEqual(defaultSettings)
  })
})
