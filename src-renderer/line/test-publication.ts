import type { LineConfig } from '../../src-preload/line-contract.ts'
import { type Answer, codeOfAnswer, isSuccess, isUnsupported } from './answer.ts'
import type { LineClock } from './clock.ts'
import { readOwnPresence, type ShownMark } from './own-presence.ts'
import { pidfDocument } from './pidf.ts'
import { sipPublish } from './sip-publish.ts'
import { sipSubscribe } from './sip-subscribe.ts'
import { failure, passed, type Result, unsupported, withinDeadline } from './test-result.ts'
import type { ExtensionStatus, ParseXml } from './types.ts'
import type { SipUserAgent } from './user-agent.ts'

export interface TestPublicationOptions {
  readonly userAgent: SipUserAgent
  readonly config: LineConfig
  readonly status: ExtensionStatus
  readonly clock: LineClock
  readonly parseXml: ParseXml
}

/** The publication of a test run. */
export interface TestPublication {
  /** Looks who publishes already, then publishes. */
  publish(): Promise<Result>
  /** Waits until the server shows it; the result has the time from the PUBLISH on. */
  readBack(): Promise<Result>
  /** Removes it, unless others of the same person would seem to be gone with it. */
  takeBack(): Promise<void>
}

const lifetime = 60
const firstLookMs = 3_000
/** Kamailio orders publications by whole seconds: hidden behind one of the same second at first. */
const secondTryMs = 1_500
const readBackMs = 5_000

export function createTestPublication(options: TestPublicationOptions): TestPublication {
  const { userAgent, config, clock } = options
  const { addressOfRecord, identity } = config
  let serial = Math.floor(clock.monotonic()) % 1_000_000_000
  let seconds = lifetime
  let entityTag: string | undefined
  let sentAt = 0
  let accompanied = false
  let told = false
  let shown: readonly ShownMark[] = []
  let look: () => void = () => {}

  const subscription = sipSubscribe(userAgent, 'presence', lifetime, ({ body }) => {
    told = true
    shown = readOwnPresence(body, options.parseXml) ?? []
    look()
  })
  const until = (deadlineMs: number, fits: () => boolean) => {
    const seen = new Promise<true>((resolve) => {
      look = () => {
        if (fits()) resolve(true)
      }
      look()
    })
    return withinDeadline(clock, deadlineMs, seen)
  }
  const send = async (): Promise<Answer> => {
    serial += 1
    const mark = { identity, serial, lifetime: seconds, accompanied, leaving: false }
    const document = pidfDocument(addressOfRecord, options.status, mark)
    sentAt = clock.monotonic()
    const answer = await sipPublish(
      userAgent,
      { kind: 'publish', status: options.status, entityTag, lifetime: seconds, reason: 'change' },
      document,
    )
    if (isSuccess(answer)) entityTag = answer.entityTag
    return answer
  }

  return {
    async publish() {
      if (isSuccess(await subscription.answer)) await until(firstLookMs, () => told)
      const open = shown.filter((mark) => mark.basic === 'open')
      const others = open.filter((mark) => mark.identity?.person !== identity?.person)
      if (identity && others.some((mark) => mark.identity)) return failure('extension.taken')
      accompanied = open.length > 0
      told = false
      let answer = await send()
      const { minExpires = 0 } = answer
      if (answer.status === 423 && minExpires > lifetime && minExpires <= 86_400) {
        seconds = minExpires
        answer = await send()
      }
      if (isUnsupported(answer)) return unsupported
      return isSuccess(answer) ? passed : failure(codeOfAnswer(answer, 'sip.publishUnsupported'))
    },
    async readBack() {
      const isShown = () => shown.some((mark) => mark.serial === serial && mark.basic === 'open')
      if (entityTag === undefined || !isSuccess(await subscription.answer)) return unsupported
      let seenAt: number | undefined
      const fits = () => {
        if (isShown()) seenAt ??= clock.monotonic()
        return isShown()
      }
      if (!(await until(secondTryMs, fits))) {
        await send()
        await until(readBackMs, fits)
      }
      if (seenAt !== undefined) return { outcome: 'passed', ms: seenAt - sentAt }
      // A server that makes documents of its own shows what it made of ours, not ours.
      return told ? unsupported : failure('sip.timedOut')
    },
    async takeBack() {
      await subscription.unsubscribe()
      subscription.dispose()
      if (entityTag === undefined || accompanied) return
      await sipPublish(userAgent, { kind: 'remove', entityTag }, undefined)
    },
  }
}
