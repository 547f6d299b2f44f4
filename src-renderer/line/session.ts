import type { FromLine, LineConfig } from '../../src-preload/line-contract.ts'
import { isSuccess, isUnsupported, isWrongPassword } from './answer.ts'
import type { LineClock } from './clock.ts'
import { type Connection, createConnection } from './connection.ts'
import { createDialogWatch, type DialogWatch } from './dialog-watch.ts'
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
  nudge(): void
  /** Publishes once more what is published, if anything is. */
  refresh(): void
  /** Takes back the publication, unsubscribes, closes; settles within a few seconds. */
  stop(): Promise<void>
}

const clearDeadlineMs = 3_000

/** Puts one extension's connection, publication and call watch together, and reports on them. */
export function startSession(options: SessionOptions): Session {
  const { config, clock, random, send } = options
  let watch: DialogWatch | undefined
  let up = false
  let stopping = false
  let realm: string | undefined
  let capabilities = { publish: true, dialog: true }
  let capabilitiesSent = false
  const odd = new Set<string>()

  const leg = (name: LegName, report: LegReport) => {
    if (!stopping) send({ type: 'leg', leg: name, report })
  }
  const bothLegs = (report: LegReport) => {
    leg('extension', report)
    leg('callWatch', report)
  }
  const capable = (change: Partial<typeof capabilities>) => {
    const next = { ...capabilities, ...change }
    const same = next.publish === capabilities.publish && next.dialog === capabilities.dialog
    capabilities = next
    if (same && capabilitiesSent) return
    capabilitiesSent = true
    send({ type: 'capabilities', ...next })
  }

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

  const opened = (userAgent: SipUserAgent) => {
    watch = createDialogWatch({
      clock,
      random,
      parseXml: options.parseXml,
      lifetime: config.expiresSeconds,
      subscribe: (expires, onNotify) => sipSubscribe(userAgent, expires, onNotify),
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
        publication.online((request, onLate) =>
          sipPublish(userAgent, config.addressOfRecord, request, onLate),
        )
      },
    })
    watch.start()
  }

  const down = (code: LineCode, retryInMs: number) => {
    const wasUp = up
    up = false
    watch?.dispose()
    watch = undefined
    publication.offline()
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
    nudge: connection.nudge,
    refresh: publication.refresh,
    async stop() {
      stopping = true
      await Promise.all([publication.clear(clearDeadlineMs), watch?.stop()])
      connection.close()
      if (up) send({ type: 'down' })
      up = false
    },
  }
}
