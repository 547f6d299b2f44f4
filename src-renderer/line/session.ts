import type { FromLine, LineConfig, LineIdentity } from '../../src-preload/line-contract.ts'
import { isSuccess, isUnsupported, isWrongPassword } from './answer.ts'
import { reportCapabilities } from './capabilities.ts'
import type { LineClock } from './clock.ts'
import { type Connection, createConnection } from './connection.ts'
import { createDialogWatch, type DialogWatch } from './dialog-watch.ts'
import { createDoNotDisturb, lampOf } from './do-not-disturb.ts'
import { documentWriter } from './documents.ts'
import { createEcho } from './echo.ts'
import { createNeighbours } from './neighbours.ts'
import { createOwnDialogs } from './own-dialogs.ts'
import { createPresenceWatch } from './presence-watch.ts'
import { createPublication } from './publication.ts'
import { sipPublish } from './sip-publish.ts'
import { sipSubscribe } from './sip-subscribe.ts'
import type { ExtensionStatus, LegName, LegReport, LineCode, ParseXml } from './types.ts'
import type { OpenUserAgent, SipUserAgent } from './user-agent.ts'

export interface SessionOptions {
  readonly config: LineConfig
  readonly clock: LineClock
  readonly random: () => number
  readonly parseXml: ParseXml
  readonly open: OpenUserAgent
  readonly send: (message: FromLine) => void
}

/** The work on one configuration, from `configure` to `stop`. */
export interface Session {
  publish(status: ExtensionStatus | null): void
  /** Who publishes from now on. */
  identify(identity: LineIdentity | undefined): void
  /** Switches do not disturb at the phone system. */
  doNotDisturb(on: boolean): void
  /** Checks the connection, and tries again what waits. */
  nudge(): void
  /** Publishes once more what is published, if anything is. */
  refresh(): void
  /** Takes back the publication, unsubscribes, closes; settles within a few seconds. */
  stop(): Promise<void>
}

const clearDeadlineMs = 3_000
const takenReport: LegReport = { state: 'failing', code: 'extension.taken' }

