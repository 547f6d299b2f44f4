import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildAll } from '../../scripts/build.ts'
import { type PackTarget, writeStandIn } from './stand-in.ts'

const root = join(import.meta.dirname, '../..')

/** Milliseconds; a pack takes two seconds on an idle computer. */
const deadline = 120_000

/** Where nobody listens: a step that wants to download fails at once, and so does the pack. */
const nowhere = 'http://127.0.0.1:9/'

export interface Packed {
  /** The folder that an installer would put on a computer. */
  readonly app: string
  readonly executable: string
  readonly resources: string
  /** `app.asar`: the app itself. */
  readonly archive: string
}

/**
 * Packs what is in `out/` for `target` by electron-builder.yml onto a stand-in runtime.
 * @param folder an empty folder of its own
 * @throws with electron-builder's output when it fails
 */
export async function packStandIn(target: PackTarget, folder: string): Promise<Packed> {
  const runtime = join(folder, 'runtime')
  await writeStandIn(target, runtime)
  const { code, output } = await electronBuilder([
    ...[`--${target}`, '--dir', '--x64'],
    `--config.electronDist=${runtime}`,
    `--config.directories.output=${join(folder, 'dist')}`,
  ])
  if (code !== 0) throw new Error(`electron-builder exited with ${code}:\n${output}`)
  await rm(runtime, { recursive: true })
  const app = join(folder, 'dist', `${target}-unpacked`)
  const resources = join(app, 'resources')
  return {
    app,
    executable: join(app, target === 'win' ? 'Lockstep.exe' : 'lockstep'),
    resources,
    archive: join(resources, 'app.asar'),
  }
}

/**
 * Runs electron-builder on this repository, without a way to the outside and without signing.
 * `code` is null when it took too long.
 */
export function electronBuilder(
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const cli = join(root, 'node_modules/electron-builder/cli.js')
  const env = {
    ...process.env,
    ELECTRON_MIRROR: nowhere,
    ELECTRON_BUILDER_BINARIES_MIRROR: nowhere,
    NO_UPDATE_NOTIFIER: '1',
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
    FORCE_COLOR: '0',
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, '--publish', 'never', ...args], {
      cwd: root,
      env,
      timeout: deadline,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** What each part of the build leaves behind. */
const parts: Readonly<Record<string, string>> = {
  main: 'out/main/index.js',
  'preload-panel': 'out/preload/panel.cjs',
  'preload-line': 'out/preload/line.cjs',
  panel: 'out/renderer/panel/index.html',
  line: 'out/renderer/line/index.html',
}

/** Builds those parts of `out/` that are missing. */
export async function ensureBuilt(): Promise<void> {
  for (const [part, file] of Object.entries(parts))
    if (!existsSync(join(root, file))) await buildAll(part)
}
