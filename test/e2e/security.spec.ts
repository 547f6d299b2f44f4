/** What a page that has been taken over could do: see docs/security-checklist.md. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { fillPhone, savePhone } from '../../scripts/lib/panel.ts'
import { findRuntime } from '../../scripts/lib/runtime.ts'
import type { PanelBridge } from '../../src-preload/contract.ts'
import type { LineBridge } from '../../src-preload/line-contract.ts'
import { expect, test } from './fixture.ts'
import { logOf } from './profile.ts'
import { createPrivateCa, startTlsFront } from './support/private-ca.ts'

const phone = { address: '1001@pbx.test', password: 'secret1001' }

/** The line page, which is there once a phone is set up. */
async function lineOf(lockstep: { readonly app: { windows(): Page[] } }): Promise<Page> {
  const found = () => lockstep.app.windows().find((page) => /^\w+:\/\/line\b/.test(page.url()))
  await expect.poll(found).toBeDefined()
  const line = found()
  if (line === undefined) throw new Error('no line page')
  return line
}

test('the line page has its two verbs, makes no code from text, and reaches its PBX alone', async ({
  lockstep,
  panel,
  pbx,
}) => {
  const visits: string[] = []
  const decoy = createServer((request, answer) => {
    visits.push(request.url ?? '')
    answer.end()
  })
  decoy.on('upgrade', (request, socket) => {
    visits.push(request.url ?? '')
    socket.destroy()
  })
  await new Promise<void>((resolve) => decoy.listen(0, '127.0.0.1', resolve))
  const address = decoy.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  await fillPhone(panel, { ...phone, server: pbx.wsUrl })
  await savePhone(panel)
  const line = await lineOf(lockstep)
  const outcome = await line.evaluate(async (host) => {
    const refused = (url: string) =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          if (event.blockedURI.startsWith(url)) resolve(event.effectiveDirective)
        })
      })
    const socket = refused(`ws://${host}`)
    try {
      new WebSocket(`ws://${host}/socket`)
    } catch {
      // Chromium tells of the refusal by the event, whether it throws or not.
    }
    const fetched = refused(`http://${host}`)
    const answer = await fetch(`http://${host}/fetch`).then(
      () => 'reached',
      () => 'refused',
    )
    // In a task of the page's own: what a debugger evaluates may make code.
    const made = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(String(Reflect.construct(Function, ['return 1'])()))
        } catch (error) {
          resolve(error instanceof Error ? error.name : 'unknown')
        }
      })
    })
    return {
      verbs: Object.keys(Reflect.get(globalThis, 'lockstepLine')).sort().join(),
      others: ['lockstep', 'require', 'process', 'Buffer', 'ipcRenderer'].map(
        (name) => typeof Reflect.get(globalThis, name),
      ),
      made,
      answer,
      directives: [await socket, await fetched],
    }
  }, `127.0.0.1:${address.port}`)
  decoy.closeAllConnections()
  await new Promise((resolve) => decoy.close(resolve))
  expect(outcome).toEqual({
    verbs: 'onMessage,send',
    others: Array(5).fill('undefined'),
    made: 'EvalError',
    answer: 'refused',
    directives: ['connect-src', 'connect-src'],
  })
  expect(visits).toEqual([])
})

test('what the line page sends beside its contract is dropped', async ({
  lockstep,
  panel,
  pbx,
  userData,
}) => {
  await fillPhone(panel, { ...phone, server: pbx.wsUrl })
  await savePhone(panel)
  const line = await lineOf(lockstep)
  await line.evaluate(() => {
    const { lockstepLine } = globalThis as unknown as { lockstepLine: LineBridge }
    const send = lockstepLine.send as (message: unknown) => void
    send({ type: 'account.signOut' })
    send({ type: 'log', level: 'warn', message: 'x'.repeat(10_000) })
    send(JSON.parse('{"type":"published","__proto__":{"status":null},"ms":1}'))
  })
  const dropped = () => logOf(userData).split('line message outside the contract dropped').length
  await expect.poll(dropped).toBe(4)
  await expect(panel.getByRole('tab', { name: 'Status' })).toBeVisible()
})

