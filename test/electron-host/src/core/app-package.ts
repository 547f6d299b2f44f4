import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/** What Electron reads from the app's package.json. */
export interface AppPackage {
  readonly folder: string
  readonly entry: string
  readonly name: string
  readonly version: string
}

interface Manifest {
  name?: string
  productName?: string
  version?: string
  main?: string
}

/** Finds the app that the command line names: a folder with a package.json, or an entry file. */
export function readAppPackage(path: string): AppPackage {
  const target = resolve(path)
  const isFolder = statSync(target).isDirectory()
  const folder = isFolder ? target : folderOfPackage(dirname(target))
  const file = join(folder, 'package.json')
  const manifest: Manifest = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return {
    folder,
    entry: isFolder ? resolve(folder, manifest.main ?? 'index.js') : target,
    name: manifest.productName ?? manifest.name ?? 'Electron',
    version: manifest.version ?? '0.0.0',
  }
}

/** The version of the electron package that the workspace pins, which the app sees as its own. */
export function pinnedElectronVersion(): string {
  const require = createRequire(import.meta.url)
  return JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8')).version
}

function folderOfPackage(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) return start
  }
}
