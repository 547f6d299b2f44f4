import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { withLock } from './debian/lock.ts'
import { unpackPackages } from './debian/packages.ts'
import { missingTools } from './debian/tools.ts'

const tools = ['apt-get', 'dpkg', 'dpkg-deb', 'tar', 'flock', 'sh']

export interface DebianPrefixRequest {
  /** Debian's name of the release, as `bookworm`. */
  readonly suite: string
  /** Names the folder, and what a message speaks of. */
  readonly name: string
  readonly packages: readonly string[]
  /** Of the packages these depend on, only those whose whole name matches are fetched. */
  readonly dependencies: RegExp
  readonly log?: (line: string) => void
  readonly signal?: AbortSignal
}

export interface DebianPrefix {
  /** What would be `/` on a system that had the packages installed. */
  readonly root: string
  /** The folder of the shared libraries, as `root/usr/lib/x86_64-linux-gnu`. */
  readonly libraries: string
  /** Package name to Debian version, as `5.6.3-2`. */
  readonly versions: Readonly<Record<string, string>>
  /** How to start a program of the prefix (a path below `root`) with the prefix's own libc. */
  run(binary: string, args: readonly string[]): { command: string; args: string[] }
}

/** LOCKSTEP_CACHE, else the `lockstep` folder of the person's cache folder. */
export function cacheFolder(): string {
  const own = process.env.LOCKSTEP_CACHE
  return own || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lockstep')
}

/**
 * Programs of a Debian release in a folder of their own, fetched once and then reused: needs no
 * root, changes nothing on the system, does not mind another libc on it. Throws an error that says
 * what is missing where the system has no apt.
 */
export async function debianPrefix(request: DebianPrefixRequest): Promise<DebianPrefix> {
  const folder = folderOf(request)
  const present = await presentPrefix(request)
  if (present) return present

  const missing = await missingTools(tools)
  if (missing.length > 0) {
    throw new Error(
      `${request.name} cannot be fetched from Debian: this system has no ${missing.join(', ')}. ` +
        'It needs Debian, or a system with apt, dpkg, tar and util-linux.',
    )
  }
  await mkdir(cacheFolder(), { recursive: true })
  return withLock(`${folder}.lock`, request.signal, async () => {
    const meanwhile = await openPrefix(folder, request)
    if (meanwhile) return meanwhile
    request.log?.(`${request.name}: fetching from Debian ${request.suite}`)
    await build(folder, request)
    const prefix = await openPrefix(folder, request)
    if (!prefix) throw new Error(`${request.name} was unpacked, but has no dynamic linker`)
    return prefix
  })
}

/** What an earlier call has fetched; undefined where there is nothing yet. Asks no archive. */
export const presentPrefix = (request: DebianPrefixRequest): Promise<DebianPrefix | undefined> =>
  openPrefix(folderOf(request), request)

const folderOf = (request: DebianPrefixRequest): string =>
  join(cacheFolder(), `${request.name}-${request.suite}-${keyOf(request)}`)

/** Unpacks beside the final folder and renames: a folder under the final name is whole. */
async function build(folder: string, request: DebianPrefixRequest): Promise<void> {
  await removeLeftovers(folder)
  const partial = await mkdtemp(`${folder}.partial-`)
  try {
    const versions = await unpackPackages(partial, request)
    await writeFile(join(partial, 'versions.json'), `${JSON.stringify(versions, null, 2)}\n`)
    // mkdtemp made it private; a server that gave up root has to read it.
    await chmod(partial, 0o755)
    await rename(partial, folder)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${request.name} could not be fetched from Debian: ${reason}`, { cause })
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

/** What a killed run left; nobody else works on it while the lock is ours. */
async function removeLeftovers(folder: string): Promise<void> {
  const start = `${folder}.partial-`
  for (const entry of await readdir(cacheFolder())) {
    const path = join(cacheFolder(), entry)
    if (path.startsWith(start)) await rm(path, { recursive: true, force: true })
  }
}

async function openPrefix(
  folder: string,
  request: DebianPrefixRequest,
): Promise<DebianPrefix | undefined> {
  const text = await readFile(join(folder, 'versions.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const root = join(folder, 'root')
  const triplet = (await entries(join(root, 'usr/lib'))).find((name) => name.includes('-linux-gnu'))
  if (!triplet) return undefined
  const libraries = join(root, 'usr/lib', triplet)
  const folders = [libraries, join(root, 'lib', triplet), join(root, 'usr/lib')]
  const linker = await findLinker(folders)
  if (!linker) return undefined
  // A package's private libraries stand in a folder of its name.
  const privateOnes = (await entries(libraries)).filter((name) => request.packages.includes(name))
  const paths = [...folders, ...privateOnes.map((name) => join(libraries, name))].join(':')
  return {
    root,
    libraries,
    versions: JSON.parse(text) as Record<string, string>,
    run: (binary, args) => ({
      command: linker,
      args: ['--inhibit-cache', '--library-path', paths, join(root, binary), ...args],
    }),
  }
}

async function findLinker(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const file = (await entries(folder)).find((name) => /^ld-linux.*\.so\.\d$/.test(name))
    if (file) return join(folder, file)
  }
  return undefined
}

const entries = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

function keyOf({ packages, dependencies }: DebianPrefixRequest): string {
  const list = [process.arch, dependencies.source, ...[...packages].sort()].join('\n')
  return createHash('sha256').update(list).digest('hex').slice(0, 12)
}
