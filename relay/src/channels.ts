/**
 * Channels and client states derive from the relay's secret and from who the person is: nothing is
 * kept, any number of relays agrees, and neither tells who it belongs to.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export interface Person {
  readonly tenantId: string
  readonly objectId: string
}

/** 192 bits, as 32 characters that are safe in an address, a topic and a user name. */
export type Channel = string

const channelPattern = /^[\w-]{32}$/

export const isChannel = (text: string): boolean => channelPattern.test(text)

const derive = (secret: string, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', secret).update(parts.join('\n')).digest()

export function channelOf(secret: string, { tenantId, objectId }: Person): Channel {
  const digest = derive(secret, 'channel', tenantId.toLowerCase(), objectId.toLowerCase())
  return digest.subarray(0, 24).toString('base64url')
}

/** What Graph has to repeat with each notification of a subscription; 43 characters of 128 allowed. */
export function clientStateOf(secret: string, channel: Channel): string {
  return derive(secret, 'client state', channel).toString('base64url')
}

/**
 * True for what any of the secrets made: an older one lives on until the desktops have renewed. One
 * check serves a whole post, whose notifications may be many.
 */
export function clientStateCheck(
  secrets: readonly string[],
  channel: Channel,
): (claimed: unknown) => boolean {
  const expected = secrets.map((secret) => Buffer.from(clientStateOf(secret, channel)))
  return (claimed) => {
    if (typeof claimed !== 'string') return false
    const given = Buffer.from(claimed)
    // All are compared, so that the time tells nothing about which one it was.
    const matches = expected.map(
      (one) => given.length === one.length && timingSafeEqual(given, one),
    )
    return matches.includes(true)
  }
}

/** Where a change is told; the only topic that the desktop of this channel can read. */
export const changedTopic = (channel: Channel): string => `lockstep/ch/${channel}/changed`
/** Graph wants the subscription confirmed with a fresh token. */
export const reauthorizeTopic = (channel: Channel): string => `lockstep/ch/${channel}/reauthorize`
/** Shows every desktop that relay and broker work; carries the advised safety read. */
export const heartbeatTopic = 'lockstep/heartbeat'
