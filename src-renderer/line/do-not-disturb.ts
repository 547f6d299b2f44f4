/** Switches do not disturb at the phone system, and reads whether it is on. */
import { UserAgent } from 'sip.js'
import type { FromLine, LineConfig } from '../../src-preload/line-contract.ts'
import { type Answer, isSuccess, isWrongPassword } from './answer.ts'
import { type LineClock, pause } from './clock.ts'
import { createDialogWatch } from './dialog-watch.ts'
import { dialCode, featureCode } from './feature-code.ts'
import { setDoNotDisturb } from './feature-event.ts'
import { createFeatureWatch, type FeatureWatch } from './feature-watch.ts'
import type { OwnDialogs } from './own-dialogs.ts'
import { sipSubscribe } from './sip-subscribe.ts'
import type { LineCode, ParseXml } from './types.ts'
import type { SipUserAgent } from './user-agent.ts'

export interface DoNotDisturbOptions {
  readonly config: NonNullable<LineConfig['doNotDisturb']>
  readonly clock: LineClock
  readonly random: () => number
  readonly parseXml: ParseXml
  /** Lifetime of subscriptions asked for, seconds. */
  readonly lifetime: number
  readonly own: OwnDialogs
  readonly send: (message: FromLine) => void
  /** Whether there is a way to switch it; told anew for each connection. */
  readonly onSupported: (supported: boolean) => void
}

export interface DoNotDisturb {
  /** A connection whose credentials are proven. */
  online(userAgent: SipUserAgent): void
  offline(): void
  /** Answered by `doNotDisturbSet`, unless something newer is asked for meanwhile. */
  set(on: boolean): void
  nudge(): void
  /** Waits for what is under way, a few seconds at most, and unsubscribes. */
  stop(): Promise<void>
}

type Way = 'featureEvent' | 'codes' | 'none'

/** What has to be undone at the end is undone in this time. */
const stopMs = 4_000

/** One connection: its subscriptions, and the way that was found over it. */
interface Online {
  readonly userAgent: SipUserAgent
  readonly way: Promise<Way>
  readonly feature: FeatureWatch | undefined
  readonly lamp: ReturnType<typeof createDialogWatch> | undefined
}

