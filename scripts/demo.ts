/**
 * The main job on a computer with nothing set up. With a display and the Electron runtime the
 * newcomer plays; otherwise, or with `--scripted`, the demo plays itself on the test host and exits
 * with 0 only if everything it promised happened.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startTenant } from '../test/support/tenant.ts'
import { buildAll } from './build.ts'
import { startControlPage } from './demo/control-page.ts'
import { createNarrator } from './demo/narrator.ts'
import { startDemoPbx } from './demo/pbx.ts'
import { playAll } from './demo/play.ts'
import { ensureChromium } from './lib/chromium.ts'
import { installElectron } from './lib/electron.ts'
import { launch } from './lib/launch.ts'
import { catchBrowser, fillPhone, savePhone, signIn, testPhone } from './lib/panel.ts'
import { findRuntime, hasDisplay } from './lib/runtime.ts'

const root = join(import.meta.dirname, '..')
const pictures = join(root, 'out/demo')
const log = (line: string) => console.log(line)

async function main(): Promise<void> {
  const asked = process.argv.includes('--scripted')
  if (!asked && hasDisplay() && findRuntime().kind === 'host') {
    log('Fetching the Electron runtime, so that you can play yourself …')
    await installElectron()
  }
  const runtime = findRuntime()
  const scripted = asked || !hasDisplay() || runtime.kind === 'host'
  if (runtime.kind === 'host') process.env.LOCKSTEP_CHROMIUM ??= ensureChromium()
  if (!existsSync(join(root, 'out/main/index.js'))) await buildAll()
  const pbx = await startDemoPbx(log)
  log(`PBX: ${pbx.label}`)
  log(`Phones: ${pbx.phones}`)
  log(`Runtime: ${runtime.label}`)
  const tenant = await startTenant()
  log('Microsoft 365: simulated on this computer, written from the documentation')
  const narrator = createNarrator(log)
  const lockstep = await launch({
    settings: { microsoft: tenant.settings, polling: { activeSeconds: 5 } },
  })
  try {
    narrator.part('Setting up')
    const panel = await lockstep.panel()
    narrator.tell('Lockstep', 'started, its panel is open')
    const nextUrl = await catchBrowser(lockstep.app)
    await fillPhone(panel, { server: pbx.wsUrl, address: pbx.address, password: pbx.password })
    await narrator.promise('the phone test passes', () => testPhone(panel))
    await panel.screenshot({ path: join(pictures, '0-phone-test.png') })
    narrator.tell('Lockstep', 'the phone form: its Test passes, step by step')
    await savePhone(panel)
    narrator.tell('Lockstep', `phone ${pbx.address} saved`)
    await signIn(panel, nextUrl)
    narrator.tell('Lockstep', 'signed in with Microsoft in the browser')
    if (scripted) {
      await playAll({ panel, tenant, pbx, narrator, pictures })
      log(`\nAll ${narrator.kept} promised steps happened. Pictures of the panel: out/demo/`)
    } else {
      const page = await startControlPage(tenant, pbx)
      log(
        `\nPlay Teams and the phone here: ${page.url}\nQuit Lockstep from its tray menu to end the demo.`,
      )
      await lockstep.app.waitForEvent('close', { timeout: 0 })
      await page.stop()
    }
  } finally {
    await lockstep.close()
    await Promise.all([tenant.stop(), pbx.stop()])
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
