/**
 * The border between main and the line page: messages both ways, each with its schema. Main
 * validates everything that comes from the page, since the page parses what a PBX sends.
 */
import { z } from 'zod'
import { type ErrorCode, errorCodes } from '../src-main/domain/codes.ts'
import { extensionActivities } from '../src-main/domain/extension.ts'

const code = z.enum(errorCodes)

const hash = z.string().regex(/^[0-9a-f]{32}$/)

/**
 * Who publishes, as two hashes salted with the address of record: nobody but another Lockstep on
 * the same extension can compare them, and none leads back to the person.
 */
export const lineIdentitySchema = z.object({ person: hash, computer: hash })
export type LineIdentity = z.infer<typeof lineIdentitySchema>

/** How to reach the extension. The secret crosses this border downwards only. */
export const lineConfigSchema = z.object({
  /** `wss://host[:port][/path]` (`ws:` on loopback only), or `tls://` and `tcp://host[:port]`. */
  server: z.string().max(500),
  /** `sip:user@domain`. */
  addressOfRecord: z.string().max(300),
  authorizationUser: z.string().max(200),
  /** Either the password, or HA1 = MD5(user:realm:password) with its realm (RFC 2617, 3.2.2.2). */
  secret: z.union([
    z.object({ kind: z.literal('password'), password: z.string().max(500) }),
    z.object({ kind: z.literal('ha1'), ha1: z.string().length(32), realm: z.string().max(200) }),
  ]),
  /** Lifetime asked for publications and subscriptions, seconds. */
  expiresSeconds: z.number().int().min(60).max(86_400),
  /** Time between two heartbeats on an idle connection, milliseconds. */
  heartbeatMs: z.number().int().min(1_000).max(300_000),
  /** Whose dialogs are the calls, as `line101` or a SIP address; absent: the own ones. */
  callsOf: z.string().max(300).optional(),
  /** Absent while nobody is signed in. */
  identity: lineIdentitySchema.optional(),
  /** Absent: do not disturb is neither switched nor read. */
  doNotDisturb: z
    .object({
      /** `watch`: it is only read, so that it is not taken for a call. */
      way: z.enum(['auto', 'featureEvent', 'codes', 'watch']),
      /** As `*78`; codes that toggle have no place here. */
      onCode: z.string().max(30),
      offCode: z.string().max(30),
      /** Whose lamp shows it, as `*76101`; empty: there is none. */
      watch: z.string().max(300),
      /** It may be on since an earlier run, and nothing tells. */
      believedOn: z.boolean().optional(),
    })
    .optional(),
})
export type LineConfig = z.infer<typeof lineConfigSchema>

export const extensionStatusSchema = z.object({
  activity: z.enum(extensionActivities).nullable(),
  note: z.string().max(200),
  teams: z.object({ availability: z.string().max(100), activity: z.string().max(100) }),
  blocksCalls: z.literal(true).optional(),
})

/** What a phone of the person shows on the own extension. */
export const phonePresenceSchema = z.object({
  activity: z.enum(extensionActivities).nullable(),
  note: z.string().max(200),
  doNotDisturb: z.boolean(),
})
export type PhonePresence = z.infer<typeof phonePresenceSchema>

/** Bytes of the largest SIP message that is looked at. */
export const largestFrame = 262_144

/** A socket that main holds for the page: names each one that the page asks for. */
const socketId = z.number().int().nonnegative()

/** Where a desktop listens at the broker. */
export interface PushTopics {
  readonly changed: string
  readonly reauthorize: string
  readonly heartbeat: string
}

/** Main to line. */
export type ToLine =
  /** Start working, or start anew with another configuration. Sent once after `ready`. */
  | { readonly type: 'configure'; readonly config: LineConfig }
  /** Who publishes from now on. Sent before a `publish` that is another person's. */
  | { readonly type: 'identify'; readonly identity: LineIdentity }
  /** Make this the extension's presence (`null`: take it back); the newest wins. */
  | { readonly type: 'publish'; readonly status: z.infer<typeof extensionStatusSchema> | null }
  /** Switch do not disturb at the phone system, answered by `doNotDisturbSet`; the newest wins. */
  | { readonly type: 'doNotDisturb'; readonly on: boolean }
  /** Check the connection now, and try again what waits (network change, resume, "Test now"). */
  | { readonly type: 'nudge' }
  /** Take back the publication, unsubscribe, close; answered by `stopped`. */
  | { readonly type: 'stop' }
  /** Try this configuration step by step, answered by `testStep`s and `tested`. */
  | { readonly type: 'test'; readonly config: LineConfig }
  /** Listen for pushes at this MQTT broker, instead of being a phone line. */
  | {
      readonly type: 'listen'
      /** `wss:` address; `ws:` is for loopback only. */
      readonly broker: string
      readonly user: string
      readonly topics: PushTopics
    }
  /** The socket stands, from this address of this computer (`host` without brackets). */
  | {
      readonly type: 'socketOpen'
      readonly id: number
      readonly host: string
      readonly port: number
    }
  /** One whole SIP message, to be answered by `socketTaken`. */
  | { readonly type: 'socketFrame'; readonly id: number; readonly text: string }
  /** The socket could not be opened, or is gone; nothing follows for this id. */
  | { readonly type: 'socketClosed'; readonly id: number; readonly code: ErrorCode }
  /** Answered by `pong` at once: a page that hangs does not. */
  | { readonly type: 'ping'; readonly id: number }

