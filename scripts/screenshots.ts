/**
 * Pictures of the panel in every state, to look at:
 * `npm run screenshots -- [folder] [name part]`.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright'
import { startPanelHost } from '../test/support/panel/page.ts'
import { moment, snapshots } from '../test/support/panel/snapshots.ts'

const [folder = 'out/screenshots', only = ''] = process.argv.slice(2)

const looks: Readonly<Record<string, BrowserContextOptions & { text?: number }>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { forcedColors: 'active', colorScheme: 'dark' },
  german: { locale: 'de-DE' },
  narrow: { viewport: { width: 320, height: 640 }, locale: 'de-DE' },
  large: { text: 2 },
  narrowLarge: { viewport: { width: 320, height: 640 }, locale: 'de-DE', text: 2 },
}

await mkdir(folder, { recursive: true })
const host = await startPanelHost()
for (const [look, { text = 1, ...options }] of Object.entries(looks)) {
  for (const [name, snapshot] of Object.entries(snapshots)) {
    for (const view of name === 'inStep' || name === 'fresh' ? [0, 1, 2] : [0]) {
      const title = `${name}${view === 0 ? '' : `-${['', 'timeline', 'setup'][view]}`}-${look}`
      if (!title.includes(only)) continue
      const panel = await host.open(snapshot, { reducedMotion: 'reduce', ...options })
      await panel.page.clock.setFixedTime(moment)
      await panel.page.evaluate((scale) => {
        document.documentElement.style.fontSize = `${scale * 100}%`
      }, text)
      await panel.page.getByRole('tab').nth(view).click()
      if (name === 'wrongPassword') {
        for (const leg of await panel.page.locator('button[aria-expanded]').all()) await leg.click()
      }
      await panel.page.evaluate(() => window.scrollTo(0, 0))
      await panel.page.screenshot({ path: join(folder, `${title}.png`), fullPage: true })
      for (const fault of panel.faults) console.error(`${title}: ${fault}`)
      const width = await panel.page.evaluate(() => document.documentElement.scrollWidth)
      const { width: room = 0 } = panel.page.viewportSize() ?? {}
      if (width > room) console.error(`${title}: ${width} px wide, room for ${room}`)
      await panel.close()
    }
  }
}
await host.close()
