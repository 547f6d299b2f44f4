/**
 * Our settings on the real electron-updater, for Windows, with updates from a server of this test.
 * No PowerShell is here: what it would verify cannot be verified, and must not be installed.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NodeHttpExecutor } from 'builder-util'
import { configureRequestUrl, type DownloadOptions } from 'builder-util-runtime'
import electronUpdater from 'electron-updater'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createUpdater } from '../../../src-main/shell/updater.ts'
import { quietLog } from '../../support/quiet-log.ts'

const installer = Buffer.from('MZ what an installer would be')
const sha512 = (content: Buffer) => createHash('sha512').update(content).digest('base64')

let folder: string
let server: Server
let url: string
let manifest: Record<string, string>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-updates-'))
  manifest = { 'latest.yml': feed({}) }
  server = createServer((request, response) => {
    // On Linux the library asks for a file of that name; what is in it is the same.
    const path = new URL(request.url ?? '/', 'http://server').pathname
      .slice(1)
      .replace(/-(linux|mac)\b.*(?=\.yml$)/, '')
    const content = path.endsWith('.exe') ? installer : manifest[path]
    response.writeHead(content === undefined ? 404 : 200).end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
  // The library's command for Windows, run by another shell, writes a file of this name.
  await rm('NUL', { force: true })
})

/** Node's network in the place of Electron's; checks and files are the library's own. */
class Network extends NodeHttpExecutor {
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request = { headers: options.headers ?? {} }
      configureRequestUrl(url, request)
      const callback = (error?: Error | null) => (error ? reject(error) : resolve(destination))
      this.doDownload(
        request,
        { destination, options, onCancel, callback, responseHandler: null },
        0,
      )
    })
  }
}

interface Feed {
  readonly version?: string
  readonly hash?: string
  readonly stagingPercentage?: number
}

const feed = ({ version = '2.0.0', hash = sha512(installer), stagingPercentage }: Feed) =>
  [
    `version: ${version}`,
    'files:',
    `  - {url: Lockstep-setup.exe, sha512: "${hash}", size: ${installer.length}}`,
    'path: Lockstep-setup.exe',
    `sha512: "${hash}"`,
    "releaseDate: '2026-11-22T00:00:00.000Z'",
    ...(stagingPercentage === undefined ? [] : [`stagingPercentage: ${stagingPercentage}`]),
  ].join('\n')

async function setUp() {
  const config = [
    'provider: generic',
    `url: ${url}`,
    'updaterCacheDirName: lockstep-updater',
    'publisherName:',
    '  - Example Ltd',
  ]
  await writeFile(join(folder, 'app-update.yml'), config.join('\n'))
  const library = new electronUpdater.NsisUpdater(null, {
    version: '1.0.0',
    name: 'lockstep',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  })
  Object.assign(library, { httpExecutor: new Network() })
  library.disableDifferentialDownload = true
  const updater = createUpdater({
    log: quietLog,
    resources: folder,
    executable: join(folder, 'Lockstep.exe'),
    platform: 'win32',
    localAppData: folder,
    load: async () => library,
    quit: (last) => last(),
  })
  return { updater, library }
}

const failed = (why: RegExp) => ({
  code: 'update.failed',
  cause: { message: expect.stringMatching(why) },
})

/** The files that would be installed. */
const kept = async () =>
  (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.exe'))

test('a newer version is found, the same or an older one is not', async () => {
  const { updater } = await setUp()
  expect(updater.means).toBe('self')
  expect(await updater.find('latest')).toBe('2.0.0')
  manifest['latest.yml'] = feed({ version: '1.0.0' })
  expect(await updater.find('latest')).toBeUndefined()
  manifest['latest.yml'] = feed({ version: '0.9.0' })
  expect(await updater.find('latest')).toBeUndefined()
})

test('each channel has its own version', async () => {
  manifest['beta.yml'] = feed({ version: '3.0.0-beta.1' })
  const { updater } = await setUp()
  expect(await updater.find('beta')).toBe('3.0.0-beta.1')
  expect(await updater.find('latest')).toBe('2.0.0')
})

test('a staged roll-out reaches nobody at 0 %, everybody at 100 %', async () => {
  manifest['latest.yml'] = feed({ stagingPercentage: 0 })
  const { updater } = await setUp()
  expect(await updater.find('latest')).toBeUndefined()
  manifest['latest.yml'] = feed({ stagingPercentage: 100 })
  expect(await updater.find('latest')).toBe('2.0.0')
})

test('a server that is not there is a failed update', async () => {
  manifest = {}
  const { updater } = await setUp()
  await expect(updater.find('latest')).rejects.toMatchObject({ code: 'update.failed' })
})

test('a file that is not what the feed promised is not kept', async () => {
  manifest['latest.yml'] = feed({ hash: sha512(Buffer.from('something else')) })
  const { updater } = await setUp()
  await updater.find('latest')
  await expect(updater.download()).rejects.toMatchObject(failed(/sha512 checksum mismatch/))
  expect(await kept()).toEqual([])
})

test.skipIf(process.platform === 'win32')(
  'a signature that cannot be verified is refused (on Windows PowerShell verifies it)',
  async () => {
    const { updater } = await setUp()
    await updater.find('latest')
    await expect(updater.download()).rejects.toMatchObject(
      failed(/signature could not be verified/),
    )
    expect(await kept()).toEqual([])
  },
)

test.skipIf(process.platform === 'win32')(
  'the library alone would have taken it (on Windows PowerShell verifies it)',
  async () => {
    const { library } = await setUp()
    library.logger = null
    library.autoDownload = false
    await library.checkForUpdates()
    await library.downloadUpdate()
    expect(await kept()).toHaveLength(1)
  },
)
