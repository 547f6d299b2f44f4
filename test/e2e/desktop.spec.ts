/** What the desktop is told: theme, language, notifications, reports. Recorded by the test host. */

import { fillPhone, savePhone, snapshotOf, untilSnapshot } from '../../scripts/lib/panel.ts'
import { findRuntime } from '../../scripts/lib/runtime.ts'
import type { HostInspection } from '../electron-host/src/core/record.ts'
import { expect, test } from './fixture.ts'

const onHost = findRuntime().kind === 'host'
const reason = onHost
  ? ''
  : ' (skipped on the real Electron: trays and notifications cannot be read)'

type Host = { electronHost: HostInspection }

test.describe(`on the test host${reason}`, () => {
  test.skip(!onHost, 'trays and notifications of the real Electron cannot be read')

  test('theme and language change at once', async ({ lockstep, panel }) => {
    const { app } = lockstep
    const tip = () =>
      app.evaluate(() => (globalThis as unknown as Host).electronHost.trays[0]?.toolTip)
    const set = (form: object) =>
      panel.evaluate(
        (change) => Reflect.get(globalThis, 'lockstep').command('settings.set', change),
        form,
      )
    await set({ appearance: { theme: 'dark', language: 'fr' } })
    await expect.poll(tip).toBe('Lockstep: Déconnecté')
    expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
    await set({ appearance: { theme: 'system', language: 'de' } })
    await expect.poll(tip).toBe('Lockstep: Abgemeldet')
    expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('system')
  })

  test('the first close of the panel is told, once, and a click opens it', async ({
    lockstep,
    panel,
  }) => {
    const titles = () =>
      lockstep.app.evaluate(() =>
        (globalThis as unknown as Host).electronHost.notifications.map(({ title }) => title),
      )
    await panel.close()
    await expect.poll(titles).toEqual(['Lockstep is still running'])
    await lockstep.app.evaluate(() => {
      const [shown] = (globalThis as unknown as Host).electronHost.notifications
      shown?.emit('click')
      shown?.close()
    })
    await (await lockstep.panel()).close()
    await expect
      .poll(() =>
        lockstep.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
      )
      .toBe(0)
    expect(await titles()).toEqual([])
  })

  test('a report names no server, no extension and no password', async ({
    lockstep,
    panel,
    pbx,
  }) => {
    await fillPhone(panel, { server: pbx.wsUrl, address: '1001@pbx.test', password: 'secret1001' })
    await savePhone(panel)
    await untilSnapshot(panel, 'up', ({ legs }) => legs.extension.state === 'working')
    const made = await panel.evaluate(() =>
      Reflect.get(globalThis, 'lockstep').command('report.make', { how: 'copy' }),
    )
    expect(made).toEqual({ ok: true, value: null })
    const text = await lockstep.app.evaluate(({ clipboard }) => clipboard.readText())
    expect(text).toContain(`Lockstep ${(await snapshotOf(panel)).version}`)
    expect(text).toContain('extension: working')
    for (const secret of ['secret1001', '1001@', 'pbx.test', '127.0.0.1'])
      expect(text).not.toContain(secret)
  })

  test('a leg that works is found working', async ({ panel, pbx }) => {
    await fillPhone(panel, { server: pbx.wsUrl, address: '1001@pbx.test', password: 'secret1001' })
    await savePhone(panel)
    await untilSnapshot(panel, 'up', ({ legs }) => legs.callWatch.state === 'working')
    const tried = (leg: string) =>
      panel.evaluate(
        (name) => Reflect.get(globalThis, 'lockstep').command('leg.test', { leg: name }),
        leg,
      )
    expect(await tried('callWatch')).toMatchObject({ ok: true, value: { working: true } })
    expect(await tried('presence')).toMatchObject({ ok: true, value: { working: false } })
    expect(await tried('signIn')).toMatchObject({
      ok: true,
      value: { working: false, code: 'signIn.expired' },
    })
  })
})
