/** reg.exe's output as Windows prints it, and what becomes of it when it is something else. */
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRegistry } from '../../../src-main/adapters/policy/registry-output.ts'
import type { RunProgram } from '../../../src-main/adapters/policy/run-program.ts'
import { createWindowsPolicy, registryKey } from '../../../src-main/adapters/policy/windows.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'

const machine = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Lockstep',
  '    (Default)    REG_SZ    ',
  '    tenant    REG_SZ    example.com',
  '    sync    REG_DWORD    0x1',
  '    activeSeconds    REG_DWORD    0x3c',
  '    phoneServer    REG_SZ    wss://pbx.{domain}/ws',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Lockstep\\allowedHosts',
  '    10    REG_SZ    j.example.com',
  '    1    REG_SZ    a.example.com',
  '    2    REG_SZ    *.b.example.com',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Lockstep\\mapping',
  '    doNotDisturb    REG_SZ    busy: Do    not disturb',
  '    outOfOffice    REG_SZ    vacation',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Lockstep\\mapping\\deeper',
  '    busy    REG_SZ    busy: not read',
  '',
].join('\r\n')

const person = [
  '',
  'HKEY_CURRENT_USER\\software\\policies\\lockstep',
  '    Tenant    REG_SZ    else.example',
  '    cloud    REG_SZ    gccHigh',
  '    AllowedHosts    REG_MULTI_SZ    evil.example\\0',
  '    startAtLogin    REG_DWORD    0x0',
  '',
].join('\r\n')

const absent = { exitCode: 1, output: '' }
/** A key that every Windows has. */
const present = 'HKLM\\Software\\Policies'
const printed = (output: string) => ({ exitCode: 0, output })

describe('parseRegistry', () => {
  test('reads texts, numbers, lists and tables', () => {
    expect(parseRegistry(machine, registryKey)).toEqual({
      tenant: 'example.com',
      sync: 1,
      activeSeconds: 60,
      phoneServer: 'wss://pbx.{domain}/ws',
      allowedHosts: ['a.example.com', '*.b.example.com', 'j.example.com'],
      mapping: { doNotDisturb: 'busy: Do    not disturb', outOfOffice: 'vacation' },
    })
  })

  test.each([
    ['REG_MULTI_SZ    a\\0b', ['a', 'b']],
    ['REG_EXPAND_SZ    %x%', '%x%'],
    ['REG_SZ', ''],
    ['REG_DWORD    0xffffffff', 0xffff_ffff],
    ['REG_DWORD    12', '12'],
    ['REG_QWORD    0x1', { type: 'REG_QWORD' }],
    ['REG_BINARY    00FF', { type: 'REG_BINARY' }],
  ])('%s', (value, expected) => {
    const output = `HKEY_LOCAL_MACHINE\\${registryKey}\n    my value    ${value}\n`
    expect(parseRegistry(output, registryKey)).toEqual({ 'my value': expected })
  })

  test('values of other keys, and lines without a key, are not read', () => {
    const output = [
      '    cloud    REG_SZ    dod',
      'HKEY_LOCAL_MACHINE\\Software\\Policies\\LockstepTwo',
      '    cloud    REG_SZ    dod',
      `HKEY_LOCAL_MACHINE\\${registryKey}`,
      'cloud    REG_SZ    dod',
      '    cloud REG_SZ dod',
    ].join('\n')
    expect(parseRegistry(output, registryKey)).toEqual({})
  })

  test('a list that is too long to be read opens nothing', () => {
    const hosts = Array.from(
      { length: 200 },
      (_, index) => `pbx-${index}.${'x'.repeat(50)}.example`,
    )
    const line = `    allowedHosts    REG_MULTI_SZ    ${hosts.join('\\0')}`
    const read = parseRegistry(`HKEY_LOCAL_MACHINE\\${registryKey}\n${line}\n`, registryKey)
    expect(readPolicy(read)).toMatchObject({
      policy: { allowedHosts: [] },
      invalid: ['allowedHosts'],
    })
  })

  test('whatever is printed, it yields plain values that the policy can judge', () => {
    const word = fc.constantFrom(
      'HKEY_LOCAL_MACHINE\\',
      registryKey,
      '\\mapping',
      '\\allowedHosts',
      '\\__proto__',
      '\n',
      '\r\n',
      '    ',
      'tenant',
      '1',
      '__proto__',
      'REG_SZ',
      'REG_DWORD',
      'REG_MULTI_SZ',
      '0x1',
      '\\0',
      '\uFFFD',
    )
    const garbage = fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 60 })
    fc.assert(
      fc.property(garbage, (parts) => {
        const read = parseRegistry(parts.join(''), registryKey)
        expect(() => readPolicy(read)).not.toThrow()
        expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
      }),
      { numRuns: 2_000 },
    )
    expect(({} as Record<string, unknown>).tenant).toBeUndefined()
  })
})

describe('the source', () => {
  test('asks reg.exe by its whole path; the computer’s values win', async () => {
    const asked: unknown[] = []
    const source = createWindowsPolicy('C:\\Windows', async (path, args) => {
      asked.push([path, ...args])
      return printed(args[1]?.startsWith('HKLM') === true ? machine : person)
    })
    const read = await source.read()
    expect(read).toMatchObject({ tenant: 'example.com', cloud: 'gccHigh', startAtLogin: 0 })
    expect(readPolicy(read)).toMatchObject({
      policy: { tenant: 'example.com', cloud: 'gccHigh', startAtLogin: false },
      invalid: [],
    })
    expect(Object.keys(read)).not.toContain('AllowedHosts')
    const program = join('C:\\Windows', 'System32', 'reg.exe')
    expect(asked).toEqual([
      [program, 'query', `HKLM\\${registryKey}`, '/s'],
      [program, 'query', `HKCU\\${registryKey}`, '/s'],
    ])
  })

  test('no key is no policy', async () => {
    const run: RunProgram = async (_path, args) => (args[1] === present ? printed('') : absent)
    expect(await createWindowsPolicy('C:\\Windows', run).read()).toEqual({})
  })

  test.each([
    ['no key at all, since reg.exe is forbidden,', async () => absent],
    ['another end', async () => ({ exitCode: 5, output: '' })],
    ['no start', () => Promise.reject(new Error('ENOENT'))],
  ])('%s is a failure, not an absence', async (_title, run) => {
    await expect(createWindowsPolicy('C:\\Windows', run).read()).rejects.toThrow()
  })
})
