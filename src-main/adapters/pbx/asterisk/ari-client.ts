/**
 * Asterisk's REST interface, as far as Lockstep needs it
 * (https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/).
 */
import { z } from 'zod'
import { Fault } from '../../../domain/codes.ts'
import type { Clock, Net } from '../../../ports.ts'
import { jsonOf } from '../../graph/body.ts'
import { baseOf, type ExchangeAnswer, exchange } from './exchange.ts'
import type { PresenceValue } from './presence-value.ts'

export const deviceStateSchema = z.enum([
  'UNKNOWN',
  'NOT_INUSE',
  'INUSE',
  'BUSY',
  'INVALID',
  'UNAVAILABLE',
  'RINGING',
  'RINGINUSE',
  'ONHOLD',
])
export type DeviceState = z.infer<typeof deviceStateSchema>

export interface AriLogin {
  /** As `https://pbx.example.com:8089/ari`. */
  readonly url: string
  readonly user: string
  readonly password: string
}

/** A call between the dialplan and nobody. */
export interface LocalCall {
  readonly channelId: string
  readonly code: string
  readonly context: string
  readonly callerId: string
  /** The application that holds the other end; absent: the dialplan does. */
  readonly app?: string
}

/** All throw Fault `ari.*`. */
export interface AriClient {
  deviceState(name: string, signal: AbortSignal): Promise<DeviceState>
  /** Asterisk answers 204 whatever it makes of it. */
  setDevice(name: string, state: 'INUSE' | 'NOT_INUSE', signal: AbortSignal): Promise<void>
  setPresence(name: string, value: PresenceValue, signal: AbortSignal): Promise<void>
  /** The application hears of these devices, and of nothing else. */
  follow(app: string, devices: readonly string[], signal: AbortSignal): Promise<void>
  dial(call: LocalCall, signal: AbortSignal): Promise<void>
  /** One that has ended already is no failure. */
  hangUp(channelId: string, signal: AbortSignal): Promise<void>
  /** Where the application hears its events: it holds the password. */
  eventsUrl(app: string): string
}

export interface AriClientParts {
  readonly net: Net
  readonly clock: Clock
  readonly login: AriLogin
}

const codes = {
  unreachable: 'ari.unreachable',
  certificate: 'ari.certificate',
  malformed: 'ari.malformed',
} as const

/** @throws Fault `ari.malformed` when the password would go there in the clear */
export function createAriClient({ net, clock, login }: AriClientParts): AriClient {
  const base = baseOf(login.url, 'ari.malformed')
  const authorization = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`

  async function ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    signal: AbortSignal,
    body?: Readonly<Record<string, unknown>>,
  ): Promise<ExchangeAnswer> {
    return exchange(
      { net, clock, codes },
      {
        method,
        url: `${base}${path}`,
        headers: {
          authorization,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
      },
    )
  }

  async function send(...request: Parameters<typeof ask>): Promise<unknown> {
    const answer = await ask(...request)
    if (answer.status < 200 || answer.status > 299) throw faultOf(answer)
    return jsonOf(answer.text)
  }

  const setFunction = async (variable: string, value: string, signal: AbortSignal) => {
    await send('POST', '/asterisk/variable', signal, { variable, value })
  }
  const subscription = (app: string, devices: readonly string[]) => {
    const source = devices.map((device) => `deviceState:${device}`).join(',')
    return `/applications/${encodeURIComponent(app)}/subscription?eventSource=${encodeURIComponent(source)}`
  }

  return {
    async deviceState(name, signal) {
      const answer = await send('GET', `/deviceStates/${encodeURIComponent(name)}`, signal)
      const parsed = z.object({ state: deviceStateSchema }).safeParse(answer)
      if (!parsed.success) throw new Fault('ari.malformed', 'no device state')
      return parsed.data.state
    },
    setDevice: (name, state, signal) => setFunction(`DEVICE_STATE(${name})`, state, signal),
    setPresence: (name, value, signal) => setFunction(`PRESENCE_STATE(${name})`, value, signal),
    async follow(app, devices, signal) {
      await send('POST', subscription(app, devices), signal)
      const allowed = [{ type: 'DeviceStateChanged' }]
      await send('PUT', `/applications/${encodeURIComponent(app)}/eventFilter`, signal, { allowed })
    },
    async dial({ channelId, code, context, callerId, app }, signal) {
      const end = app === undefined ? { extension: code, context, priority: 1 } : { app }
      const endpoint = `Local/${code}@${context}`
      await send('POST', '/channels', signal, { endpoint, callerId, channelId, ...end })
    },
    async hangUp(channelId, signal) {
      const answer = await ask('DELETE', `/channels/${encodeURIComponent(channelId)}`, signal)
      if (answer.status !== 404 && answer.status > 299) throw faultOf(answer)
    },
    eventsUrl(app) {
      const url = new URL(`${base}/events`.replace(/^http/, 'ws'))
      url.searchParams.set('app', app)
      url.searchParams.set('api_key', `${login.user}:${login.password}`)
      return url.href
    },
  }
}

function faultOf({ status }: ExchangeAnswer): Fault {
  if (status === 401) return new Fault('ari.wrongPassword', 'HTTP 401')
  if (status === 403) return new Fault('ari.readOnly', 'HTTP 403')
  if (status >= 500) return new Fault('ari.unreachable', `HTTP ${status}`)
  return new Fault('ari.malformed', `HTTP ${status}`)
}