/** Puts one extension's connection, publication and call watch together, and reports on them. */
export function startSession(options: SessionOptions): Session {
  const { config, clock, random, send } = options
  let watch: DialogWatch | undefined
  let presence: ReturnType<typeof createPresenceWatch> | undefined
  let taken = false
  let up = false
  let stopping = false
  let realm: string | undefined
  const odd = new Set<string>()

  const leg = (name: LegName, report: LegReport) => {
    if (stopping) return
    const refused = taken && name === 'extension' && report.state === 'working'
    send({ type: 'leg', leg: name, report: refused ? takenReport : report })
  }
  const bothLegs = (report: LegReport) => {
    leg('extension', report)
    leg('callWatch', report)
  }
  const capable = reportCapabilities(send)

  const publication = createPublication({
    clock,
    random,
    lifetime: config.expiresSeconds,
    onPublished(status, ms) {
      capable({ publish: true })
      leg('extension', { state: 'working' })
      send({ type: 'published', status, ms })
    },
    onRefreshed: () => leg('extension', { state: 'working' }),
    onFailed(code, retryInMs) {
      leg('extension', {
        state: 'failing',
        code,
        ...(retryInMs !== undefined && { retryInMs }),
      })
      send({ type: 'publishFailed', code })
    },
    onSupported(supported) {
      capable({ publish: supported })
      if (supported) return
      leg('extension', { state: 'off', code: 'sip.publishUnsupported' })
      send({ type: 'publishFailed', code: 'sip.publishUnsupported' })
    },
  })

  const tellReadBack = (ms: number) => {
    if (!stopping) send({ type: 'readBack', ms })
  }
  const neighbours = createNeighbours({
    ...{ clock, random, lifetime: config.expiresSeconds },
    holds: publication.holds,
    republish: publication.refresh,
    onOther(seen) {
      publication.accompany(seen)
      if (!stopping) send({ type: 'otherComputer', seen })
    },
    onTaken(isTaken) {
      taken = isTaken
      publication.block(isTaken)
      if (up) leg('extension', { state: 'working' })
    },
    onReadBack: tellReadBack,
  })
  neighbours.identify(config.identity)
  const deviceAlone = config.callsOf !== undefined
  const own = createOwnDialogs({ clock, deviceAlone, onChange: () => watch?.recount() })
  const doNotDisturb =
    config.doNotDisturb &&
    createDoNotDisturb({
      ...{ config: config.doNotDisturb, clock, random, parseXml: options.parseXml },
      ...{ lifetime: config.expiresSeconds, own, send },
      onSupported: (supported) => capable({ doNotDisturb: supported }),
    })

  const echo = createEcho({ clock, onReadBack: tellReadBack })
  const documentOf = documentWriter(config, neighbours, echo)
  const beginPublishing = (userAgent: SipUserAgent) => {
    publication.online((request, onLate) =>
      sipPublish(userAgent, request, documentOf(request), onLate),
    )
  }

  const opened = (userAgent: SipUserAgent) => {
    // Nothing is published before the credentials are known to be right and the extension free.
    let pending = 2
    const proven = () => {
      pending -= 1
      if (pending === 0 && !stopping) beginPublishing(userAgent)
    }
    presence = createPresenceWatch({
      ...{ clock, random, parseXml: options.parseXml, lifetime: config.expiresSeconds },
      subscribe: (expires, onNotify) => sipSubscribe(userAgent, 'presence', expires, onNotify),
      addressOfRecord: config.addressOfRecord,
      onMarks: neighbours.observe,
      isOurs: echo.isOurs,
      onPhone: (presence) => send({ type: 'ownPresence', presence }),
      onFirstLook: proven,
    })
    const callsOf = lampOf(config.callsOf ?? '', userAgent)
    watch = createDialogWatch({
      ...{ clock, random, own, parseXml: options.parseXml, lifetime: config.expiresSeconds },
      subscribe: (expires, onNotify) =>
        sipSubscribe(userAgent, 'dialog', expires, onNotify, callsOf),
      onCalls: (known, calls) => {
        if (!stopping) send({ type: 'calls', known, calls: [...calls] })
      },
      onReport: (report) => leg('callWatch', report),
      onSupported: (dialog) => capable({ dialog }),
      // The first SUBSCRIBE proves the credentials, whatever the server makes of it otherwise.
      onFirstAnswer(answer) {
        if (isWrongPassword(answer) || stopping) return
        if (isSuccess(answer)) connection.trust()
        up = true
        send({ type: 'up' })
        capable({ dialog: !isUnsupported(answer) })
        leg('extension', { state: 'working' })
        // Not before: a wrong password would be refused twice.
        presence?.start()
        doNotDisturb?.online(userAgent)
        proven()
      },
    })
    watch.start()
  }

  const down = (code: LineCode, retryInMs: number) => {
    const wasUp = up
    up = false
    watch?.dispose()
    watch = undefined
    presence?.dispose()
    presence = undefined
    publication.offline()
    doNotDisturb?.offline()
    if (wasUp) send({ type: 'down' })
    // A connection that was only just lost comes back at the first try, as a rule.
    bothLegs({
      state: wasUp && code === 'sip.connectionLost' ? 'connecting' : 'failing',
      code,
      retryInMs,
    })
    if (code === 'sip.wrongPassword' && wasUp) send({ type: 'publishFailed', code })
  }

  const once = (what: string, message: string) => {
    if (odd.has(what)) return
    odd.add(what)
    send({ type: 'log', level: 'warn', message })
  }

  const connection: Connection = createConnection({
    config,
    clock,
    random,
    open: options.open,
    onOpen: opened,
    onDown: down,
    onRealm(found) {
      if (found === realm || found.length > 200) return
      realm = found
      send({ type: 'realm', realm: found })
    },
    onOddity(what) {
      if (what === 'garbage') once(what, 'The server sent a frame that is no SIP message.')
      else once(what, 'The server asks for a realm or a digest that cannot be answered.')
    },
  })

  bothLegs({ state: 'connecting' })
  connection.start()
  return {
    publish: publication.want,
    identify: neighbours.identify,
    doNotDisturb(on) {
      if (doNotDisturb !== undefined) doNotDisturb.set(on)
      else send({ type: 'doNotDisturbSet', on, code: 'doNotDisturb.unsupported' })
    },
    nudge() {
      connection.nudge()
      watch?.nudge()
      presence?.nudge()
      doNotDisturb?.nudge()
      publication.nudge()
    },
    refresh: publication.refresh,
    async stop() {
      stopping = true
      const ends = [watch?.stop(), presence?.stop(), doNotDisturb?.stop()]
      await Promise.all([publication.clear(clearDeadlineMs), ...ends])
      neighbours.dispose()
      own.dispose()
      connection.close()
      if (up) send({ type: 'down' })
      up = false
    },
  }
}
