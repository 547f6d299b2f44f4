/**
 * The network of an organisation: its proxy and its certificate authority, as only the real Electron
 * meets them. Chromium leaves loopback out of a proxy unless told otherwise: `<-loopback>`
 * (https://chromium.googlesource.com/chromium/src/+/main/net/docs/proxy.md).
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, test as playwright } from '@playwright/test'
import { type Launched, launch } from '../../scripts/lib/launch.ts'
import { catchBrowser, signIn, snapshotOf, untilSnapshot } from '../../scripts/lib/panel.ts'
import { findRuntime } from '../../scripts/lib/runtime.ts'
import type { ErrorCode } from '../../src-main/domain/codes.ts'
import type { PanelBridge } from '../../src-preload/contract.ts'
import type { Tenant } from '../support/tenant.ts'
import { test as base, expect } from './fixture.ts'
import { type ForwardProxy, startForwardProxy } from './support/forward-proxy.ts'
import {
  canTrust,
  createPrivateCa,
  type PrivateCa,
  startTlsFront,
  trust,
} from './support/private-ca.ts'

const onHost = findRuntime().kind === 'host'
const skipped = onHost
  ? ' (skipped: the test host has no proxy and no trust store of Chromium)'
  : ''
const noTrust =
  skipped === '' && !canTrust() ? ' (skipped: needs Linux with certutil of libnss3-tools)' : skipped

interface Stage {
  readonly forwardProxy: ForwardProxy
  readonly ca: PrivateCa
  /** Graph behind a certificate of the private authority. */
  readonly front: { readonly origin: string }
  /** Starts the app behind the proxy; Graph is at `graph`. */
  readonly start: (graph: string, settings?: Partial<Tenant['settings']['demo']>) => Promise<Page>
  readonly home: string
}

const test = base.extend<Stage>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern's text
  forwardProxy: async ({}, use) => {
    const proxy = await startForwardProxy()
    await use(proxy)
    await proxy.stop()
  },
  ca: async ({ userData }, use) => {
    const folder = join(userData, 'private-ca')
    mkdirSync(folder)
    await use(createPrivateCa(folder))
  },
  front: async ({ ca, tenant }, use) => {
    const front = await startTlsFront(ca, tenant.graph.origin)
    await use(front)
    await front.stop()
  },
  // A home of its own, so that what it trusts ends with the test.
  home: async ({ userData }, use) => {
    const before = process.env.HOME
    const home = join(userData, 'home')
    mkdirSync(home)
    process.env.HOME = home
    await use(home)
    if (before === undefined) delete process.env.HOME
    else process.env.HOME = before
  },
  start: async ({ userData, tenant, forwardProxy, home: _home }, use) => {
    let started: Launched | undefined
    await use(async (graph, demo = {}) => {
      const microsoft = { ...tenant.settings, demo: { ...tenant.settings.demo, graph, ...demo } }
      started = await launch({
        userData,
        settings: { microsoft, polling: { activeSeconds: 5 }, welcomed: true },
        args: [`--proxy-server=${forwardProxy.address}`, '--proxy-bypass-list=<-loopback>'],
      })
      const panel = await started.panel()
      await signIn(panel, await catchBrowser(started.app))
      return panel
    })
    await started?.close()
  },
})

/** Reads now, instead of when the next try is due. */
const readNow = (panel: Page) =>
  panel.evaluate(() => {
    const { lockstep } = window as unknown as { lockstep: PanelBridge }
    return lockstep.command('presence.refresh', undefined)
  })

async function untilPresence(panel: Page, code: ErrorCode | undefined): Promise<void> {
  await readNow(panel)
  await untilSnapshot(panel, code ?? 'working', ({ legs: { presence } }) =>
    code === undefined ? presence.state === 'working' : presence.code === code,
  )
}

playwright.describe(`behind a proxy${skipped}`, () => {
  playwright.skip(onHost, skipped)

  test('nothing goes round it', async ({ start, tenant, forwardProxy: proxy }) => {
    const panel = await start(tenant.graph.origin)
    await untilPresence(panel, undefined)
    const { origin } = new URL(tenant.settings.demo.graph)
    const reads = () => proxy.asked.filter((what) => what === `GET ${origin}`).length
    // One may be on its way between the two.
    await expect.poll(() => reads() - tenant.graph.requests.count('read')).toBe(0)
    expect(reads()).toBeGreaterThan(0)
    const { token_endpoint: endpoint } = JSON.parse(tenant.settings.demo.authorityMetadata)
    expect(proxy.asked).toContain(`POST ${new URL(endpoint).origin}`)
  })

  test('that wants credentials, refuses, or is gone: each has its words, and ends by itself', async ({
    start,
    front,
    forwardProxy: proxy,
  }) => {
    const panel = await start(front.origin)
    // Through the tunnel everything is well but for the certificate.
    await untilPresence(panel, 'net.certificate')
    proxy.behave('credentials')
    await untilPresence(panel, 'net.proxyCredentials')
    await expect(panel.getByText(/asks for a user name and password/).first()).toBeVisible()
    proxy.behave('refuse')
    await untilPresence(panel, 'net.proxyRefused')
    await expect(panel.getByText(/refused to connect to Microsoft/).first()).toBeVisible()
    await proxy.die()
    await untilPresence(panel, 'net.proxyUnreachable')
    await expect(panel.getByText(/proxy of this network does not answer/).first()).toBeVisible()
    await proxy.revive()
    proxy.behave('relay')
    await untilPresence(panel, 'net.certificate')
    expect(proxy.asked).toContain(`CONNECT ${new URL(front.origin).host}`)
  })

  test('that wants credentials for plain HTTP too', async ({
    start,
    tenant,
    forwardProxy: proxy,
  }) => {
    const panel = await start(tenant.graph.origin)
    await untilPresence(panel, undefined)
    proxy.behave('credentials')
    await untilPresence(panel, 'net.proxyCredentials')
    proxy.behave('relay')
    await untilPresence(panel, undefined)
  })
})

playwright.describe(`a private certificate authority${skipped}`, () => {
  playwright.skip(onHost, skipped)

  test('that this computer does not know has its words', async ({ start, front }) => {
    const panel = await start(front.origin)
    await untilPresence(panel, 'net.certificate')
    await expect(panel.getByText(/is not trusted by this computer/).first()).toBeVisible()
  })

  test('that this computer does not know ends a sign-in with its words', async ({
    start,
    tenant,
    ca,
  }) => {
    const { demo } = tenant.settings
    const endpoints = JSON.parse(demo.authorityMetadata)
    const { origin, pathname } = new URL(endpoints.token_endpoint)
    const front = await startTlsFront(ca, origin)
    const metadata = { ...endpoints, token_endpoint: `${front.origin}${pathname}` }
    const panel = await start(demo.graph, { authorityMetadata: JSON.stringify(metadata) })
    await untilSnapshot(panel, 'refused', ({ account }) => account.code === 'net.certificate')
    expect((await snapshotOf(panel)).account.state).toBe('signedOut')
    await front.stop()
  })
})

playwright.describe(`a private certificate authority that is trusted${noTrust}`, () => {
  playwright.skip(noTrust !== '', noTrust)

  test('lets everything through', async ({ start, front, ca, home, forwardProxy: proxy }) => {
    trust(ca, home)
    const panel = await start(front.origin)
    await untilPresence(panel, undefined)
    expect(proxy.asked).toContain(`CONNECT ${new URL(front.origin).host}`)
  })
})
