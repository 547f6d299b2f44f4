import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { archiveLine } from './archive.ts'
import { runTool } from './tools.ts'

const minutes = 60_000

export interface PackageRequest {
  readonly suite: string
  readonly packages: readonly string[]
  /** Of the packages these depend on, only those whose whole name matches are fetched. */
  readonly dependencies: RegExp
  readonly signal?: AbortSignal | undefined
}

/**
 * Fetches packages and unpacks them into `folder/root`. apt works on lists, status and caches of its
 * own inside `folder`, so that neither root nor the system's package database is needed; it checks
 * the archive's signatures as always. Resolves to the version of each package.
 */
export async function unpackPackages(
  folder: string,
  request: PackageRequest,
): Promise<Record<string, string>> {
  const { signal } = request
  const state = join(folder, 'apt')
  const debs = join(folder, 'debs')
  const root = join(folder, 'root')
  await mkdir(debs, { recursive: true })
  await mkdir(root, { recursive: true })
  const env = { APT_CONFIG: await writeConfiguration(state, request) }
  const apt = (...args: string[]) =>
    runTool('apt-get', args, { cwd: debs, env, deadline: 5 * minutes, signal })

  await apt('update', '-qq')
  const closure = await apt('install', '--print-uris', '-y', '-qq', ...request.packages)
  await apt('download', '-qq', ...chosen(closure, request))

  const files = (await readdir(debs)).filter((file) => file.endsWith('.deb')).sort()
  for (const file of files) {
    await runTool('dpkg-deb', ['-x', join(debs, file), root], { deadline: minutes, signal })
  }
  await rm(debs, { recursive: true })
  await rm(state, { recursive: true })
  return Object.fromEntries(files.map(nameAndVersion))
}

/** `'http://.../kamailio_5.6.3-2_amd64.deb' kamailio_5.6.3-2_amd64.deb 123 SHA256:...` lines. */
function chosen(printedUris: string, { packages, dependencies }: PackageRequest): string[] {
  const names = [...printedUris.matchAll(/^'[^']+' ([^_\s]+)_/gm)].map((match) => match[1] ?? '')
  const wanted = names.filter(
    (name) => packages.includes(name) || dependencies.exec(name)?.[0] === name,
  )
  const absent = packages.filter((name) => !wanted.includes(name))
  if (absent.length > 0) throw new Error(`apt offers no package ${absent.join(', ')}`)
  return wanted
}

function nameAndVersion(file: string): [string, string] {
  const [name = file, version = ''] = file.split('_')
  return [name, decodeURIComponent(version)]
}

async function writeConfiguration(
  state: string,
  { suite, signal }: PackageRequest,
): Promise<string> {
  for (const part of ['lists/partial', 'cache/archives/partial', 'preferences.d']) {
    await mkdir(join(state, part), { recursive: true })
  }
  const architecture = await runTool('dpkg', ['--print-architecture'], {
    deadline: minutes,
    signal,
  })
  await writeFile(join(state, 'status'), '')
  await writeFile(join(state, 'sources.list'), `${await archiveLine(suite, signal)}\n`)
  const settings: Record<string, string> = {
    'Dir::Etc::SourceList': join(state, 'sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::Etc::Preferences': '/dev/null',
    'Dir::Etc::PreferencesParts': join(state, 'preferences.d'),
    'Dir::State': state,
    'Dir::State::Lists': join(state, 'lists'),
    'Dir::State::status': join(state, 'status'),
    'Dir::Cache': join(state, 'cache'),
    'Dir::Log': join(state, 'log'),
    'APT::Architecture': architecture.trim(),
    'APT::Install-Recommends': 'false',
    'APT::Update::Error-Mode': 'any',
    // An older suite's Release file may be past its date; the packages in it are still the same.
    'Acquire::Check-Valid-Until': 'false',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
    'Debug::NoLocking': 'true',
    // As root, apt would otherwise change to a user who may not write into this folder.
    ...(process.getuid?.() === 0 ? { 'APT::Sandbox::User': 'root' } : {}),
  }
  const path = join(state, 'apt.conf')
  const lines = Object.entries(settings).map(([key, value]) => `${key} "${value}";\n`)
  await writeFile(path, lines.join(''))
  return path
}
