/** What is loaded at the start and when a page opens: the built bundles, plain and compressed. */
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Figure, figureOf } from './statistics.ts'

const root = join(import.meta.dirname, '../..')

const bundles = {
  main: 'out/main/*.js',
  'preload of the panel': 'out/preload/panel.cjs',
  'preload of the line': 'out/preload/line.cjs',
  'panel, scripts and styles': 'out/renderer/panel/assets/*.{js,css}',
  'of it, before the first look': 'out/renderer/panel/assets/index-*.{js,css}',
  'line, scripts': 'out/renderer/line/assets/*.js',
}

const sources = '{src-main,src-preload,src-renderer}/**/*.{ts,tsx,css,html}'

/** Whether the bundles are there and newer than all they are made from. */
export function isBuilt(): boolean {
  const times = (pattern: string) =>
    globSync(pattern, { cwd: root }).map((file) => statSync(join(root, file)).mtimeMs)
  const built = Object.values(bundles).map((pattern) => Math.min(...times(pattern)))
  const made = [...times(sources), ...times('{package-lock.json,scripts/build.ts}')]
  return Math.min(...built) < Number.POSITIVE_INFINITY && Math.max(...made) <= Math.min(...built)
}

/** @throws when a bundle is missing */
export function measureSizes(): readonly Figure[] {
  return Object.entries(bundles).flatMap(([name, pattern]) => {
    const files = globSync(pattern, { cwd: root }).map((file) => readFileSync(join(root, file)))
    if (files.length === 0) throw new Error(`there is no ${pattern}`)
    const sum = (size: (file: Buffer) => number) =>
      files.reduce((total, file) => total + size(file), 0)
    return [
      figureOf(name, 'bytes', [sum((file) => file.length)]),
      figureOf('  gzip', 'bytes', [sum((file) => gzipSync(file, { level: 9 }).length)]),
    ]
  })
}