const callSchema = z.object({
  id: z.string().max(500),
  direction: z.enum(['initiator', 'recipient']),
  state: z.enum(['trying', 'proceeding', 'early', 'confirmed']),
})

/** The steps of "Test", in the order in which they are tried. */
export const testSteps = ['connect', 'authenticate', 'publish', 'watchCalls', 'readBack'] as const
export type TestStep = (typeof testSteps)[number]

const reportSchema = z.object({
  state: z.enum(['connecting', 'working', 'degraded', 'failing', 'off']),
  code: code.optional(),
  /** Milliseconds until the next try. */
  retryInMs: z.number().nonnegative().optional(),
})

/** Line to main. */
export const fromLineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** The connection to the server is authenticated and writable, or no longer so. */
  z.object({ type: z.literal('up') }),
  z.object({ type: z.literal('down') }),
  z.object({
    type: z.literal('leg'),
    leg: z.enum(['extension', 'callWatch']),
    report: reportSchema,
  }),
  z.object({
    type: z.literal('published'),
    status: extensionStatusSchema.nullable(),
    /** From the request leaving to its final answer, milliseconds. */
    ms: z.number().nonnegative(),
  }),
  z.object({ type: z.literal('publishFailed'), code }),
  z.object({
    type: z.literal('calls'),
    /** `false`: the subscription is lost, nothing is known. */
    known: z.boolean(),
    calls: z.array(callSchema).max(64),
  }),
  z.object({
    type: z.literal('capabilities'),
    publish: z.boolean(),
    dialog: z.boolean(),
    /** Whether there is a way to switch do not disturb; absent: not known yet. */
    doNotDisturb: z.boolean().optional(),
  }),
  /** Do not disturb is on at the phone system; `null`: it cannot be told. */
  z.object({ type: z.literal('doNotDisturb'), on: z.boolean().nullable() }),
  /** It was switched, or could not be, and why. */
  z.object({ type: z.literal('doNotDisturbSet'), on: z.boolean(), code: code.optional() }),
  /** Another computer of the same person publishes here, or no longer does. */
  z.object({ type: z.literal('otherComputer'), seen: z.boolean() }),
  /** What somebody other than Lockstep shows on the extension; `null`: nobody does. */
  z.object({ type: z.literal('ownPresence'), presence: phonePresenceSchema.nullable() }),
  /** Our own publication came back: milliseconds from its PUBLISH to the NOTIFY that shows it. */
  z.object({ type: z.literal('readBack'), ms: z.number().nonnegative() }),
  z.object({ type: z.literal('pong'), id: z.number().int().nonnegative() }),
  /** The realm of the server's digest challenge, so that main can keep HA1 instead of the password. */
  z.object({ type: z.literal('realm'), realm: z.string().max(200) }),
  z.object({
    type: z.literal('testStep'),
    step: z.enum(testSteps),
    outcome: z.enum(['passed', 'failed', 'unsupported', 'skipped']),
    code: code.optional(),
    ms: z.number().nonnegative(),
  }),
  z.object({ type: z.literal('tested') }),
  /** Subscribed at the broker, or no longer. */
  z.object({ type: z.literal('listening'), on: z.boolean() }),
  z.object({ type: z.literal('heard'), what: z.enum(['changed', 'reauthorize']) }),
  /** The relay's sign of life, sent `ageSeconds` ago, with the safety read that it advises. */
  z.object({
    type: z.literal('heartbeat'),
    safetySeconds: z.number().int().min(60).max(3_600),
    ageSeconds: z.number().nonnegative(),
  }),
  z.object({ type: z.literal('stopped') }),
  /**
   * Open a socket to the configured `tls:` or `tcp:` server: which one that is, main knows by
   * itself. Answered by `socketOpen` or `socketClosed`.
   */
  z.object({ type: z.literal('socketConnect'), id: socketId }),
  z.object({ type: z.literal('socketSend'), id: socketId, text: z.string().max(largestFrame) }),
  /** The oldest frame was dealt with: main reads on only while few are not. */
  z.object({ type: z.literal('socketTaken'), id: socketId }),
  /** Close it; nothing more is told about it. */
  z.object({ type: z.literal('socketClose'), id: socketId }),
  /** For the log; fixed words and numbers only, never content from the network. */
  z.object({
    type: z.literal('log'),
    level: z.enum(['debug', 'info', 'warn']),
    message: z.string().max(300),
  }),
])
export type FromLine = z.infer<typeof fromLineSchema>

/** What the line's preload exposes to the page as `window.lockstepLine`. */
export interface LineBridge {
  send(message: FromLine): void
  onMessage(listener: (message: ToLine) => void): () => void
}

export const lineChannels = { toLine: 'line:to', fromLine: 'line:from' } as const
