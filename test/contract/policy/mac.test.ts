import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMacPolicy, preferenceDomain } from '../../../src-main/adapters/policy/mac.ts'
import type { RunProgram } from '../../../src-main/adapters/policy/run-program.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-policy-'))
  await mkdir(join(folder, 'alice'))
})
afterEach(() => rm(folder, { recursive: true }))

const file = `${preferenceDomain}.plist`
const write = (path: string) => writeFile(join(folder, path), 'plist')

/** plutil, which says what the file of that path holds. */
function plutil(outputs: Readonly<Record<string, string>>, asked: unknown[] = []): RunProgram {
  return async (path, args) => {
    asked.push([path, ...args])
    const output = outputs[args.at(-1)?.slice(folder.length + 1) ?? '']
    return output === undefined ? { exitCode: 1, output: '' } : { exitCode: 0, output }
  }
}

test('is the domain of the packaged app', () => {
  const builder = readFileSync(join(import.meta.dirname, '../../../electron-builder.yml'), 'utf8')
  expect(/^appId: (\S+)$/m.exec(builder)?.[1]).toBe(preferenceDomain)
})

test('no file is no policy, and plutil is not asked', async () => {
  const asked: unknown[] = []
  const source = createMacPolicy({ user: 'alice', folder, run: plutil({}, asked) })
  expect(await source.read()).toEqual({})
  expect(asked).toEqual([])
})

test('the person’s values come before the computer’s; the profile’s own are left out', async () => {
  await write(file)
  await write(`alice/${file}`)
  const asked: unknown[] = []
  const outputs = {
    [file]: '{"tenant":"example.com","sync":true,"PayloadUUID":"x"}',
    [`alice/${file}`]: '{"tenant":"else.example","allowedHosts":["pbx"],"mapping":{"busy":"busy"}}',
  }
  const source = createMacPolicy({ user: 'alice', folder, run: plutil(outputs, asked) })
  expect(await source.read()).toEqual({
    tenant: 'else.example',
    sync: true,
    allowedHosts: ['pbx'],
    mapping: { busy: 'busy' },
  })
  expect(asked).toContainEqual([
    '/usr/bin/plutil',
    '-convert',
    'json',
    '-o',
    '-',
    join(folder, file),
  ])
})

test.each([
  ['what plutil cannot convert', undefined],
  ['no JSON', '<plist/>'],
  ['a list', '[1]'],
  ['null', 'null'],
])('%s is a failure', async (_title, output) => {
  await write(file)
  const run = plutil(output === undefined ? {} : { [file]: output })
  await expect(createMacPolicy({ user: 'alice', folder, run }).read()).rejects.toThrow()
})
