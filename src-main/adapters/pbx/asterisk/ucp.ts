/**
 * FreePBX's user control panel, as its own page uses it: a session per person, who may switch the do
 * not disturb of the extensions that are theirs (modules ucp and donotdisturb of FreePBX).
 */
import { z } from 'zod'
import { Fault } from '../../../domain/codes.ts'
import type { Clock, Net } from '../../../ports.ts'
import { jsonOf } from '../../graph/body.ts'
import { baseOf, type ExchangeAnswer, exchange } from './exchange.ts'

export interface UcpLogin {
  /** As `https://pbx.example.com/ucp`. */
  readonly url: string
  readonly user: string
  readonly password: string
}

/** Both throw Fault `ucp.*`. */
export interface Ucp {
  setDoNotDisturb(on: boolean, signal: AbortSignal): Promise<void>
  /** `null` where this version of FreePBX does not tell. */
  readDoNotDisturb(signal: AbortSignal): Promise<boolean | null>
}

export interface UcpParts {
  readonly net: Net
  readonly clock: Clock
  readonly login: UcpLogin
  /** As `1001`. */
  readonly extension: string
}

const codes = {
  unreachable: 'ucp.unreachable',
  certificate: 'ucp.unreachable',
  malformed: 'ucp.unreachable',
} as const

/** Systems that count refused log-ins shut out the whole computer, its telephone line too. */
const refusedMs = 15 * 60_000

const loggedIn = z.object({ status: z.boolean() })
const switched = z.object({ status: z.literal(true) })
const polled = z.object({
  modData: z.object({
    Donotdisturb: z.object({ states: z.record(z.string(), z.string().nullable().or(z.boolean())) }),
  }),
})

/** @throws Fault `ucp.unreachable` when the password would go there in the clear */
export function createUcp({ net, clock, login, extension }: UcpParts): Ucp {
  const base = baseOf(login.url, 'ucp.unreachable')
  let cookie: string | undefined
  let refusedAt = Number.NEGATIVE_INFINITY

  async function send(method: 'GET' | 'POST', path: string, signal: AbortSignal, body?: string) {
    const answer = await exchange(
      { net, clock, codes },
      {
        method,
        url: `${base}${path}`,
        headers: {
          accept: body === undefined ? 'text/html' : 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...(cookie === undefined ? {} : { cookie }),
        },
        ...(body === undefined ? {} : { body }),
        signal,
      },
    )
    // A session may get another name at any time.
    const session = /\bPHPSESSID=([\w,-]{1,200})/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
    if (session !== undefined) cookie = `PHPSESSID=${session}`
    return answer
  }

  const post = (fields: readonly (readonly [string, string])[], signal: AbortSignal) =>
    send(
      'POST',
      '/ajax.php',
      signal,
      new URLSearchParams(fields.map(([k, v]) => [k, v])).toString(),
    )

  async function logIn(signal: AbortSignal): Promise<void> {
    cookie = undefined
    if (clock.monotonic() - refusedAt < refusedMs)
      throw new Fault('ucp.wrongPassword', 'the log-in was refused a while ago')
    const page = await send('GET', '/', signal)
    // The form carries a token of the session against forged requests.
    const field = /<input\b[^>]{0,200}\bname="token"[^>]{0,200}>/.exec(page.text)?.[0]
    const token = /\bvalue="(\w{1,200})"/.exec(field ?? '')?.[1]
    if (page.status !== 200 || token === undefined)
      throw new Fault('ucp.unreachable', 'no log-in form of the user control panel')
    const answer = await post(
      [
        ['token', token],
        ['username', login.user],
        ['password', login.password],
        ['quietmode', '1'],
        ['module', 'User'],
        ['command', 'login'],
      ],
      signal,
    )
    const result = loggedIn.safeParse(jsonOf(answer.text))
    if (!result.success) throw faultOf(answer)
    if (result.data.status) return
    cookie = undefined
    refusedAt = clock.monotonic()
    throw new Fault('ucp.wrongPassword', 'the log-in was refused')
  }

  /** A session ends by itself: once it is begun anew. */
  async function inSession(
    fields: readonly (readonly [string, string])[],
    signal: AbortSignal,
  ): Promise<ExchangeAnswer> {
    const fresh = cookie === undefined
    if (fresh) await logIn(signal)
    const answer = await post(fields, signal)
    if (fresh || answer.status !== 403) return answer
    await logIn(signal)
    return post(fields, signal)
  }

  return {
    async setDoNotDisturb(on, signal) {
      const answer = await inSession(
        [
          ['module', 'donotdisturb'],
          ['command', 'enable'],
          ['ext', extension],
          ['enable', String(on)],
        ],
        signal,
      )
      if (answer.status !== 200 || !switched.safeParse(jsonOf(answer.text)).success)
        throw faultOf(answer)
    },
    async readDoNotDisturb(signal) {
      const answer = await inSession(
        [
          ['quietmode', '1'],
          ['module', 'Donotdisturb'],
          ['command', 'poll'],
          // One version hands the module the first, another one the second.
          ['data[]', extension],
          ['mdata[Donotdisturb][]', extension],
        ],
        signal,
      )
      if (answer.status !== 200) throw faultOf(answer)
      const result = polled.safeParse(jsonOf(answer.text))
      if (!result.success || !(extension in result.data.modData.Donotdisturb.states)) return null
      return result.data.modData.Donotdisturb.states[extension] === 'YES'
    },
  }
}

function faultOf({ status }: ExchangeAnswer): Fault {
  const code = status === 403 || status === 401 ? 'ucp.refused' : 'ucp.unreachable'
  return new Fault(code, `HTTP ${status}`)
}
