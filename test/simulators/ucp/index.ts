/**
 * The part of FreePBX's user control panel that switches do not disturb, on loopback and strict.
 *
 * Made after FreePBX's own sources, as they are published at github.com/FreePBX:
 * - ucp, htdocs/ajax.php (403 without a session), htdocs/includes/Ajax.class.php (403 where a module
 *   declines, what poll answers), htdocs/includes/Session.class.php and User.class.php (the token of
 *   the log-in form, the answers of login, a session that is good for one address alone),
 *   htdocs/views/login.php (the form);
 * - donotdisturb, ucp/Donotdisturb.class.php (enable, poll, the extensions that are the user's).
 * It was not compared with a running FreePBX.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface UcpUser {
  readonly password: string
  /** The extensions that are assigned to the user. */
  readonly extensions: readonly string[]
}

export interface UcpOptions {
  readonly users: Readonly<Record<string, UcpUser>>
  /** Where the module is given what it is to poll; undefined: it is not polled at all. */
  readonly polls?: 'data' | 'mdata'
}

export interface UcpSimulator {
  /** As `http://127.0.0.1:40000/ucp`. */
  readonly url: string
  /** As kept in the AstDB: `YES`, or none. */
  readonly doNotDisturb: ReadonlyMap<string, 'YES'>
  /** As `POST ajax.php donotdisturb enable: 200`. */
  readonly requests: readonly string[]
  /** Somebody at the phone. */
  set(extension: string, on: boolean): void
  endSessions(): void
  /** Answers everything with this status; undefined: as usual. */
  fail(status: number | undefined): void
  stop(): Promise<void>
}

interface Session {
  readonly loginToken: string
  user: string | undefined
}

export async function startUcp(options: UcpOptions): Promise<UcpSimulator> {
  const { users, polls = 'mdata' } = options
  const sessions = new Map<string, Session>()
  const astDb = new Map<string, 'YES'>()
  const requests: string[] = []
  let failure: number | undefined

  function sessionOf(request: IncomingMessage): Session | undefined {
    const id = /(?:^|; )PHPSESSID=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
    return sessions.get(id ?? '')
  }

  function showForm(request: IncomingMessage, response: ServerResponse): number {
    const known = sessionOf(request)
    const id = randomBytes(13).toString('hex')
    const session = known ?? { loginToken: randomBytes(16).toString('hex'), user: undefined }
    if (known === undefined) {
      sessions.set(id, session)
      response.setHeader('set-cookie', `PHPSESSID=${id}; path=/; HttpOnly`)
    }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<form id="frm-login" method="POST" action="?display=dashboard">
			<input type="hidden" name="token" value="${session.loginToken}">
			<input type="text" name="username"><input type="password" name="password"></form>`,
    )
    return 200
  }

  function setDoNotDisturb(form: URLSearchParams): void {
    const extension = form.get('ext') ?? ''
    if (form.get('enable') === 'true') astDb.set(extension, 'YES')
    else astDb.delete(extension)
  }

  /** Status and body. */
  function act(form: URLSearchParams, session: Session | undefined): [number, unknown] {
    const command = form.get('command')
    const module = form.get('module')
    const forbidden = { status: 'false', message: 'forbidden' }
    const declined = { error: 'ajaxRequest declined' }
    if (command === null) return [403, forbidden]
    const user = users[session?.user ?? '']
    if (command !== 'login' && module !== 'User' && user === undefined) return [403, forbidden]
    if (command === 'poll') {
      const asked = form.getAll(polls === 'data' ? 'data[]' : 'mdata[Donotdisturb][]')
      const mine = asked.filter((extension) => user?.extensions.includes(extension))
      const states = Object.fromEntries(mine.map((each) => [each, astDb.get(each) ?? false]))
      return [200, { status: true, modData: { Donotdisturb: { states } } }]
    }
    switch (module) {
      case 'User': {
        if (command !== 'login' || session === undefined) return [403, declined]
        if (form.get('token') !== session.loginToken) return [403, declined]
        const name = form.get('username') ?? ''
        const right = users[name] !== undefined && users[name].password === form.get('password')
        if (!right) return [200, { status: false, message: 'Invalid Login Credentials' }]
        session.user = name
        return [200, { status: true, message: '', token: randomBytes(16).toString('hex') }]
      }
      case 'donotdisturb': {
        if (!user?.extensions.includes(form.get('ext') ?? '')) return [403, declined]
        if (command !== 'enable') return [403, declined]
        setDoNotDisturb(form)
        const message = 'Do Not Disturb Has Been Updated!'
        return [200, { status: true, alert: 'success', message }]
      }
      default:
        return [500, { error: 'Unknown Error' }]
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<string> {
    const path = new URL(request.url ?? '', 'http://x').pathname
    if (failure !== undefined) {
      response.writeHead(failure).end('<html>')
      return `${request.method} ${path}: ${failure}`
    }
    if (request.method === 'GET' && path === '/ucp/') {
      return `GET /ucp/: ${showForm(request, response)}`
    }
    if (request.method !== 'POST' || path !== '/ucp/ajax.php') {
      response.writeHead(404).end()
      return `${request.method} ${path}: 404`
    }
    const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded'
    const form = new URLSearchParams(isForm ? await textOf(request) : '')
    const [status, body] = act(form, sessionOf(request))
    response.writeHead(status, { 'content-type': 'text/json' }).end(JSON.stringify(body))
    return `POST ajax.php ${form.get('module')} ${form.get('command')}: ${status}`
  }

  const server = createServer((request, response) => {
    answer(request, response).then(
      (line) => requests.push(line),
      () => response.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/ucp`,
    doNotDisturb: astDb,
    requests,
    set(extension, on) {
      if (on) astDb.set(extension, 'YES')
      else astDb.delete(extension)
    },
    endSessions: () => sessions.clear(),
    fail(status) {
      failure = status
    },
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
