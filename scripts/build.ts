/** Builds main, the two preloads and the two pages into `out/`. `--only=panel` builds one of them. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type InlineConfig, mergeConfig } from 'vite'
import panel from '../src-renderer/panel/vite.config.ts'

const root = join(import.meta.dirname, '..')
const common: InlineConfig = { root, configFile: false, logLevel: 'warn', publicDir: false }

/** The Node that Electron 45 carries; dependencies are bundled, so that no node_modules ships. */
const main: InlineConfig = {
  ...common,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: 'src-main/index.ts',
    target: 'node24',
    outDir: 'out/main',
    minify: true,
    rolldownOptions: {
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}

/** A sandboxed preload has to be CommonJS, in one file. */
const preload = (name: 'panel' | 'line'): InlineConfig => ({
  ...common,
  build: {
    lib: { entry: `src-preload/${name}.ts`, formats: ['cjs'], fileName: () => `${name}.cjs` },
    target: 'chrome150',
    outDir: 'out/preload',
    emptyOutDir: false,
    minify: true,
    rolldownOptions: { external: ['electron'] },
  },
})

const line: InlineConfig = {
  ...common,
  root: join(root, 'src-renderer/line'),
  base: './',
  build: {
    target: 'chrome150',
    outDir: join(root, 'out/renderer/line'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
}

const parts: Readonly<Record<string, InlineConfig>> = {
  main,
  'preload-panel': preload('panel'),
  'preload-line': preload('line'),
  panel: mergeConfig({ ...common, root: join(root, 'src-renderer/panel') }, panel),
  line,
}

export async function buildAll(only?: string): Promise<void> {
  if (only === undefined) rmSync(join(root, 'out'), { recursive: true, force: true })
  for (const [name, config] of Object.entries(parts))
    if (only === undefined || only === name) await build(config)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const startedAt = performance.now()
  await buildAll(process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length))
  console.log(`Built into out/ in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`)
}
