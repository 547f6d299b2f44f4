/** The policy, read at the start and now and then, and what follows from a change of it. */
import { isDeepStrictEqual } from 'node:util'
import type { Clock, Log, PolicySource, Power } from '../../ports.ts'
import type { Microsoft } from '../microsoft.ts'
import type { Phone } from '../phone.ts'
import type { SettingsService } from '../settings/settings.ts'
import { type PolicyReading, readPolicy } from './read.ts'

const againMs = 15 * 60_000
/** After a failure or a doubt, when the policy that should be in force is not known. */
const retryMs = 60_000

/**
 * Group Policy takes all its keys away before it writes them anew: that there is none any more is
 * believed when it is read twice, since it may end the sign-in.
 */
const isEmpty = (policy: object | undefined) =>
  policy !== undefined && Object.keys(policy).length === 0

/** `undefined` when it could not be read. */
export async function readFrom(source: PolicySource, log: Log): Promise<PolicyReading | undefined> {
  try {
    return readPolicy(await source.read())
  } catch (error) {
    log.warn('the policy cannot be read; what was in force stays', { error })
    return undefined
  }
}

/** The policy at the start: `first` is `undefined` when reading it failed. */
export interface InitialPolicy {
  readonly source: PolicySource
  readonly first: PolicyReading | undefined
  /** `first` is what was read some time before: it is read again soon. */
  readonly fromMemory?: boolean
}

export interface PolicyFollowerParts {
  /** Absent: no policy is ever read. */
  readonly policy: InitialPolicy | undefined
  readonly settings: SettingsService
  readonly microsoft: Pick<Microsoft, 'account' | 'reconnect'>
  readonly phone: Pick<Phone, 'restart'>
  readonly clock: Clock
  readonly power: Power
  readonly log: Log
  readonly publish: () => void
}

export interface PolicyFollower {
  /** Another person signed in or out: their phone may be another. */
  personChanged(): void
  stop(): void
}

export function followPolicy(parts: PolicyFollowerParts): PolicyFollower {
  const source = parts.policy?.source
  const { settings, microsoft, phone, clock, power, log, publish } = parts
  let cancel = () => {}
  let busy = false
  let stopped = false
  let doubted = false

  /** Carries out `work` and restarts what it changed. */
  function change(work: () => void): void {
    const before = { ...connectionOf(settings), microsoft: settings.current.microsoft }
    work()
    if (!isDeepStrictEqual(before.microsoft, settings.current.microsoft))
      carryOut('the app registration', microsoft.reconnect())
    const { phone: phoneBefore, allowedHosts } = before
    if (!isDeepStrictEqual({ phone: phoneBefore, allowedHosts }, connectionOf(settings)))
      carryOut('the phone', phone.restart())
    publish()
  }

  function carryOut(what: string, work: Promise<void>): void {
    work.catch((error: unknown) => log.error(`${what} of the policy is not in use`, { error }))
  }

  async function readAgain(from: PolicySource): Promise<void> {
    cancel()
    busy = true
    const next = await readFrom(from, log)
    busy = false
    if (stopped) return
    const vanished = isEmpty(next?.policy) && !isEmpty(settings.policy)
    doubted = vanished && !doubted
    if (next !== undefined && !doubted) change(() => settings.usePolicy(next))
    waitFor(next === undefined || doubted ? retryMs : againMs)
  }

  function look(): void {
    if (source !== undefined && !busy) void readAgain(source)
  }

  function waitFor(ms: number): void {
    cancel = clock.timer(ms, look)
  }

  if (source !== undefined) {
    const uncertain =
      parts.policy?.fromMemory === true || settings.notices.includes('settings.policyInvalid')
    waitFor(uncertain ? retryMs : againMs)
  }
  const stopPower = power.onEvent((event) => {
    if (event === 'resume') look()
  })

  return {
    personChanged() {
      const username = microsoft.account().account?.username
      if (username !== settings.username) change(() => settings.usePerson(username))
    },
    stop() {
      stopped = true
      cancel()
      stopPower()
    },
  }
}

/** What the phone line is made from. */
function connectionOf({ current, policy }: SettingsService) {
  // What the line finds out by itself is no reason to begin anew.
  const { realm: _, ...phone } = current.phone ?? {}
  return {
    phone,
    allowedHosts: policy.allowedHosts,
  }
}
