import { access } from 'node:fs/promises'
import { runTool } from './tools.ts'

const keyrings = [
  '/usr/share/keyrings/debian-archive-keyring.gpg',
  '/usr/share/keyrings/debian-archive-keyring.pgp',
]
const debianReleases =
  /^(bullseye|bookworm|trixie|forky|sid|oldoldstable|oldstable|stable|testing|unstable)$/

interface IndexTarget {
  readonly address: string
  readonly release: string
  readonly component: string
}

/**
 * The `deb` line for a suite of the Debian archive that this system already uses, or that
 * LOCKSTEP_DEBIAN_ARCHIVE names (for systems built on Debian, whose own archive has other suites).
 * Throws where there is neither.
 */
export async function archiveLine(suite: string, signal?: AbortSignal): Promise<string> {
  const address = process.env.LOCKSTEP_DEBIAN_ARCHIVE || (await systemArchive(suite, signal))
  if (!address) {
    throw new Error(
      `apt on this system knows no Debian archive with the suite ${suite} ` +
        '(apt-get indextargets lists none). Set LOCKSTEP_DEBIAN_ARCHIVE to the address of one.',
    )
  }
  const keyring = await firstPresent(keyrings)
  return `deb ${keyring ? `[signed-by=${keyring}] ` : ''}${address} ${suite} main`
}

async function systemArchive(suite: string, signal?: AbortSignal): Promise<string | undefined> {
  const listing = await runTool(
    'apt-get',
    ['indextargets', '--format', '$(REPO_URI) $(RELEASE) $(COMPONENT)', 'Identifier: Packages'],
    { deadline: 30_000, signal },
  )
  const targets = listing
    .split('\n')
    .map(readTarget)
    .filter((target) => target !== undefined)
  const main = targets.filter((target) => target.component === 'main')
  const exact = main.find((target) => target.release === suite)
  return (exact ?? main.find((target) => debianReleases.test(target.release)))?.address
}

function readTarget(line: string): IndexTarget | undefined {
  const [address, release, component] = line.trim().split(' ')
  return address && release && component ? { address, release, component } : undefined
}

async function firstPresent(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const present = await access(path).then(
      () => true,
      () => false,
    )
    if (present) return path
  }
  return undefined
}
