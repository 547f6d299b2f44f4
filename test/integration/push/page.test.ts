/** The built line page in a real Chromium, under the policy that the shell sends: does it hear? */
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import { type Browser, chromium } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mosquittoPrefix } from '../../../scripts/debian/mosquitto.ts'
import { findChromium } from '../../../scripts/lib/chromium.ts'
import {
  lineHeaders,
  resolveAppFile,
  webSocketOrigin,
} from '../../../src-main/shell/app-protocol-paths.ts'
import type { FromLine, ToLine } from '../../../src-preload/line-contract.ts'
import { type Mosquitto, startMosquitto } from '../../servers/mosquitto/mosquitto.ts'
import { skipped } from './fixture.ts'

declare global {
  interface Window {
    lineTold: FromLine[]
    tellLine: (message: ToLine) => void
  }
}

describe.skipIf(skipped !== '')(`the built line page${skipped}`, () => {
  let broker: Mosquitto
  let folder: string
  let server: Server
  let browser: Browser
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lockstep-line-'))
    broker = await startMosquitto(await mosquittoPrefix())
    const origin = webSocketOrigin(broker.wsUrl) ?? ''
    await build({
      root: join(import.meta.dirname, '../../../src-renderer/line'),
      base: './',
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      build: {
        target: 'chrome150',
        outDir: folder,
        emptyOutDir: true,
        modulePreload: { polyfill: false },
      },
    })
    // As `serveLine` answers: app://line/<id>/….
    server = createServer(async (request, response) => {
      const file = resolveAppFile(`app://line${request.url}`)
      if (file === undefined) return void response.writeHead(404).end()
      const content = await readFile(join(folder, ...file.segments))
      response.writeHead(200, lineHeaders(file.contentType, origin)).end(content)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium' })
  })
  afterAll(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
    await broker?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  async function open() {
    const page = await browser.newPage()
    const faults: string[] = []
    const loaded: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
    await page.addInitScript(() => {
      const listeners: ((message: ToLine) => void)[] = []
      window.lineTold = []
      window.tellLine = (message) => {
        for (const listener of listeners) listener(message)
      }
      Object.assign(window, {
        lockstepLine: {
          send: (message: FromLine) => void window.lineTold.push(message),
          onMessage: (listener: (message: ToLine) => void) => void listeners.push(listener),
        },
      })
    })
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/1/index.html`)
    const told = () => page.evaluate(() => window.lineTold)
    await expect.poll(told).toContainEqual({ type: 'ready' })
    return { page, faults, loaded, told }
  }

  test('loads the MQTT client when it is to listen, and not before', async () => {
    const { page, faults, loaded, told } = await open()
    const before = loaded.length
    const topics = {
      changed: 'lockstep/ch/me/changed',
      reauthorize: 'lockstep/ch/me/reauthorize',
      heartbeat: 'lockstep/heartbeat',
    }
    const message: ToLine = { type: 'listen', broker: broker.wsUrl, user: 'me', topics }
    await page.evaluate((listen) => window.tellLine(listen), message)
    await expect.poll(told, { timeout: 10_000 }).toContainEqual({ type: 'listening', on: true })
    expect(loaded.length).toBe(before + 1)
    const { url, password } = broker
    const relay = await connectAsync(url, { protocolVersion: 5, username: 'relay', password })
    await relay.publishAsync(topics.changed, '', { qos: 1 })
    await expect.poll(told).toContainEqual({ type: 'heard', what: 'changed' })
    await relay.endAsync(true)
    expect(faults).toEqual([])
    await page.close()
  })
})
