import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { WebSocketServer } from 'ws'
import { test as base, expect, openLine, pageWith } from './fixture.ts'

/** A WebSocket server on loopback, which the line page's policy allows it to reach. */
const test = base.extend<{ server: WebSocketServer; socket: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern's text
  server: async ({}, use) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await once(server, 'listening')
    server.on('connection', (connection) => connection.send('welcome'))
    await use(server)
    for (const client of server.clients) client.terminate()
    server.close()
  },
  socket: async ({ server }, use) => {
    await use(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  },
  args: async ({ socket }, use) => {
    await use([`--socket=${socket}`])
  },
})

const connect = (page: Page, url: string) =>
  page.evaluate(
    (address) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address)
        socket.onmessage = ({ data }) => resolve(data)
        socket.onerror = () => resolve('refused')
      }),
    url,
  )

test('a session that grants the local network may open ws://127.0.0.1', async ({ app, socket }) => {
  const line = await openLine(app)
  expect(await connect(line, socket)).toBe('welcome')
})

test('a session that denies it may not, whatever the page’s policy', async ({ app, socket }) => {
  await app.evaluate(() => {
    globalThis.sessionOf('line').setPermissionCheckHandler(() => false)
  })
  const line = await openLine(app)
  expect(await connect(line, socket)).toBe('refused')
})

test('a request handler that denies is enough', async ({ app, socket }) => {
  const line = await openLine(app)
  await app.evaluate(({ session }) => {
    session
      .fromPartition('line')
      .setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  })
  await line.reload()
  await line.getByRole('heading', { name: 'Line' }).waitFor()
  expect(await connect(line, socket)).toBe('refused')
})

test('the same page in the session of another is judged by that one', async ({ app, socket }) => {
  await app.evaluate(({ session }) => {
    const ses = session.fromPartition('guest')
    ses.setPermissionCheckHandler(() => false)
    ses.protocol.handle(
      'app',
      () => new Response('<h1>Guest</h1>', { headers: { 'content-type': 'text/html' } }),
    )
    globalThis.openWindow('line', { webPreferences: { session: ses } })
  })
  const guest = await pageWith(app, 'Guest')
  const line = await openLine(app)
  expect(await connect(guest, socket)).toBe('refused')
  expect(await connect(line, socket)).toBe('welcome')
})

test('timers of a hidden window run', async ({ app }) => {
  const line = await openLine(app)
  const hidden = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().every((window) => !window.isVisible()),
  )
  expect(hidden).toBe(true)
  await expect.poll(() => line.evaluate(() => ticks)).toBeGreaterThan(50)
})
