/** Starts that are not the usual one: damaged settings, settings of tomorrow, a second start. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from '../../scripts/lib/launch.ts'
import { fillPhone, savePhone, snapshotOf } from '../../scripts/lib/panel.ts'
import { expect, test } from './fixture.ts'

const root = join(import.meta.dirname, '../..')

test('a corrupt settings file is set aside, and the last good settings count', async ({
  userData,
  tenant,
}) => {
  const corrupt = '{ "version": 1, "phone": { "server": "wss://pb'
  const good = { version: 1, microsoft: tenant.settings }
  writeFileSync(join(userData, 'settings.json'), corrupt)
  writeFileSync(join(userData, 'settings.backup.json'), JSON.stringify(good))
  const lockstep = await launch({ userData })
  const panel = await lockstep.panel()
  await expect(panel.getByText('The settings file could not be read')).toBeVisible()
  expect((await snapshotOf(panel)).microsoft.clientId).toBe(tenant.settings.clientId)
  await lockstep.close()
  const [aside = ''] = readdirSync(userData).filter((name) => name.startsWith('settings.corrupt-'))
  expect(readFileSync(join(userData, aside), 'utf8')).toBe(corrupt)
  expect(JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8'))).toMatchObject(good)

  const again = await launch({ userData })
  await expect((await again.panel()).getByText('The settings file')).toHaveCount(0)
  await again.close()
})

test('the settings file of a newer version stays as it is, byte for byte', async ({
  userData,
  pbx,
}) => {
  const newer = '{"version": 99,\n  "phone": "of tomorrow" }\r\n\n'
  writeFileSync(join(userData, 'settings.json'), newer)
  const lockstep = await launch({ userData })
  const panel = await lockstep.panel()
  await expect(panel.getByText('comes from a newer version of Lockstep')).toBeVisible()
  await fillPhone(panel, {
    server: pbx.wsUrl,
    address: '1001@pbx.test',
    password: 'secret1001',
  })
  await savePhone(panel)
  await expect(panel.getByRole('button', { name: 'Extension Working' })).toBeVisible()
  await lockstep.close()
  expect(readFileSync(join(userData, 'settings.json'), 'utf8')).toBe(newer)
})

test('a second start opens the panel of the first, and ends', async ({ lockstep, panel }) => {
  await panel.close()
  const { executable } = lockstep.runtime
  const second = spawn(executable, [root, `--user-data-dir=${lockstep.userData}`, '--no-sandbox'], {
    stdio: 'ignore',
  })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  const again = await lockstep.panel()
  await expect(again.getByRole('tab', { name: 'Status' })).toBeVisible()
})
