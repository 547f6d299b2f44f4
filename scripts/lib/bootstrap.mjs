/**
 * The first steps on a fresh machine: plain Node 20, no dependency. Installs what package-lock.json
 * names, then hands over to the Node that Electron carries.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const modules = join(root, 'node_modules')
const wantedMajor = 24

function stop(message) {
  console.error(message)
  process.exit(1)
}

/** Installs when package-lock.json is not what is installed. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(modules, '.lockstep-installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing the dependencies (npm ci) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error) stop(`npm cannot be started: ${error.message}`)
  if (status !== 0) stop('npm ci did not succeed; its own message stands above.')
  writeFileSync(stamp, lock)
}

/** The Node to go on with: this one if it is new enough, else the one that npm ci brought. */
function newerNode() {
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath
  const candidates = ['linux-x64', 'linux-arm64', 'win-x64'].flatMap((name) => [
    join(modules, `node-${name}`, 'bin', 'node'),
    join(modules, `node-${name}`, 'bin', 'node.exe'),
  ])
  const found = candidates.find((path) => existsSync(path))
  return found ?? stop(`Node ${wantedMajor} or newer is needed on this system: https://nodejs.org`)
}

/** Runs `script`, a TypeScript file of this folder, to its end and takes over its exit code. */
export function handOver(script) {
  if (Number(process.versions.node.split('.')[0]) < 20)
    stop(`Node 20 or newer is needed; this is ${process.version}.`)
  install()
  const node = newerNode()
  const path = [join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter)
  const child = spawn(node, [join(root, 'scripts', script), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, LOCKSTEP_NODE: node },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1))
}
