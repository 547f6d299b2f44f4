import type { Clock } from '../../../src-main/ports.ts'
import { writeAnswer } from './answer.ts'
import { type Call, createCalls } from './calls.ts'
import { type Dialog, dialogInfo, dialogInfoType } from './dialog-info.ts'
import { createDigest } from './digest.ts'
import { createFeatures, type FeatureStyle, type Features, featureType } from './features.ts'
import { readMessage } from './message.ts'
import { type Personality, personalities } from './personality.ts'
import { neutralPidf, type Presence, pidfType, rewrittenPidf } from './pidf.ts'
import { createPublications } from './publications.ts'
import { createRouter, describe } from './router.ts'
import { createSubscriptions } from './subscriptions.ts'
import { listen } from './transport.ts'

export type { Call } from './calls.ts'
export type { Presence } from './pidf.ts'

export interface EmbeddedPbxOptions {
  /** Extension to password. */
  readonly users: Readonly<Record<string, string>>
  /** As `pbx.test`; also the realm of the digest challenges. */
  readonly domain: string
  /** Default 0: a free one. */
  readonly port?: number
  /** Of publications and subscriptions, seconds. Default 60 to 3,600. */
  readonly shortestLifetime?: number
  readonly longestLifetime?: number
  /** Default: the time of this process. */
  readonly clock?: Pick<Clock, 'monotonic' | 'timer'>
  /** Offers `as-feature-event`; absent: 489, as most do. */
  readonly features?: FeatureStyle
  /** Default: Kamailio. */
  readonly personality?: keyof typeof personalities
  /** One line for each request, as `PUBLISH 1001 to 1001, event presence, expires 60: 200`. */
  readonly log?: (line: string) => void
}

/** A small SIP presence server on loopback, and the door through which it is driven. */
export interface EmbeddedPbx {
  readonly wsUrl: string
  readonly domain: string
  /** Starts a call of the extension, which others see over the `dialog` event package. */
  placeCall(extension: string, options: { readonly direction: Dialog['direction'] }): Call
  /** Told each change of what is published; null: nothing is. Returns its unsubscribe. */
  watch(extension: string, listener: (presence: Presence | null) => void): () => void
  presenceOf(extension: string): Presence | null
  /** Do not disturb, as it is kept here and as somebody at the phone sets it. */
  readonly doNotDisturb: Pick<Features, 'doNotDisturb' | 'set'>
  /** Cuts all connections and forgets everything. */
  stop(): Promise<void>
}

const systemClock: Pick<Clock, 'monotonic' | 'timer'> = {
  monotonic: () => performance.now(),
  timer(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Rejects when the port is taken; throws on names that could not stand in an address. */
export async function startEmbeddedPbx(options: EmbeddedPbxOptions): Promise<EmbeddedPbx> {
  const { users, domain, clock = systemClock, log = () => {} } = options
  const personality: Personality = personalities[options.personality ?? 'kamailio']
  const lifetimes = {
    shortest: options.shortestLifetime ?? 60,
    longest: options.longestLifetime ?? 3_600,
  }
  for (const name of [domain, ...Object.keys(users)]) {
    if (!/^[a-z0-9][a-z0-9.-]*$/.test(name)) throw new Error(`not a name for a PBX: ${name}`)
  }
  const extensions = new Set(Object.keys(users))
  const listeners = new Map<string, Set<(presence: Presence | null) => void>>()
  const address = (extension: string) => `sip:${extension}@${domain}`
  const known = (extension: string): string => {
    if (!extensions.has(extension)) throw new Error(`no such extension: ${extension}`)
    return extension
  }
  const presenceOf = (extension: string) => publications.current(known(extension))?.presence ?? null

  const publications = createPublications({
    clock,
    onChange(extension) {
      subscriptions.changed('presence', extension)
      const presence = presenceOf(extension)
      for (const listener of [...(listeners.get(extension) ?? [])]) listener(presence)
    },
  })
  const calls = createCalls({
    ...{ domain, clock, personality },
    onChange: (extension) => subscriptions.changed('dialog', extension),
  })
  const features = createFeatures(options.features ?? 'alone', (extension) =>
    subscriptions.changed('as-feature-event', extension),
  )
  const subscriptions = createSubscriptions({
    ...{ clock, lifetimes },
    sentBy: () => `127.0.0.1:${transport.port}`,
    types: {
      ...{ presence: pidfType, dialog: dialogInfoType },
      ...(options.features && { 'as-feature-event': featureType }),
    },
    state(event, extension, version, why) {
      const entity = address(extension)
      if (event === 'as-feature-event') return features.document(extension)
      if (event === 'presence') {
        const published = publications.current(extension)
        if (published === undefined) return { type: pidfType, text: neutralPidf(entity) }
        const rewritten = personality.documents === 'rewritten'
        const text = rewritten ? rewrittenPidf(entity, published.presence) : published.text
        return { type: pidfType, text }
      }
      const single = why === 'changed' && personality.dialogs === 'oneByOne'
      const dialogs = single ? calls.latest(extension) : calls.of(extension)
      const text = dialogInfo(entity, version, dialogs, personality)
      return text === undefined ? undefined : { type: dialogInfoType, text }
    },
    take(event, request, extension, inDialog) {
      if (event !== 'as-feature-event') return undefined
      return features.take(request, extension, inDialog)
    },
  })
  const digest = createDigest({ realm: domain, passwords: new Map(Object.entries(users)), clock })
  const route = createRouter({
    ...{ domain, extensions, digest, publications, subscriptions, lifetimes, personality },
  })
  const transport = await listen({
    port: options.port ?? 0,
    onClosed: subscriptions.closed,
    onMessage(connection, text) {
      const message = readMessage(text)
      if (message === undefined) return log('not SIP')
      if (message.kind === 'response') return subscriptions.responded(message)
      // There is no INVITE that it could belong to, and it is never answered.
      if (message.method === 'ACK') return
      const answer = route(message, connection)
      log(describe(message, answer))
      connection.send(writeAnswer(message, answer))
      answer.afterwards?.()
    },
  })

  return {
    wsUrl: `ws://127.0.0.1:${transport.port}`,
    domain,
    placeCall: (extension, { direction }) => calls.place(known(extension), direction),
    watch(extension, listener) {
      const set = listeners.get(known(extension)) ?? new Set()
      listeners.set(extension, set)
      set.add(listener)
      return () => {
        set.delete(listener)
      }
    },
    presenceOf,
    doNotDisturb: features,
    async stop() {
      listeners.clear()
      await transport.close()
      subscriptions.dispose()
      publications.dispose()
      calls.dispose()
    },
  }
}
