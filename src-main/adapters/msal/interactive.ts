import type { AuthenticationResult, PublicClientApplication } from '@azure/msal-node'
import { Fault } from '../../domain/codes.ts'
import type { Clock, Net } from '../../ports.ts'
import { deadline } from '../deadline.ts'
import { errorPage, successPage } from './pages.ts'

export interface InteractiveParts {
  readonly client: Pick<PublicClientApplication, 'acquireTokenInteractive'>
  readonly scopes: readonly string[]
  /** User name of whose sign-in this is; without it the person picks an account. */
  readonly loginHint?: string | undefined
  /** What a claims challenge asked for. */
  readonly claims?: string | undefined
  readonly openBrowser: (url: string) => Promise<void>
  readonly net: Net
  readonly clock: Clock
}

const releaseMs = 2_000

/**
 * Signs in through the system browser. MSAL has neither a deadline nor a way to cancel: when
 * `signal` aborts, its listener is sent the answer "cancelled" that a browser would send, which
 * ends the wait and frees the port.
 */
export async function acquireInteractively(
  parts: InteractiveParts,
  signal: AbortSignal,
): Promise<AuthenticationResult> {
  let redirect: Redirect | undefined
  const gaveUp = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Fault('signIn.cancelled'))
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
  })
  gaveUp.catch(() => undefined)
  const { loginHint, claims } = parts
  const result = parts.client.acquireTokenInteractive({
    scopes: [...parts.scopes],
    ...(loginHint === undefined ? { prompt: 'select_account' } : { loginHint }),
    ...(claims === undefined ? {} : { claims }),
    successTemplate: successPage,
    errorTemplate: errorPage,
    openBrowser: async (url) => {
      redirect = redirectOf(url)
      // Where the operating system never answers, the listener has to close all the same.
      await Promise.race([gaveUp, signal.aborted ? gaveUp : parts.openBrowser(url)])
    },
  })
  try {
    return await Promise.race([result, gaveUp])
  } catch (error) {
    if (signal.aborted) await release(parts, redirect, result)
    throw error
  }
}

interface Redirect {
  readonly url: string
  readonly state: string
}

/** Where the browser would come back to. MSAL listens on 127.0.0.1 and says `localhost`. */
function redirectOf(authorizationUrl: string): Redirect | undefined {
  const query = new URL(authorizationUrl).searchParams
  const address = query.get('redirect_uri') ?? ''
  const state = query.get('state')
  if (state === null || !URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1'
  return { url: url.href, state }
}

/** Ends MSAL's wait, and waits until it has ended, so that the next operation finds it idle. */
async function release(
  { net, clock }: InteractiveParts,
  redirect: Redirect | undefined,
  result: Promise<unknown>,
): Promise<void> {
  using limit = deadline(clock, releaseMs, new AbortController().signal)
  const ended = result.then(
    () => undefined,
    () => undefined,
  )
  const tooLong = new Promise<void>((resolve) => {
    limit.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  if (redirect !== undefined) {
    const body = new URLSearchParams({ error: 'user_cancelled', state: redirect.state })
    await net
      .fetch(redirect.url, { method: 'POST', body, signal: limit.signal })
      .catch(() => undefined)
  }
  await Promise.race([ended, tooLong])
}