test('the panel makes no code from text, and shows no frame, plug-in or worker', async ({
  panel,
}) => {
  const outcome = await panel.evaluate(async () => {
    const refused = (directive: string) =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (effectiveDirective === directive) resolve(directive)
        })
      })
    // In a task of the page's own: what a debugger evaluates may make code.
    const made = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(String(Reflect.construct(Function, ['return 1'])()))
        } catch (error) {
          resolve(error instanceof Error ? error.name : 'unknown')
        }
      })
    })
    const frame = refused('frame-src')
    document.body.append(
      Object.assign(document.createElement('iframe'), { src: 'https://example.invalid/' }),
    )
    const worker = refused('worker-src')
    try {
      new Worker(URL.createObjectURL(new Blob([''], { type: 'text/javascript' })))
    } catch {
      // The event tells.
    }
    const file = await fetch('file:///etc/hosts').then(
      () => 'reached',
      () => 'refused',
    )
    const webview = document.createElement('webview')
    document.body.append(webview)
    return {
      made,
      directives: [await frame, await worker],
      file,
      webview: 'getWebContentsId' in webview || 'executeJavaScript' in webview,
    }
  })
  expect(outcome).toEqual({
    made: 'EvalError',
    directives: ['frame-src', 'worker-src'],
    file: 'refused',
    webview: false,
  })
})

test('the panel’s bridge takes no command that it does not know', async ({ panel }) => {
  const answers = await panel.evaluate(async () => {
    const { lockstep } = globalThis as unknown as { lockstep: PanelBridge }
    const command = lockstep.command as (name: string, argument?: unknown) => Promise<unknown>
    return Promise.all([
      command('__proto__'),
      command('constructor'),
      command('secrets.read'),
      command('page.open', { page: 'file:///etc/passwd' }),
      command('phone.save', { server: 'wss://pbx.test', address: { toString: 'x' } }),
    ])
  })
  expect(answers).toEqual(Array(5).fill({ ok: false, code: 'command.invalid' }))
})

const noOpenSsl =
  spawnSync('openssl', ['version']).error === undefined ? '' : ' (skipped: needs openssl)'

test(`a phone server with an unknown certificate is not spoken to${noOpenSsl}`, async ({
  panel,
  pbx,
  userData,
}) => {
  test.skip(noOpenSsl !== '', 'needs openssl')
  const folder = join(userData, 'private-ca')
  mkdirSync(folder)
  const front = await startTlsFront(createPrivateCa(folder), pbx.wsUrl.replace(/^ws:/, 'http:'))
  const result = await panel.evaluate(
    async (server) => {
      const { lockstep } = globalThis as unknown as { lockstep: PanelBridge }
      return lockstep.command('phone.test', {
        server,
        address: '1001@pbx.test',
        authorizationUser: '',
        password: 'secret1001',
      })
    },
    front.origin.replace(/^https:/, 'wss:'),
  )
  await front.stop()
  expect(result).toMatchObject({
    ok: true,
    value: expect.arrayContaining([
      expect.objectContaining({ step: 'connect', outcome: 'failed', code: 'sip.certificate' }),
    ]),
  })
})

const onHost = findRuntime().kind === 'host'
const unasked = onHost ? ' (skipped: the test host asks for the local network only)' : ''

test(`neither page is given a permission${unasked}`, async ({ panel }) => {
  test.skip(onHost, 'the test host asks for the local network only')
  const outcome = await panel.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    position: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code }) => resolve(code),
      ),
    ),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      (error: Error) => error.name,
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => 'given',
      (error: Error) => error.name,
    ),
  }))
  expect(outcome).toEqual({
    notifications: 'denied',
    position: 1,
    camera: 'NotAllowedError',
    clipboard: 'NotAllowedError',
  })
})
