/**
 * The HTTP API of Bicom PBXware, strict, from its maker's Postman collection
 * (https://github.com/bicomsystems/PBXware-API-Documentation, PBXwareAPI_Doc.postman_collection.json:
 * Extensions, Enhanced Services, Do Not Disturb) and the API documentation in its overview: GET or
 * POST to `/` or `/index.php`, `apikey` and `action`, JSON with status 200 whatever happens, `error`
 * for every refusal, arguments checked by the patterns that stand there. Not in the collection, and
 * taken from what users of the API report: `Selected action not allowed` for a key that may not do
 * an action, `Required field 'name' is missing`, and an empty list as `[]`. A wrong path shows the
 * login page with status 200, as a web interface does.
 *
 * It keeps what the collection keeps apart: the enhanced service (`dnd.get`, `dnd.set`) and its
 * setting (`dnd.configuration`, `dnd.edit`); calls are stopped where both say so. That this is what
 * the real one does with calls has not been seen.
 */
import { listenOnLoopback, readText, sendJson } from '../microsoft365/http.ts'
import { type Arguments, actions, Refused } from './actions.ts'
import {
  blocksCalls,
  createModel,
  type Edition,
  type Extension,
  type NewExtension,
} from './model.ts'

/** What goes wrong instead of an answer. */
export type PbxwareFault =
  | 'invalidKey'
  | 'notAllowed'
  | 'loginPage'
  | 'redirect'
  | 'unavailable'
  | 'silence'
  | 'unknownShape'
  /** Says `success` and does nothing. */
  | 'deaf'

export interface PbxwareSimulator {
  readonly url: string
  readonly apiKey: string
  readonly asked: readonly { readonly action: string; readonly given: Arguments }[]
  /** Addresses as an access log of the web server would hold them. */
  readonly accessLog: readonly string[]
  extension(number: string, tenant?: string): Extension
  blocksCalls(number: string, tenant?: string): boolean
  fail(fault: PbxwareFault | undefined): void
  stop(): Promise<void>
}

export interface PbxwareOptions {
  readonly edition?: Edition
  readonly tenants?: readonly string[]
  readonly extensions: readonly NewExtension[]
}

const loginPage =
  '<!DOCTYPE html><html><head><title>PBXware</title></head><body><form></form></body></html>'

export async function startPbxware(options: PbxwareOptions): Promise<PbxwareSimulator> {
  const { edition = 'business', tenants = ['1'], extensions } = options
  const model = createModel(edition, tenants, extensions)
  const apiKey = 'a-random-key-of-the-system'
  const asked: { action: string; given: Arguments }[] = []
  const accessLog: string[] = []
  let fault: PbxwareFault | undefined

  function answer(given: Arguments): unknown {
    const { apikey, action = '' } = given
    if (apikey !== apiKey || fault === 'invalidKey') return { error: 'Invalid API key.' }
    const run = actions[action]
    if (run === undefined || fault === 'notAllowed') return { error: 'Selected action not allowed' }
    if (fault === 'unknownShape') return { result: { nothing: 'that is known' } }
    if (fault === 'deaf' && /\.(set|edit)$/.test(action)) return { success: 'Do Not Disturb.' }
    try {
      return run(model, given)
    } catch (error) {
      if (error instanceof Refused) return { error: error.message }
      throw error
    }
  }

  const server = await listenOnLoopback(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://pbxware')
    accessLog.push(`${request.method} ${request.url}`)
    if (fault === 'silence') return
    if (fault === 'redirect') {
      response.writeHead(302, { location: '/login' }).end()
      return
    }
    if (fault === 'unavailable') {
      response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Service Unavailable</h1>')
      return
    }
    const isApi = url.pathname === '/' || url.pathname === '/index.php'
    const form = request.method === 'POST' ? await readText(request) : ''
    const given = Object.fromEntries([...url.searchParams, ...new URLSearchParams(form)])
    if (!isApi || fault === 'loginPage' || given.action === undefined) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(loginPage)
      return
    }
    const { apikey: _apikey, action, ...rest } = given
    asked.push({ action, given: rest })
    sendJson(response, 200, answer(given))
  })

  function extension(number: string, tenant = '1'): Extension {
    const found = model.extensions.find((one) => one.number === number && one.tenant === tenant)
    if (found === undefined) throw new Error(`no extension ${number}`)
    return found
  }

  return {
    url: server.origin,
    apiKey,
    asked,
    accessLog,
    extension,
    blocksCalls: (number, tenant) => blocksCalls(extension(number, tenant)),
    fail: (next) => {
      fault = next
    },
    stop: server.close,
  }
}