export function createDoNotDisturb(options: DoNotDisturbOptions): DoNotDisturb {
  const { config, clock, random, lifetime, parseXml, own, send } = options
  let online: Online | undefined
  let next: boolean | undefined
  let current: AbortController | undefined
  let work: Promise<void> = Promise.resolve()
  let stopping = false

  if (config.believedOn) own.doNotDisturb(true)
  const hasCodes = featureCode.test(config.onCode) && featureCode.test(config.offCode)
  const codes: Way = hasCodes && config.way !== 'watch' ? 'codes' : 'none'

  const tell = (on: boolean | null) => {
    if (stopping) return
    own.doNotDisturb(on)
    send({ type: 'doNotDisturb', on })
  }

  const watchLamp = (userAgent: SipUserAgent) => {
    const target = lampOf(config.watch, userAgent)
    if (target === undefined) return undefined
    return createDialogWatch({
      ...{ clock, random, parseXml, lifetime },
      subscribe: (expires, onNotify) =>
        sipSubscribe(userAgent, 'dialog', expires, onNotify, target),
      onCalls(known, calls) {
        if (known) tell(calls.some(({ state }) => state === 'confirmed'))
      },
      onReport({ state }) {
        if (state === 'failing' || state === 'off') tell(null)
      },
      onSupported: () => {},
      onFirstAnswer: () => {},
    })
  }

  const connect = (userAgent: SipUserAgent): Online => {
    const lamp = watchLamp(userAgent)
    const wantsFeature = config.way === 'auto' || config.way === 'featureEvent'
    const otherwise: Way = config.way === 'featureEvent' ? 'none' : codes
    let found: (way: Way) => void = () => {}
    const way = new Promise<Way>((resolve) => {
      found = resolve
    })
    const decide = (to: Way) => {
      found(to)
      if (online?.way !== way) return
      options.onSupported(to !== 'none')
      if (lamp === undefined && to !== 'featureEvent') tell(null)
    }
    const feature = wantsFeature
      ? createFeatureWatch({
          ...{ clock, random, parseXml, lifetime, patient: config.way === 'featureEvent' },
          subscribe: (expires, onNotify) =>
            sipSubscribe(userAgent, 'as-feature-event', expires, onNotify),
          onSupported: (supported) => decide(supported ? 'featureEvent' : otherwise),
          onState(on) {
            if (lamp === undefined) tell(on)
          },
        })
      : undefined
    const made: Online = { userAgent, way, feature, lamp }
    online = made
    if (feature === undefined) decide(otherwise)
    feature?.start()
    lamp?.start()
    return made
  }

  const perform = async (on: boolean, signal: AbortSignal): Promise<LineCode | undefined> => {
    const mine = online
    if (mine === undefined) return 'sip.connectionLost'
    const way = await Promise.race([mine.way, abortOf(signal)])
    if (way === undefined || mine !== online) return 'sip.connectionLost'
    if (way === 'none' || (way === 'featureEvent' && mine.feature === undefined)) {
      return 'doNotDisturb.unsupported'
    }
    if (way === 'featureEvent') {
      return codeOf(
        (await mine.feature?.change(setDoNotDisturb(on))) ?? { status: 481, local: true },
      )
    }
    const answer = await dialCode({
      ...{ userAgent: mine.userAgent, clock, signal },
      code: on ? config.onCode : config.offCode,
      onDialled: own.dialled,
    })
    const code = codeOf(answer)
    // Where nothing tells it, the answer has to do.
    if (code === undefined && mine.lamp === undefined) own.doNotDisturb(on)
    return code
  }

  const run = async () => {
    while (next !== undefined) {
      const on = next
      next = undefined
      const mine = new AbortController()
      current = mine
      const code = await perform(on, mine.signal).catch((): LineCode => 'internal')
      current = undefined
      if (next === undefined) send({ type: 'doNotDisturbSet', on, ...(code && { code }) })
    }
  }

  const offline = () => {
    const old = online
    online = undefined
    current?.abort()
    old?.feature?.dispose()
    old?.lamp?.dispose()
  }

  return {
    online(userAgent) {
      offline()
      if (!stopping) connect(userAgent)
    },
    offline,
    set(on) {
      next = on
      if (current !== undefined) current.abort()
      else work = work.then(run)
    },
    nudge() {
      online?.feature?.nudge()
      online?.lamp?.nudge()
    },
    async stop() {
      await Promise.race([work, pause(clock, stopMs)])
      stopping = true
      await Promise.all([online?.feature?.stop(), online?.lamp?.stop()])
      offline()
    },
  }
}

function abortOf(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}

/** The address whose lamp is watched: a SIP address, or a number of the own phone system. */
export function lampOf(
  watch: string,
  { address }: SipUserAgent,
): SipUserAgent['address'] | undefined {
  const text = watch.trim()
  if (text === '') return undefined
  if (/^sips?:|@/i.test(text)) {
    return UserAgent.makeURI(/^sips?:/i.test(text) ? text : `sip:${text}`)
  }
  if (!featureCode.test(text)) return undefined
  const target = address.clone()
  target.user = text
  return target
}

/** Why it was not switched; `undefined`: it was. */
function codeOf(answer: Answer): LineCode | undefined {
  if (isSuccess(answer) || answer.status === 183) return undefined
  if (isWrongPassword(answer)) return 'sip.wrongPassword'
  if (answer.status === 408) return 'sip.timedOut'
  if (answer.local || answer.status === 481) return 'sip.connectionLost'
  return answer.status >= 500 && answer.status < 600
    ? 'sip.serverError'
    : 'doNotDisturb.codeRefused'
}
