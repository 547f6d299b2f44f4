/** Reads what was packed. */
import { readFile } from 'node:fs/promises'
import { listPackage, statFile } from '@electron/asar'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** Paths of the files in an asar archive, with `/`, sorted. */
export function archiveFiles(archive: string): string[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in statFile(archive, path)))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

export interface WindowsResources {
  /** The version strings, as Explorer shows them: ProductName, FileDescription and others. */
  readonly strings: Readonly<Record<string, string>>
  /** The hashes of the archives that Electron checks before it loads them. */
  readonly integrity: unknown
}

export async function windowsResources(executable: string): Promise<WindowsResources> {
  const program = NtExecutable.from(await readFile(executable))
  const { entries } = NtExecutableResource.from(program)
  const [version] = Resource.VersionInfo.fromEntries(entries)
  const [language] = version?.getAllLanguagesForStringValues() ?? []
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')
  return {
    strings: (language && version?.getStringValues(language)) ?? {},
    integrity: integrity && JSON.parse(Buffer.from(integrity.bin).toString()),
  }
}
