/** A phone system without WebSocket: main holds the socket, and the line page has no network. */
import { createServer } from 'node:http'
import { signIn, untilSnapshot } from '../../scripts/lib/panel.ts'
import type { PanelBridge } from '../../src-preload/contract.ts'
import { alice } from '../support/people.ts'
import { expect, test } from './fixture.ts'
import { startTcpFront } from './support/tcp-front.ts'

test('over TCP, status and calls go through, and the line page reaches nothing itself', async ({
  lockstep,
  panel,
  pbx,
  tenant,
  nextUrl,
}) => {
  const front = await startTcpFront(pbx.wsUrl)
  const saved = await panel.evaluate(async (server) => {
    const { lockstep: bridge } = globalThis as unknown as { lockstep: PanelBridge }
    return bridge.command('phone.save', {
      server,
      address: '1001@pbx.test',
      authorizationUser: '',
      password: 'secret1001',
    })
  }, front.server)
  expect(saved).toMatchObject({ ok: true })
  await signIn(panel, nextUrl)
  await untilSnapshot(panel, 'in step', ({ extension }) => extension.status?.note === 'Available')
  expect(pbx.presenceOf('1001')?.note).toBe('Available')

  const call = pbx.placeCall('1001', { direction: 'recipient' })
  call.answer()
  await untilSnapshot(panel, 'asserted', (shown) => shown.call.assert === 'asserted')
  expect(tenant.graph.control.presenceOf(alice.oid)).toMatchObject({ activity: 'InACall' })
  call.hangUp()

  const visits: string[] = []
  const decoy = createServer((request, answer) => {
    visits.push(request.url ?? '')
    answer.end()
  })
  await new Promise<void>((resolve) => decoy.listen(0, '127.0.0.1', resolve))
  const address = decoy.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const line = lockstep.app.windows().find((page) => /^\w+:\/\/line\b/.test(page.url()))
  const ports = [address.port, Number(new URL(front.server).port), Number(new URL(pbx.wsUrl).port)]
  const outcomes = await line?.evaluate(async (all) => {
    const refused = new Set<string>()
    document.addEventListener('securitypolicyviolation', (event) => {
      refused.add(`${event.effectiveDirective} ${new URL(event.blockedURI).port}`)
    })
    for (const port of all) {
      await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    }
    // The event comes in a task of its own.
    while (refused.size < all.length) await new Promise((resolve) => setTimeout(resolve, 10))
    return [...refused].sort()
  }, ports)
  expect(outcomes).toEqual(ports.map((port) => `connect-src ${port}`).sort())
  expect(visits).toEqual([])
  await new Promise((resolve) => decoy.close(resolve))
  await lockstep.app.close()
  await front.stop()
})
