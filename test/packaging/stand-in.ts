/**
 * A folder that looks to electron-builder like an unpacked Electron, so that its own steps (copy,
 * archive, fuses, resources) run without the runtime. It says nothing about whether the app starts.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FuseState } from '@electron/fuses'
import electron from 'electron/package.json' with { type: 'json' }
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

export type PackTarget = 'linux' | 'win'

/** Some of what Electron's own folder holds; more languages than the app ships. */
const files = [
  'LICENSE',
  'LICENSES.chromium.html',
  'icudtl.dat',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'locales/de.pak',
  'locales/en-US.pak',
  'locales/es.pak',
  'locales/fr.pak',
  'locales/it.pak',
]

/** How @electron/fuses finds the fuses in an executable. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

export async function writeStandIn(target: PackTarget, folder: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true })
  await mkdir(join(folder, 'resources'))
  for (const file of files) await writeFile(join(folder, file), 'stand-in')
  await writeFile(join(folder, 'version'), electron.version)
  const [name, program] =
    target === 'win' ? ['electron.exe', windowsProgram()] : ['electron', shellScript]
  await writeFile(join(folder, name), Buffer.concat([program, fuseWire()]), { mode: 0o755 })
}

const shellScript = Buffer.from(
  '#!/bin/sh\necho "A stand-in for Electron cannot run." >&2\nexit 1\n',
)

/** An executable without code, with the version resource that electron-builder rewrites. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program, true)
  const english = { lang: 0x0409, codepage: 1200 }
  const strings = [{ ...english, values: { ProductName: 'Electron' } }]
  const version = Resource.VersionInfo.create({ lang: english.lang, fixedInfo: {}, strings })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.from(program.generate())
}

/** Each fuse stands opposite to what a hardened app wants, so that each flip can be seen. */
function fuseWire(): Buffer {
  const { ENABLE: on, DISABLE: off } = FuseState
  const wire = [on, off, on, on, off, off, on, on, on]
  return Buffer.concat([Buffer.from(sentinel), Buffer.from([1, wire.length, ...wire])])
}
