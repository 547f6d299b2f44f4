/** The whole app on the simulators, in a time that a test can move on, with a phone that is up. */
import { expect } from 'vitest'
import type { ErrorCode } from '../../../src-main/domain/codes.ts'
import type { LegState } from '../../../src-main/domain/legs.ts'
import type { Net, Secrets } from '../../../src-main/ports.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { de } from '../../../src-renderer/panel/words/de.ts'
import { en } from '../../../src-renderer/panel/words/en.ts'
import { createJumpClock } from '../../integration/bad-input/jump-clock.ts'
import { talking } from '../../property/world.ts'
import {
  type BrowseOptions,
  browse,
  type IdentityOptions,
} from '../../simulators/identity/index.ts'
import type { FaultAnswer } from '../../simulators/microsoft365/index.ts'
import { createFakePhone } from '../../support/fake-phone.ts'
import { createNodeApp, memorySecrets, nodeNet } from '../../support/node-app.ts'
import { startWorld } from './fixture.ts'

/** Longer than Lockstep waits after any fault. */
export const afterAnyWaitMs = 3_700_000
/** Longer than the gap between two bursts of reads. */
const afterBurstMs = 20_001

export interface StageOptions {
  readonly identity?: Partial<IdentityOptions>
  readonly settings?: Readonly<Record<string, unknown>>
  readonly secrets?: Secrets
  /** What the organisation prescribes. */
  readonly policy?: Readonly<Record<string, unknown>>
  /** What the network throws instead of asking this address. */
  readonly broken?: (url: string) => Error | undefined
}

export type Stage = Awaited<ReturnType<typeof startStage>>

/** Started and signed in, unless the tests of a sign-in do that themselves. */
export async function startStage(options: StageOptions & { readonly signedIn?: boolean } = {}) {
  const world = await startWorld(options.identity)
  const clock = createJumpClock()
  const phone = createFakePhone()
  let person: BrowseOptions = {}
  let broken = options.broken ?? (() => undefined)
  const net: Net = {
    ...nodeNet,
    fetch: async (url, init) => {
      const error = broken(url)
      if (error !== undefined) throw error
      return await nodeNet.fetch(url, init)
    },
  }
  const { policy } = options
  const source = { read: async () => policy ?? {} }
  const line = { server: 'wss://pbx.test', addressOfRecord: 'sip:1001@pbx.test' }
  const node = createNodeApp({
    settings: {
      microsoft: world.config,
      phone: { ...line, authorizationUser: '1001' },
      calls: { settleMs: 0, endSettleMs: 0 },
      ...options.settings,
    },
    ...(policy === undefined ? {} : { policy: { first: readPolicy(policy), source } }),
    secrets: options.secrets ?? memorySecrets({ kind: 'password', password: 'x' }),
    clock,
    net,
    phone,
    openBrowser: async (url) => {
      // A tab that fails shows as a sign-in that does not end as expected.
      browse(url, person).catch(() => undefined)
    },
  })
  const { control, requests } = world.microsoft365
  const snapshot = (): Snapshot => node.app.store.getState()
  const leg = (name: 'signIn' | 'presence', state: LegState, code?: ErrorCode) =>
    node.until(({ legs }) => legs[name].state === state && legs[name].code === code)
  const stage = {
    ...node,
    world,
    clock,
    phone,
    control,
    requests,
    snapshot,
    leg,
    decide(next: BrowseOptions) {
      person = next
    },
    breakNet(next: (url: string) => Error | undefined) {
      broken = next
    },
    /** A read now, whatever was read before. */
    async readNow() {
      clock.jump(afterBurstMs)
      await node.commands['presence.refresh'](undefined)
    },
    async signIn() {
      await node.commands['account.signIn'](undefined)
      await leg('presence', 'working')
    },
    async account(state: Snapshot['account']['state'], code?: ErrorCode) {
      await node.until(({ account }) => account.state === state && account.code === code)
    },
    call: () => phone.setCalls([talking]),
    hangUp: () => phone.setCalls([]),
    /** What Graph holds for the person. */
    sessions: (oid: string) => [...control.sessionsOf(oid).values()],
    /** Everything is mended and time goes by: the leg works again by itself. */
    async recovers() {
      control.clearFaults()
      broken = () => undefined
      clock.jump(afterAnyWaitMs)
      await leg('presence', 'working')
    },
    async [Symbol.asyncDispose]() {
      control.clearFaults()
      broken = () => undefined
      await node.app.stop()
      await world[Symbol.asyncDispose]()
    },
  }
  await node.app.start()
  if (options.signedIn !== false) await stage.signIn()
  return stage
}

/** A person is never shown a code without its words. */
export function expectWords(code: ErrorCode): void {
  for (const { errors } of [en, de]) {
    const { cause, consequence, advice } = errors[code]
    for (const text of [cause, consequence, advice]) expect(text).not.toBe('')
  }
}

/** An answer of Graph with an error code. */
export const graphError = (
  status: number,
  code = 'x',
  headers: Readonly<Record<string, string>> = {},
): FaultAnswer => ({ kind: 'status', status, headers, body: { error: { code, message: '' } } })

/** What a claims challenge asks for, and the header that asks. */
export const wantedClaim = '1604106651'
const claims = `{"access_token":{"nbf":{"essential":true,"value":"${wantedClaim}"}}}`
export const challenge = {
  'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`,
}

/** Refuses every refresh that has to fulfil the challenge. */
export const refuseClaims = ({ claims: sent }: { readonly claims: string | undefined }) =>
  sent?.includes(wantedClaim)
    ? { error: 'invalid_grant', number: 50_000, suberror: 'basic_action' }
    : undefined

/** So often that it stays so. */
export const always = 1_000

export function spoilReads(stage: Stage, answer: FaultAnswer, times = always): Promise<void> {
  stage.control.addFault({ method: 'GET', times, answer })
  return stage.readNow()
}

/** The next read needs a new token. */
export const spoilToken = (stage: Stage) =>
  spoilReads(stage, graphError(401, 'InvalidAuthenticationToken'), 1)

export const tokenRequests = ({ world }: Stage) =>
  world.identity.requests().filter(({ endpoint }) => endpoint === 'token')
