/**
 * Pictures of the panel to look at: every view and state, in light, dark and high contrast, in each
 * language, at 1x and 2x, with a contact sheet of each kind:
 * `npm run screenshots -- [folder] [part of a name]`.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContextOptions } from 'playwright'
import { languages } from '../src-renderer/panel/words/index.ts'
import { startPanelHost } from '../test/support/panel/page.ts'
import { moment, snapshots } from '../test/support/panel/snapshots.ts'
import { type Scene, scenes } from './screenshots/scenes.ts'

const [folder = 'out/screenshots', only = ''] = process.argv.slice(2)

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'dark', forcedColors: 'active' },
}

interface Kind {
  readonly name: string
  readonly options: BrowserContextOptions
}

const kinds: readonly Kind[] = Object.entries(looks).flatMap(([look, options]) =>
  languages.flatMap((locale) =>
    [1, 2].map((deviceScaleFactor) => ({
      name: `${look}-${locale}-${deviceScaleFactor}x`,
      options: { ...options, locale, deviceScaleFactor, reducedMotion: 'reduce' as const },
    })),
  ),
)

const fileOf = (scene: Scene, kind: Kind) => `${scene.name}-${kind.name}.png`
const wanted = (scene: Scene, kind: Kind) => fileOf(scene, kind).includes(only)

await mkdir(folder, { recursive: true })
const host = await startPanelHost()
for (const kind of kinds) {
  const taken = scenes.filter((scene) => wanted(scene, kind))
  if (taken.length === 0) continue
  const panel = await host.open(snapshots.inStep, kind.options)
  const { page } = panel
  await page.clock.setFixedTime(moment)
  for (const scene of taken) {
    // Away from the scene before, with all that was opened or begun there.
    await panel.push(snapshots.inStep)
    await page.locator('#tab-timeline').click()
    await page.locator('#tab-status').click()
    await panel.push(scene.snapshot)
    await scene.go?.(page)
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.screenshot({
      path: join(folder, fileOf(scene, kind)),
      fullPage: scene.window !== true,
    })
    if (scene.leave !== undefined) await scene.leave(page)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    const { width: room = 0 } = page.viewportSize() ?? {}
    if (width > room) console.error(`${fileOf(scene, kind)}: ${width} px wide, room for ${room}`)
  }
  for (const fault of panel.faults) console.error(`${kind.name}: ${fault}`)
  await panel.close()
  console.log(`${kind.name}: ${taken.length}`)
}

/** All pictures of one kind on one page, drawn by the same browser. */
async function contactSheet(kind: Kind): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(`-${kind.name}.png`))
  const shown = scenes.filter((scene) => names.includes(fileOf(scene, kind)))
  if (shown.length === 0) return
  const figures = shown.map(
    (scene) =>
      `<figure><img src="${fileOf(scene, kind)}" alt="${scene.name}"><figcaption>${scene.name}</figcaption></figure>`,
  )
  const sheet = join(folder, `sheet-${kind.name}.html`)
  await writeFile(
    sheet,
    `<!doctype html><meta charset="utf-8"><title>${kind.name}</title><style>
body { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 16px; margin: 16px; font: 13px system-ui; background: #8a8a8a }
figure { margin: 0 } img { display: block; width: 300px } figcaption { padding: 4px 0 }
</style>${figures.join('\n')}`,
  )
  const page = await host.browser.newPage({ viewport: { width: 1_612, height: 900 } })
  await page.goto(pathToFileURL(sheet).href)
  await page.screenshot({ path: join(folder, `sheet-${kind.name}.png`), fullPage: true })
  await page.close()
}

for (const kind of kinds) await contactSheet(kind)
await host.close()
