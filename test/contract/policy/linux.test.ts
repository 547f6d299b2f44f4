import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLinuxPolicy } from '../../../src-main/adapters/policy/linux.ts'
import type { Log } from '../../../src-main/ports.ts'
import { quietLog } from '../../support/quiet-log.ts'

const posix = process.platform !== 'win32'
/** Whoever runs the tests stands for root. */
const owner = process.getuid?.() ?? 0
let folder: string
let path: string
let warnings: unknown[]
const log: Log = { ...quietLog, warn: (_, data) => void warnings.push(data?.reason) }
const read = (root = owner) => createLinuxPolicy({ log, path, owner: root }).read()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-policy-'))
  path = join(folder, 'policy.json')
  warnings = []
})
afterEach(() => rm(folder, { recursive: true }))

async function write(content: string, mode = 0o644): Promise<void> {
  await writeFile(path, content)
  await chmod(path, mode)
}

test('no file, or no folder, is no policy', async () => {
  expect(await read()).toEqual({})
  path = join(path, 'policy.json')
  expect(await read()).toEqual({})
  expect(warnings).toEqual([])
})

test('a JSON object is read, with a byte order mark too', async () => {
  await write('\uFEFF{"tenant":"example.com","mapping":{"busy":"busy"}}')
  expect(await read()).toEqual({ tenant: 'example.com', mapping: { busy: 'busy' } })
})

test.each([['{'], ['[]'], ['null'], ['']])('%j is a failure', async (content) => {
  await write(content)
  await expect(read()).rejects.toThrow()
})

test.skipIf(!posix).each([
  ['another owner', 0o644, owner + 1, 'it does not belong to root'],
  ['a group that may write', 0o664, owner, 'others than root may write it'],
  ['everybody may write', 0o646, owner, 'others than root may write it'],
])(
  'with %s it is ignored, and the log says why (where files have modes)',
  async (_title, mode, root, reason) => {
    await write('{"tenant":"example.com"}', mode)
    expect(await read(root)).toEqual({})
    expect(warnings).toEqual([reason])
  },
)

test.skipIf(!posix)(
  'a folder that others may write does not count either (where files have modes)',
  async () => {
    await write('{"tenant":"example.com"}')
    await chmod(folder, 0o777)
    expect(await read()).toEqual({})
    expect(warnings).toEqual(['others than root may write its folder'])
  },
)

test('what is no file, or far too large, is ignored', async () => {
  await mkdir(path)
  expect(await read()).toEqual({})
  await rm(path, { recursive: true })
  await write(`{"tenant":"${'x'.repeat(1_048_576)}"}`)
  expect(await read()).toEqual({})
  expect(warnings).toEqual(['it is no file', 'it is larger than 1 MB'])
})
