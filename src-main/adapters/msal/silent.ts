/** Tokens without the person: which permissions to ask for, and what a refusal means. */
import type { AccountInfo, AuthenticationResult, PublicClientApplication } from '@azure/msal-node'
import { type ErrorCode, Fault } from '../../domain/codes.ts'
import type { Clock, Log, Scope } from '../../ports.ts'
import type { Cloud } from '../graph/clouds.ts'
import { claimsWanted, faultOfMsal } from './errors.ts'

type Msal = Pick<PublicClientApplication, 'acquireTokenSilent'>

export interface SilentRequest {
  readonly account: AccountInfo
  readonly scope: Scope
  readonly cloud: Cloud
  readonly forceRefresh?: boolean
  readonly claims?: string
}

export interface SilentTokens {
  /**
   * @throws Fault `signIn.writeConsentRequired`: reading goes on, writing has to be allowed;
   *   `signIn.stepUpRequired`: a claims challenge that only the person can answer;
   *   whatever else MSAL throws, as it is
   */
  token(msal: Msal, request: SilentRequest): Promise<string>
  /** The ID token that came with it; good for 5 minutes at least. Throws as {@link token}. */
  idToken(msal: Msal, request: SilentRequest): Promise<string>
  /** What the next visit to the browser has to ask for, after a challenge; forgotten by it. */
  claimsFor(homeAccountId: string): string | undefined
  /** The person was in the browser, or is gone. */
  answered(homeAccountId: string): void
  /** The person allowed writing in the browser. */
  allowed(homeAccountId: string): void
}

/** A new sign-in fulfils a challenge that is refused with one of these. */
const answeredByPerson: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'signIn.expired',
  'signIn.multiFactorRequired',
  'signIn.stepUpRequired',
])

/** Of an ID token when it leaves for the relay. */
const idTokenLeftMs = 5 * 60_000

const consent: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'signIn.consentRequired',
  'signIn.adminConsentRequired',
])

export function createSilentTokens(clock: Clock, log: Log): SilentTokens {
  const claimsOf = new Map<string, string>()
  /**
   * Who is known to let Lockstep write. Then reads ask for both permissions too: MSAL keeps one
   * token of those whose permissions overlap, and the two would push each other out.
   */
  const writers = new Set<string>()

  async function ask(
    msal: Msal,
    request: SilentRequest,
    both: boolean,
  ): Promise<AuthenticationResult> {
    const { account, scope, cloud, forceRefresh = false, claims } = request
    const { read, write, follow } = cloud.scopes
    const startedAt = clock.monotonic()
    // To follow is asked for alone: a refusal must not take the other two with it.
    const scopes = scope === 'follow' ? [follow] : both ? [read, write] : [read]
    const result = await msal.acquireTokenSilent({
      account,
      scopes,
      forceRefresh,
      ...(claims === undefined ? {} : { claims }),
    })
    if (!result.fromCache)
      log.info('A token was renewed', {
        reason: claims !== undefined ? 'claims challenge' : forceRefresh ? 'refused' : 'expiry',
        permissions: scope === 'follow' ? scope : both ? 'read and write' : 'read',
        ms: clock.monotonic() - startedAt,
        correlation: result.correlationId,
      })
    return result
  }

  /** Notes what the next visit to the browser has to ask for; tells a challenge by its name. */
  function refused({ account, claims }: SilentRequest, error: unknown): unknown {
    const { code, message } = faultOfMsal(error)
    const wanted = claimsWanted(error) ?? claims
    if (wanted === undefined || !answeredByPerson.has(code)) return error
    claimsOf.set(account.homeAccountId, wanted)
    // Without a challenge MSAL's own error says more.
    return claims === undefined
      ? error
      : new Fault('signIn.stepUpRequired', message, { cause: error })
  }

  async function result(msal: Msal, request: SilentRequest): Promise<AuthenticationResult> {
    const { homeAccountId } = request.account
    const both =
      request.scope === 'write' || (request.scope === 'read' && writers.has(homeAccountId))
    try {
      const answer = await ask(msal, request, both)
      if (both) writers.add(homeAccountId)
      return answer
    } catch (error) {
      if (!both || !consent.has(faultOfMsal(error).code)) throw refused(request, error)
      writers.delete(homeAccountId)
      if (request.scope === 'write')
        throw new Fault('signIn.writeConsentRequired', '', { cause: error })
    }
    // The permission to write was taken back: reading may go on.
    try {
      return await ask(msal, request, false)
    } catch (error) {
      throw refused(request, error)
    }
  }

  return {
    token: async (msal, request) => (await result(msal, request)).accessToken,
    async idToken(msal, request) {
      const cached = await result(msal, request)
      if (lastsUntil(cached) - clock.wall() > idTokenLeftMs) return cached.idToken
      // MSAL renews by the age of the access token alone.
      return (await result(msal, { ...request, forceRefresh: true })).idToken
    },
    claimsFor: (homeAccountId) => claimsOf.get(homeAccountId),
    answered(homeAccountId) {
      claimsOf.delete(homeAccountId)
    },
    allowed(homeAccountId) {
      writers.add(homeAccountId)
    },
  }
}

/** Wall-clock milliseconds since the epoch. */
function lastsUntil({ idTokenClaims }: AuthenticationResult): number {
  const exp: unknown = Object(idTokenClaims).exp
  return typeof exp === 'number' ? exp * 1_000 : 0
}
