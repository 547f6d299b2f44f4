/**
 * Renders the icons of assets/icons/src to what each platform wants, with Chromium:
 * `node scripts/make-icons.ts`. The results are committed; run it when a source changes.
 *
 * tray/<state>Template.png, @2x     macOS: black with alpha, the system colours it
 * tray/<state>-<onDark|onLight>.png, @2x    Linux, 24 px: for dark and for light panels
 * tray/<state>-<onDark|onLight>.ico         Windows, 16 to 64 px
 * app.png (512 px), app.ico, app.icns
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright'
import { icns, ico, type Png } from './icons/containers.ts'
import { findChromium } from './lib/chromium.ts'

const root = join(import.meta.dirname, '../assets/icons')
const states = ['inStep', 'onCall', 'paused', 'attention', 'offline', 'connecting', 'signedOut']
const windowsTraySizes = [16, 20, 24, 28, 32, 36, 40, 48, 64]
/** The colour of the glyph on a dark and on a light panel. */
const grounds = { onDark: '#ffffff', onLight: '#1b1a19' }

type Render = (source: string, size: number, colour?: string) => Promise<Png>

async function renderer(browser: Browser): Promise<Render> {
  const page = await browser.newPage()
  return async (source, size, colour = '#000000') => {
    const svg = await readFile(join(root, 'src', `${source}.svg`), 'utf8')
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(
      `<style>body{margin:0;color:${colour}}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    )
    return { size, data: await page.screenshot({ omitBackground: true }) }
  }
}

function renderAll(render: Render, source: string, sizes: readonly number[], colour?: string) {
  return sizes.reduce<Promise<Png[]>>(
    async (before, size) => [...(await before), await render(source, size, colour)],
    Promise.resolve([]),
  )
}

async function save(name: string, data: Uint8Array): Promise<void> {
  await writeFile(join(root, name), data)
}

await mkdir(join(root, 'tray'), { recursive: true })
const browser = await chromium.launch({
  executablePath: findChromium() ?? 'chromium',
})
const render = await renderer(browser)
for (const state of states) {
  const source = `tray-${state}`
  await save(`tray/${state}Template.png`, (await render(source, 16)).data)
  await save(`tray/${state}Template@2x.png`, (await render(source, 32)).data)
  for (const [ground, colour] of Object.entries(grounds)) {
    const name = `tray/${state}-${ground}`
    await save(`${name}.png`, (await render(source, 24, colour)).data)
    await save(`${name}@2x.png`, (await render(source, 48, colour)).data)
    await save(`${name}.ico`, ico(await renderAll(render, source, windowsTraySizes, colour)))
  }
}
await save('app.png', (await render('app', 512)).data)
await save('app.ico', ico(await renderAll(render, 'app', [16, 24, 32, 48, 64, 128, 256])))
await save('app.icns', icns(await renderAll(render, 'app', [32, 64, 128, 256, 512, 1_024])))
await browser.close()
