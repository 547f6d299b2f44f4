import type { LineIdentity } from '../../src-preload/line-contract.ts'
import { type LineClock, singleTimer } from './clock.ts'
import type { ShownMark } from './own-presence.ts'
import type { Mark } from './pidf.ts'

export interface NeighboursOptions {
  readonly clock: LineClock
  readonly random: () => number
  /** How long nothing has to be seen of others before there are none, seconds. */
  readonly lifetime: number
  /** Something of ours is published and shall stay so. */
  readonly holds: () => boolean
  /** Publish once more what is published. */
  readonly republish: () => void
  /** Another computer of the same person publishes, or no longer does. */
  readonly onOther: (seen: boolean) => void
  /** Another person's Lockstep publishes, or no longer does. */
  readonly onTaken: (taken: boolean) => void
  /** From a PUBLISH to the NOTIFY that shows it, milliseconds. */
  readonly onReadBack: (ms: number) => void
}

export interface Neighbours {
  identify(identity: LineIdentity | undefined): void
  /** The mark of the PUBLISH that leaves now. */
  mark(publish: { readonly lifetime: number; readonly leaving: boolean }): Mark
  /** What the server shows for the own extension now. */
  observe(marks: readonly ShownMark[]): void
  dispose(): void
}

/**
 * Kamailio orders publications by whole seconds: an answer within the same second as what it answers
 * may stay hidden behind it.
 */
const answerMs = 1_100
/** Spread, so that several computers do not answer at once. */
const answerSpreadMs = 1_000
/** A publication may outlive its lifetime until the server looks. */
const graceMs = 5_000
/** Two persons who both found the extension free again do not publish at once. */
const releaseSpreadMs = 5_000
const mostOthers = 16
/** Tries to be shown again, without being seen in between. */
const mostReturns = 3

/**
 * Who else publishes on this extension. All computers of one person publish the same tuple, of which
 * servers show the newest alone, so that a computer is seen when it publishes and then remembered for
 * the lifetime it asked for. A computer that is new here and sees nobody is answered by publishing
 * once more, and so is one that leaves: then the newest is one that stays.
 */
export function createNeighbours(options: NeighboursOptions): Neighbours {
  const { clock, random } = options
  const answerTimer = singleTimer(clock)
  const hiddenTimer = singleTimer(clock)
  const expiryTimer = singleTimer(clock)
  const releaseTimer = singleTimer(clock)
  /** Computers of the same person, and until when they are believed to publish. */
  const others = new Map<string, number>()
  /** Computers that left, with which serial, and how often they were answered: it may stay shown. */
  const gone = new Map<string, { readonly serial: number; readonly answers: number }>()
  const firstSerial = Math.floor(random() * 1_000_000_000)
  let identity: LineIdentity | undefined
  let serial = firstSerial
  let sent: { readonly serial: number; readonly at: number } | undefined
  let latest: readonly ShownMark[] = []
  /** A NOTIFY came since the last PUBLISH left. */
  let toldSince = false
  let everShown = false
  let returns = 0
  let taken = false
  let told: boolean | undefined

  const answerDelayMs = () => answerMs + random() * answerSpreadMs
  const answer = () => answerTimer.arm(answerDelayMs(), options.republish)
  const comeBack = () => {
    if (returns >= mostReturns || !options.holds()) return false
    returns += 1
    return true
  }
  const tellOthers = () => {
    const seen = others.size > 0
    if (seen === told) return
    told = seen
    options.onOther(seen)
  }
  const expire = () => {
    const now = clock.monotonic()
    for (const [computer, until] of others) if (until <= now) others.delete(computer)
    tellOthers()
    armExpiry()
  }
  const armExpiry = () => {
    if (others.size === 0) return expiryTimer.disarm()
    expiryTimer.arm(Math.max(0, Math.min(...others.values()) - clock.monotonic()), expire)
  }
  const release = () => {
    taken = false
    options.onTaken(false)
  }

  const isOwn = (mark: ShownMark) =>
    mark.identity?.person === identity?.person && mark.identity?.computer === identity?.computer
  const isPerson = (mark: ShownMark) =>
    identity !== undefined && mark.identity?.person === identity.person

  const lookForOtherPersons = (open: readonly ShownMark[]) => {
    const foreign = open.filter((mark) => identity && mark.identity && !isPerson(mark))
    const longest = Math.max(...foreign.map((mark) => mark.lifetime))
    if (foreign.length > 0) {
      releaseTimer.arm(longest * 1000 + graceMs, release)
      if (taken) return
      taken = true
      options.onTaken(true)
    } else if (taken) releaseTimer.arm(random() * releaseSpreadMs, release)
  }

  const lookForOtherComputers = (marks: readonly ShownMark[]) => {
    for (const mark of marks) {
      const { computer } = mark.identity ?? {}
      if (computer === undefined || !isPerson(mark) || isOwn(mark)) continue
      if (mark.basic === 'closed' || mark.leaving) {
        others.delete(computer)
        const before = gone.get(computer)
        const answers = before?.serial === mark.serial ? before.answers : 0
        if (answers >= mostReturns) continue
        if (gone.size >= mostOthers) gone.clear()
        gone.set(computer, { serial: mark.serial, answers: answers + 1 })
        answer()
        continue
      }
      const known = others.has(computer)
      if (!known && others.size >= mostOthers) continue
      others.set(computer, clock.monotonic() + mark.lifetime * 1000 + graceMs)
      if (!known && !mark.accompanied) answer()
    }
    // The first look sees the newest alone: that it sees nobody else says nothing yet.
    if (told !== undefined || others.size > 0) tellOthers()
    if (others.size > 0) armExpiry()
  }

  const lookForOurs = (open: readonly ShownMark[]) => {
    const own = open.filter(isOwn)
    const newest = own.find((mark) => mark.serial === serial)
    if (newest !== undefined) {
      everShown = true
      returns = 0
      hiddenTimer.disarm()
      if (sent?.serial === serial) options.onReadBack(clock.monotonic() - sent.at)
      sent = undefined
    }
    // Of a test, or of an earlier run: it stands before ours.
    const strange = own.some((mark) => mark.serial < firstSerial || mark.serial > serial)
    const absent = !open.some((mark) => isOwn(mark) || isPerson(mark))
    if ((strange || absent) && everShown && comeBack()) answer()
  }

  /** Another computer published within the same second, and stands before ours though older. */
  const ifHidden = () => {
    const before = latest.some((mark) => mark.basic === 'open' && isPerson(mark))
    if (sent !== undefined && toldSince && before && comeBack()) options.republish()
  }

  // Nobody seen for as long as a publication lives: nobody there.
  expiryTimer.arm(options.lifetime * 1000 + graceMs, expire)
  const observe = (marks: readonly ShownMark[]) => {
    latest = marks
    toldSince = true
    const open = marks.filter((mark) => mark.basic === 'open')
    lookForOtherPersons(open)
    lookForOtherComputers(marks)
    lookForOurs(open)
  }

  return {
    identify(next) {
      if (next?.person === identity?.person && next?.computer === identity?.computer) return
      identity = next
      others.clear()
      observe(latest)
    },
    mark({ lifetime, leaving }) {
      serial += 1
      sent = { serial, at: clock.monotonic() }
      toldSince = false
      if (!leaving) hiddenTimer.arm(answerDelayMs(), ifHidden)
      return { identity, serial, lifetime, accompanied: others.size > 0, leaving }
    },
    observe,
    dispose() {
      for (const timer of [answerTimer, hiddenTimer, expiryTimer, releaseTimer]) timer.disarm()
    },
  }
}
