/**
 * The installers of a release for one system, signed, with an address for updates; run by the
 * release workflow (docs/releasing.md). Refuses what must not be published.
 */
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from './lib/run.ts'

/** Bytes; the runtime is the most of it. Over it somebody has to decide, not to overlook. */
const installerBudget = 140_000_000

export interface ReleaseOptions {
  readonly target: string | undefined
  /** Where updates will lie: https only, since Linux has no other protection. */
  readonly updateUrl: string | undefined
}

/** @throws when something is missing that a release must not go without */
export function builderArguments({ target, updateUrl }: ReleaseOptions): readonly string[] {
  if (target !== '--win' && target !== '--mac' && target !== '--linux')
    throw new Error('TARGET has to be --win, --mac or --linux')
  if (updateUrl === undefined || !/^https:\/\/[\w.-]+(:\d+)?(\/[\w./-]*)?$/.test(updateUrl))
    throw new Error('LOCKSTEP_UPDATE_URL has to be an https address')
  return [
    target,
    ...['--publish', 'never'],
    '--config.publish.provider=generic',
    `--config.publish.url=${updateUrl}`,
    // Linux has no code signing that anything would check.
    `--config.forceCodeSigning=${target !== '--linux'}`,
  ]
}

/** What is published: installers, what updates read, and nothing else of electron-builder's folder. */
export const isPublished = (file: string): boolean =>
  /\.(exe|msi|dmg|zip|AppImage|deb|blockmap)$/.test(file) || /^(latest|beta)[\w-]*\.yml$/.test(file)

async function main(): Promise<void> {
  const { TARGET: target, LOCKSTEP_UPDATE_URL: updateUrl } = process.env
  const { ok } = await run('npx', [
    '--no',
    'electron-builder',
    '--',
    ...builderArguments({ target, updateUrl }),
  ])
  if (!ok) throw new Error('electron-builder failed')
  const release = join('dist', 'release')
  await mkdir(release, { recursive: true })
  for (const file of (await readdir('dist')).filter(isPublished)) {
    const { size } = await stat(join('dist', file))
    console.log(`${file}: ${(size / 1e6).toFixed(1)} MB`)
    if (size > installerBudget) throw new Error(`${file} is over ${installerBudget / 1e6} MB`)
    await copyFile(join('dist', file), join(release, file))
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
