import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import type { LogData } from '../../../src-main/ports.ts'
import type { CommandHandlers } from '../../../src-main/shell/ipc.ts'
import { commandSchemas, panelChannels } from '../../../src-preload/contract.ts'

type Listener = Parameters<IpcMain['handle']>[1]
const listeners = vi.hoisted(() => new Map<string, Listener>())
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel, listener) => void listeners.set(channel, listener),
    removeHandler: (channel) => void listeners.delete(channel),
  } satisfies Pick<IpcMain, 'handle' | 'removeHandler'>,
}))
const { registerCommands } = await import('../../../src-main/shell/ipc.ts')

const logged: (readonly [string, LogData | undefined])[] = []
const log = {
  debug() {},
  info() {},
  warn: (message: string, data?: LogData) => void logged.push([message, data]),
  error() {},
}

const calls: unknown[][] = []
const done = (name: string) => async (argument: unknown) => {
  calls.push([name, argument])
  return null
}
const handlers: CommandHandlers = {
  'snapshot.get': async () => {
    throw new Error('a defect')
  },
  'account.signIn': async () => {
    throw new Fault('signIn.declined', 'with detail')
  },
  'account.cancelSignIn': done('account.cancelSignIn'),
  'account.signOut': done('account.signOut'),
  'sync.set': done('sync.set'),
  'sync.pause': done('sync.pause'),
  'sync.resume': done('sync.resume'),
  'presence.refresh': done('presence.refresh'),
  'phone.save': done('phone.save'),
  'phone.test': async () => [{ step: 'connect', outcome: 'passed', ms: 3 }],
  'phone.probe': async () => ({ proposals: [], tried: [] }),
  'phone.remove': done('phone.remove'),
  'phone.confirm': done('phone.confirm'),
  'microsoft.save': done('microsoft.save'),
  'account.add': done('account.add'),
  'account.use': done('account.use'),
  'account.forget': done('account.forget'),
  'account.allowCalls': done('account.allowCalls'),
  'account.adminConsent': done('account.adminConsent'),
  'settings.set': done('settings.set'),
  'mapping.set': done('mapping.set'),
  'mapping.reset': done('mapping.reset'),
  'report.make': done('report.make'),
  'logs.open': done('logs.open'),
  'clipboard.copy': done('clipboard.copy'),
  'teamsHint.pair': done('teamsHint.pair'),
  'update.check': done('update.check'),
  'update.install': done('update.install'),
  'leg.test': async () => ({ working: true, ms: 3 }),
  'page.open': done('page.open'),
}

interface Frame {
  readonly url: string
  readonly parent: Frame | null
}
const panel: Frame = { url: 'app://panel/', parent: null }

async function invoke(frame: Frame | null, ...message: unknown[]): Promise<unknown> {
  const listener = listeners.get(panelChannels.command)
  if (listener === undefined) throw new Error('no command listener')
  const event: Pick<IpcMainInvokeEvent, 'type'> = { type: 'frame' }
  return listener(Object.assign(event as IpcMainInvokeEvent, { senderFrame: frame }), ...message)
}

const invalid = { ok: false, code: 'command.invalid' }

beforeEach(() => {
  calls.length = 0
  logged.length = 0
  registerCommands(handlers, log)
})

describe('a command is carried out', () => {
  test.each([
    ['account.signOut', undefined],
    ['sync.set', { which: 'mirror', choice: 'off' }],
    ['sync.pause', { minutes: 30 }],
    ['sync.pause', { minutes: null }],
    ['page.open', { page: 'readme' }],
  ])('%s %o', async (name, argument) => {
    expect(await invoke(panel, name, argument)).toEqual({ ok: true, value: null })
    expect(calls).toEqual([[name, argument]])
  })

  test('with its parsed argument and its result', async () => {
    const form = { server: ' wss://pbx ', address: '1@x', authorizationUser: '', extra: 1 }
    await invoke(panel, 'phone.save', form)
    expect(calls).toEqual([
      ['phone.save', { server: 'wss://pbx', address: '1@x', authorizationUser: '' }],
    ])
    expect(await invoke(panel, 'phone.test', form)).toEqual({
      ok: true,
      value: [{ step: 'connect', outcome: 'passed', ms: 3 }],
    })
  })
})

describe('refused as invalid, without reaching a handler', () => {
  test.each<[string, Frame | null]>([
    ['a foreign site', { url: 'https://panel/', parent: null }],
    ['another host of the scheme', { url: 'app://line/1/index.html', parent: null }],
    ['a look-alike host', { url: 'app://panel.example/', parent: null }],
    ['a file', { url: 'file:///panel/index.html', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['a sub-frame of the panel itself', { url: 'app://panel/', parent: panel }],
    ['a frame that is gone', null],
  ])('from %s', async (_title, frame) => {
    expect(await invoke(frame, 'account.signOut', undefined)).toEqual(invalid)
    expect(calls).toEqual([])
    expect(logged).toHaveLength(1)
  })

  test.each([
    ['no.such'],
    ['toString'],
    ['__proto__'],
    ['constructor'],
    [''],
    [1],
    [null],
    [undefined],
    [{}],
    [['sync.set']],
  ])('the unknown command %o', async (name) => {
    expect(await invoke(panel, name, undefined)).toEqual(invalid)
    expect(calls).toEqual([])
  })

  test.each([
    ['sync.set', undefined],
    ['sync.set', { which: 'mirror', choice: 'maybe' }],
    ['sync.pause', { minutes: 0 }],
    ['sync.pause', { minutes: 1.5 }],
    ['account.signOut', {}],
    ['page.open', { page: 'https://example.com' }],
    ['phone.save', { server: 'wss://pbx', address: '1@x', authorizationUser: 'x'.repeat(201) }],
    ['phone.save', 'text'],
  ])('the argument of %s %o', async (name, argument) => {
    expect(await invoke(panel, name, argument)).toEqual(invalid)
    expect(calls).toEqual([])
  })

  test('the log tells which member, and nothing of the values', async () => {
    await invoke(panel, 'phone.save', { server: 'wss://pbx', address: 7, password: 'hunter2' })
    expect(logged[0]?.[1]).toEqual({
      command: 'phone.save',
      paths: ['address', 'authorizationUser'],
    })
    expect(JSON.stringify(logged)).not.toContain('hunter2')
  })
})

describe('a failing handler answers with a code and throws nothing', () => {
  test('its own, for a fault', async () => {
    expect(await invoke(panel, 'account.signIn', undefined)).toEqual({
      ok: false,
      code: 'signIn.declined',
    })
  })

  test('internal, for a defect', async () => {
    expect(await invoke(panel, 'snapshot.get', undefined)).toEqual({ ok: false, code: 'internal' })
  })
})

test('every command of the contract has a handler here, and unregistering ends it', () => {
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(commandSchemas).sort())
  const unregister = registerCommands(handlers, log)
  unregister()
  expect(listeners.size).toBe(0)
})
