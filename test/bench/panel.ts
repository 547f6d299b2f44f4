/** How soon the panel can be used after it was asked for, on whichever runtime there is. */
import type { ElectronApplication, Page } from 'playwright'
import { launch } from '../../scripts/lib/launch.ts'
import { type Figure, figureOf } from './statistics.ts'

const rounds = 15
/** Fills the caches of the runtime and of the disk. */
const warmUps = 3

/**
 * The status is what a person sees each time; the welcome until it is finished.
 * @throws when the app cannot be started
 */
export async function measurePanel(): Promise<readonly Figure[]> {
  return [await measureView('status', true), await measureView('welcome', false)]
}

async function measureView(view: string, welcomed: boolean): Promise<Figure> {
  const lockstep = await launch({ settings: { trayHintShown: true, welcomed } })
  try {
    const samples: number[] = []
    let panel = await lockstep.panel()
    for (let round = 0; round < warmUps + rounds; round += 1) {
      await panel.close()
      const startedAt = performance.now()
      panel = await reopen(lockstep.app)
      const ms = performance.now() - startedAt
      if (round >= warmUps) samples.push(ms)
    }
    const { kind } = lockstep.runtime
    const name = `${view} asked for -> heading shown and a task run, warm (${kind})`
    return figureOf(name, 'ms', samples, 500)
  } finally {
    await lockstep.close()
  }
}

/** As from the tray, but by an event that can be told to both runtimes. */
async function reopen(app: ElectronApplication): Promise<Page> {
  const [page] = await Promise.all([
    app.waitForEvent('window', (window) => !window.isClosed()),
    app.evaluate((electron) => void electron.app.emit('activate')),
  ])
  await page.getByRole('heading').first().waitFor()
  // Interactive is more than painted: an animation frame and a task of the page have to run.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  return page
}
