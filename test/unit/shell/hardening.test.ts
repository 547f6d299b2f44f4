import { EventEmitter } from 'node:events'
import type { App, Session, WebContents } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import {
  allowLocalNetwork,
  denyAllPermissions,
  isLineRequest,
} from '../../../src-main/shell/permissions.ts'

class FakeSession extends EventEmitter {
  request: Parameters<Session['setPermissionRequestHandler']>[0] = null
  check: Parameters<Session['setPermissionCheckHandler']>[0] = null
  readonly setPermissionRequestHandler: Session['setPermissionRequestHandler'] = (handler) => {
    this.request = handler
  }
  readonly setPermissionCheckHandler: Session['setPermissionCheckHandler'] = (handler) => {
    this.check = handler
  }

  /** Whether the session grants it: on request, and when checked. */
  grants(
    permission: Parameters<NonNullable<FakeSession['check']>>[1],
    url: string,
    isMainFrame = true,
  ) {
    const contents = {} as WebContents
    const answers: boolean[] = []
    const details = { requestingUrl: url, isMainFrame }
    const asked = permission as Parameters<NonNullable<FakeSession['request']>>[1]
    this.request?.(contents, asked, (granted) => answers.push(granted), details)
    answers.push(this.check?.(contents, permission, url, details) ?? true)
    return answers
  }
}

const fake = vi.hoisted(() => ({
  sandboxed: 0,
  emitter: undefined as EventEmitter | undefined,
  defaultSession: undefined as unknown,
}))
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  fake.emitter = new Emitter()
  return {
    app: Object.assign(fake.emitter, {
      enableSandbox: () => {
        fake.sandboxed += 1
      },
    }) satisfies Pick<App, 'enableSandbox'>,
    session: {
      get defaultSession() {
        return fake.defaultSession
      },
    },
  }
})
const { confine, harden } = await import('../../../src-main/shell/hardening.ts')
const log = { debug() {}, info() {}, warn() {}, error() {} }

const local = ['local-network-access', 'local-network', 'loopback-network'] as const
const others = [
  'notifications',
  'media',
  'geolocation',
  'clipboard-read',
  'openExternal',
  'unknown',
] as const

describe('permissions', () => {
  test.each([...local, ...others])('%s is denied by default', (permission) => {
    const session = new FakeSession()
    denyAllPermissions(session)
    expect(session.grants(permission, 'app://line/1/index.html')).toEqual([false, false])
    expect(session.grants(permission, 'app://panel/')).toEqual([false, false])
  })

  test.each(local)('%s is granted to the line page alone', (permission) => {
    const session = new FakeSession()
    allowLocalNetwork(session)
    expect(session.grants(permission, 'app://line/1/index.html')).toEqual([true, true])
    expect(session.grants(permission, 'app://line')).toEqual([true, true])
    expect(session.grants(permission, 'app://line/', false)).toEqual([false, false])
    expect(session.grants(permission, 'app://panel/')).toEqual([false, false])
    expect(session.grants(permission, 'https://line/')).toEqual([false, false])
    expect(session.grants(permission, '')).toEqual([false, false])
  })

  test.each(others)('%s stays denied to the line page', (permission) => {
    const session = new FakeSession()
    allowLocalNetwork(session)
    expect(session.grants(permission, 'app://line/1/index.html')).toEqual([false, false])
    expect(isLineRequest(permission, 'app://line/', true)).toBe(false)
  })
})

class FakeContents extends EventEmitter {
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined
  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]) {
    this.openHandler = handler
  }

  /** True when a listener prevented the event. */
  prevents(name: string): boolean {
    let prevented = false
    this.emit(name, { preventDefault: () => (prevented = true) })
    return prevented
  }
}

const events = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']

describe('a page', () => {
  test.each(events)('cannot get past %s', (name) => {
    const contents = new FakeContents()
    confine(contents as unknown as WebContents, log)
    expect(contents.prevents(name)).toBe(true)
  })

  test('opens no window', () => {
    const contents = new FakeContents()
    confine(contents as unknown as WebContents, log)
    const details = { url: 'javascript:alert(1)' } as Electron.HandlerDetails
    expect(contents.openHandler?.(details)).toEqual({ action: 'deny' })
  })
})

function downloads(from: FakeSession): boolean {
  const preventDefault = vi.fn()
  from.emit('will-download', { preventDefault }, {})
  return preventDefault.mock.calls.length === 0
}

test('every web contents and every session is confined as it is created', () => {
  harden(log)
  expect(fake.sandboxed).toBe(1)
  const contents = new FakeContents()
  fake.emitter?.emit('web-contents-created', {}, contents)
  expect(events.filter((name) => contents.prevents(name))).toEqual(events)
  expect(contents.openHandler).toBeDefined()

  const created = new FakeSession()
  fake.emitter?.emit('session-created', created)
  expect(created.grants('media', 'app://panel/')).toEqual([false, false])
  expect(downloads(created)).toBe(false)

  const standard = new FakeSession()
  fake.defaultSession = standard
  fake.emitter?.emit('ready')
  expect(standard.grants('media', 'app://panel/')).toEqual([false, false])
  expect(downloads(standard)).toBe(false)
})

test('a bad certificate is never accepted', () => {
  const preventDefault = vi.fn()
  const answer = vi.fn()
  fake.emitter?.emit(
    'certificate-error',
    { preventDefault },
    {},
    'https://x/',
    'net::ERR_CERT',
    {},
    answer,
  )
  expect(preventDefault).not.toHaveBeenCalled()
  expect(answer).not.toHaveBeenCalled()
})

test('a client certificate is shown to nobody', () => {
  const preventDefault = vi.fn()
  const answer = vi.fn()
  fake.emitter?.emit(
    'select-client-certificate',
    { preventDefault },
    null,
    'https://x/',
    [{ subjectName: 'alice' }],
    answer,
  )
  expect(preventDefault).toHaveBeenCalledOnce()
  // Null and not nothing: Electron answers the server only then.
  expect(answer.mock.calls).toEqual([[null]])
})
