/** The `app` scheme: how the two pages are served, each with its policy as a header. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Protocol, protocol } from 'electron'
import type { Log } from '../ports.ts'
import {
  type AppFile,
  appScheme,
  lineHeaders,
  noncePlaceholder,
  panelHeaders,
  resolveAppFile,
} from './app-protocol-paths.ts'

/** MUST run before the app is ready (https://www.electronjs.org/docs/latest/api/protocol). */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

export interface ServeOptions {
  /** `out/renderer`, absolute. */
  readonly rendererFolder: string
  readonly log: Log
}

/** Serves the panel, in the default session. MUST run after the app is ready, once. */
export function servePanel(options: ServeOptions): void {
  serve(protocol, options, async (file) => {
    if (file.page !== 'panel') return undefined
    const nonce = randomBytes(16).toString('base64')
    const content = await readPageFile(file, options.rendererFolder)
    const isDocument = file.contentType.startsWith('text/html')
    return new Response(
      isDocument ? content.toString('utf8').replaceAll(noncePlaceholder, nonce) : content,
      { headers: panelHeaders(file.contentType, nonce) },
    )
  })
}

/** Serves the line page in its own session; `pbxSource` knows what an open line may reach, by its id. */
export function serveLine(
  to: Pick<Protocol, 'handle'>,
  options: ServeOptions & { readonly pbxSource: (lineId: string) => string | undefined },
): void {
  serve(to, options, async (file) => {
    const source = file.lineId === undefined ? undefined : options.pbxSource(file.lineId)
    if (file.page !== 'line' || source === undefined) return undefined
    const content = await readPageFile(file, options.rendererFolder)
    return new Response(content, { headers: lineHeaders(file.contentType, source) })
  })
}

function serve(
  to: Pick<Protocol, 'handle'>,
  { log }: ServeOptions,
  answer: (file: AppFile) => Promise<Response | undefined>,
): void {
  to.handle(appScheme, async (request) => {
    const file = request.method === 'GET' ? resolveAppFile(request.url) : undefined
    try {
      const response = file === undefined ? undefined : await answer(file)
      if (response !== undefined) return response
    } catch (error) {
      log.warn('a page asked for a file that cannot be read', { error })
    }
    return new Response('Not found', { status: 404 })
  })
}

function readPageFile(file: AppFile, rendererFolder: string) {
  return readFile(join(rendererFolder, file.page, ...file.segments))
}
