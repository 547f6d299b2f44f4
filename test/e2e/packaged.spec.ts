/** What is packed is complete: the archive's own files start, outside the project. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { launch } from '../../scripts/lib/launch.ts'
import { packStandIn } from '../packaging/pack.ts'
import { expect, test } from './fixture.ts'

test('the packed archive starts and shows its panel', async ({ tenant }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-packed-'))
  const { archive } = await packStandIn('linux', join(folder, 'dist'))
  const app = join(folder, 'app')
  extractAll(archive, app)
  const lockstep = await launch({ app, settings: { microsoft: tenant.settings } })
  try {
    const panel = await lockstep.panel()
    await expect(panel.getByRole('button', { name: 'Sign in with Microsoft' })).toBeVisible()
  } finally {
    await lockstep.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
