/** One visit of the person to Microsoft's pages in the system browser. */
import type { AccountInfo, ICachePlugin } from '@azure/msal-node'
import { Fault } from '../../domain/codes.ts'
import type { Clock, Log, Net } from '../../ports.ts'
import { deadline } from '../deadline.ts'
import type { Cloud } from '../graph/clouds.ts'
import { createApplication } from './application.ts'
import { acquireInteractively } from './interactive.ts'
import { msalFault } from './msal-fault.ts'
import { createNetworkClient } from './network-client.ts'
import type { Sequencer } from './sequencer.ts'
import { checkTenant } from './tenant.ts'

export interface BrowserParts {
  readonly clientId: string
  readonly net: Net
  readonly clock: Clock
  readonly log: Log
  readonly cachePlugin: ICachePlugin
  readonly sequencer: Sequencer
  readonly openBrowser: (url: string) => Promise<void>
}

export interface BrowserRequest {
  readonly scopes: readonly string[]
  readonly loginHint?: string | undefined
  readonly claims?: string | undefined
}

const visitMs = 5 * 60_000

/**
 * Tokens by way of the browser. The visit has an application of its own, so that silent requests
 * go on meanwhile; only when it redeems its code does it take its turn at the cache.
 *
 * @throws Fault `signIn.*` or `net.*`; `signIn.timedOut` after 5 minutes
 */
export async function visitBrowser(
  cloud: Cloud,
  request: BrowserRequest,
  parts: BrowserParts,
  signal: AbortSignal,
): Promise<AccountInfo> {
  const { clientId, net, clock, log, cachePlugin, sequencer, openBrowser } = parts
  using limit = deadline(clock, visitMs, signal)
  let turn: Promise<() => void> | undefined
  const networkClient = createNetworkClient({
    net,
    clock,
    beforePost: async () => {
      turn ??= sequencer.take(limit.signal)
      await turn
    },
  })
  try {
    await checkTenant(cloud, { net, clock, signal: limit.signal })
    const client = createApplication({ clientId, cloud, cachePlugin, networkClient, log })
    const { account } = await networkClient.during(limit.signal, () =>
      acquireInteractively({ client, ...request, openBrowser, net, clock }, limit.signal),
    )
    if (account === null) throw new Fault('signIn.failed', 'no account in the answer')
    return account
  } catch (error) {
    if (limit.expired()) throw new Fault('signIn.timedOut', '', { cause: error })
    if (signal.aborted) throw new Fault('signIn.cancelled', '', { cause: error })
    throw msalFault(error, networkClient)
  } finally {
    turn?.then(
      (end) => end(),
      () => undefined,
    )
  }
}
