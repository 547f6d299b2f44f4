/**
 * The own do not disturb on a PBXware, by way of the relay that the organisation runs: the person's
 * ID token goes there, the key of PBXware's API never comes here.
 */
import { z } from 'zod'
import { parseRetryAfter } from '../../../domain/backoff.ts'
import { type ErrorCode, Fault } from '../../../domain/codes.ts'
import { isLoopbackUrl } from '../../../domain/loopback.ts'
import type { Clock, Net } from '../../../ports.ts'
import { deadline } from '../../deadline.ts'
import { jsonOf, limitedText } from '../../graph/body.ts'
import { netCodeOf, refuseProxyPage } from '../../net-fault.ts'

export interface PbxwareRelayParts {
  readonly net: Net
  readonly clock: Clock
  readonly url: string
  /** The user part of the address of record: the relay refuses another extension than this. */
  readonly extension: () => string | undefined
  /** @throws Fault `signIn.*` */
  readonly idToken: (signal: AbortSignal) => Promise<string>
  /** The relay may be on this computer and in the clear: the demo cloud only. */
  readonly loopback: () => boolean
}

/** What the relay tells of the person's extension. */
export interface OwnExtension {
  readonly email: string
  /** Do not disturb that stops calls. */
  readonly on: boolean
  /** Whether PBXware's own Teams Presence Sync writes to it. */
  readonly vendorSync: 'on' | 'off' | 'unknown'
}

export interface PbxwareRelay {
  /** @throws Fault as {@link write} */
  read(signal: AbortSignal): Promise<OwnExtension>
  /** @throws Fault `pbxware.*`, `identity.*`, `net.*`, `signIn.*` */
  write(on: boolean, signal: AbortSignal): Promise<OwnExtension>
}

/** The relay gives up after 20 s. */
const deadlineMs = 30_000

const answer = z.object({
  email: z.string().max(320),
  on: z.boolean(),
  vendorSync: z.enum(['on', 'off', 'unknown']),
})
const refusal = z.object({ code: z.string() })

const codes: Readonly<Record<string, ErrorCode>> = {
  noExtension: 'pbxware.noExtension',
  duplicate: 'identity.duplicate',
  otherExtension: 'identity.mismatch',
  vendorSync: 'pbxware.vendorSync',
  notEffective: 'pbxware.notEffective',
  unreachable: 'pbxware.unavailable',
  refused: 'pbxware.system',
  notPbxware: 'pbxware.system',
  failed: 'pbxware.system',
}

export function createPbxwareRelay(parts: PbxwareRelayParts): PbxwareRelay {
  const { net, clock } = parts

  function address(): string {
    const base = parts.url.replace(/\/$/, '')
    const secure = URL.canParse(base) && new URL(base).protocol === 'https:'
    if (!secure && !(parts.loopback() && isLoopbackUrl(base)))
      throw new Fault('pbxware.relay', 'the relay has to be https')
    const extension = parts.extension()
    const query = extension === undefined ? '' : `?extension=${encodeURIComponent(extension)}`
    return `${base}/v1/pbxware/dnd${query}`
  }

  async function ask(order: RequestInit, outer: AbortSignal): Promise<OwnExtension> {
    const url = address()
    using limit = deadline(clock, deadlineMs, outer)
    const { signal } = limit
    try {
      const token = await parts.idToken(signal)
      const headers = {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(order.body === undefined ? {} : { 'content-type': 'application/json' }),
      }
      // A token must never follow a redirect, and a relay sends none.
      const response = await net.fetch(url, { ...order, headers, redirect: 'manual', signal })
      await refuseProxyPage(response)
      const body = jsonOf(await limitedText(response))
      if (!response.ok) throw refusalOf(response, body, clock)
      const parsed = answer.safeParse(body)
      if (!parsed.success) throw new Fault('pbxware.relay', 'an answer that is none of a relay')
      return parsed.data
    } catch (error) {
      if (error instanceof Fault) throw error
      throw new Fault(netCodeOf(error) ?? 'pbxware.unavailable', 'relay', { cause: error })
    }
  }

  return {
    read: (signal) => ask({ method: 'GET' }, signal),
    write: (on, signal) => ask({ method: 'PUT', body: JSON.stringify({ on }) }, signal),
  }
}

function refusalOf({ status, headers }: Response, body: unknown, clock: Clock): Fault {
  const said = refusal.safeParse(body).data?.code
  const known = said === undefined ? undefined : codes[said]
  const busy = status === 429 || status >= 500
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), clock.wall())
  return new Fault(
    known ?? (busy ? 'pbxware.unavailable' : 'pbxware.relay'),
    `the relay answered ${status}`,
    retryAfterMs === undefined ? {} : { retryAfterMs },
  )
}
