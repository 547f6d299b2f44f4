/** The channel that the relay of the organisation gives to a signed-in person. */
import { z } from 'zod'
import { parseRetryAfter } from '../../domain/backoff.ts'
import { Fault } from '../../domain/codes.ts'
import { isLoopbackUrl } from '../../domain/loopback.ts'
import type { Clock, Net, PushChannel, Tokens } from '../../ports.ts'
import { deadline } from '../deadline.ts'
import { jsonOf, limitedText } from '../graph/body.ts'
import { netCodeOf, refuseProxyPage } from '../net-fault.ts'

export interface ChannelParts {
  readonly net: Net
  readonly tokens: Pick<Tokens, 'idToken'>
  readonly clock: Clock
  /** Relay and broker may be on this computer and in the clear: the demo cloud only. */
  readonly loopback: boolean
}

const deadlineMs = 10_000
const topic = z.string().min(1).max(200)
const advisedSeconds = { least: 60, most: 3_600 }

const schema = z.object({
  broker: z.string().max(500),
  user: z.string().min(1).max(200),
  topics: z.object({ changed: topic, reauthorize: topic, heartbeat: topic }),
  notificationUrl: z.string().max(1_000),
  /** Graph takes 128 characters. */
  clientState: z.string().min(1).max(128),
  safetySeconds: z.number().int().min(advisedSeconds.least).max(advisedSeconds.most),
})

/** @throws Fault `graph.*`, `net.*`, `signIn.*` */
export async function askForChannel(
  { net, tokens, clock, loopback }: ChannelParts,
  relayUrl: string,
  signal: AbortSignal,
): Promise<PushChannel> {
  const allowed = (address: string, secure: 'https:' | 'wss:') =>
    URL.canParse(address) &&
    (new URL(address).protocol === secure || (loopback && isLoopbackUrl(address)))
  if (!allowed(relayUrl, 'https:')) throw new Fault('graph.rejected', 'the relay has to be https')
  const token = await tokens.idToken({ signal })
  using limit = deadline(clock, deadlineMs, signal)
  try {
    const response = await net.fetch(`${relayUrl.replace(/\/$/, '')}/v1/channels`, {
      method: 'POST',
      headers: { accept: 'application/json', authorization: `Bearer ${token}` },
      // A token must never follow a redirect, and a relay sends none.
      redirect: 'manual',
      signal: limit.signal,
    })
    await refuseProxyPage(response)
    const text = await limitedText(response)
    if (!response.ok) throw refusal(response, clock)
    const parsed = schema.safeParse(jsonOf(text))
    if (!parsed.success) throw new Fault('graph.malformed', 'the answer of the relay')
    const channel = parsed.data
    if (!allowed(channel.broker, 'wss:') || !allowed(channel.notificationUrl, 'https:'))
      throw new Fault('graph.malformed', 'the relay names an address in the clear')
    return channel
  } catch (error) {
    if (error instanceof Fault) throw error
    const code = limit.expired() ? 'graph.timedOut' : (netCodeOf(error) ?? 'graph.network')
    throw new Fault(code, 'relay', { cause: error })
  }
}

function refusal({ status, headers }: Response, clock: Clock): Fault {
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), clock.wall())
  const code = status === 429 || status >= 500 ? 'graph.unavailable' : 'graph.rejected'
  return new Fault(
    code,
    `the relay answered ${status}`,
    retryAfterMs === undefined ? {} : { retryAfterMs },
  )
}
