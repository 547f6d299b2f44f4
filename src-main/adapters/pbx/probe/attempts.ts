/** One attempt of each kind: a single short question to one port. */
import type { PhoneProduct, ProbeKind, ProbeOutcome } from '../../../../src-preload/contract.ts'
import type { ErrorCode } from '../../../domain/codes.ts'
import { socketServerOf } from '../../../domain/socket-server.ts'
import type { Net } from '../../../ports.ts'
import { errorWords } from '../../net-fault.ts'
import { socketCauseOf } from '../sip/socket-cause.ts'
import type { Connection, Dial } from './dial.ts'
import {
  firstText,
  type Head,
  headOf,
  optionsRequest,
  readUntil,
  saysOf,
  textFrame,
  upgradeRequest,
} from './exchange.ts'
import { productIn } from './products.ts'

export interface Finding {
  readonly outcome: ProbeOutcome
  readonly product?: PhoneProduct | undefined
}

export interface AttemptParts {
  readonly dial: Dial
  readonly net: Net
}

export interface Attempt {
  readonly kind: ProbeKind
  readonly address: string
}

/** Never rejects; `signal` carries the deadline. */
export async function attempt(
  what: Attempt,
  parts: AttemptParts,
  signal: AbortSignal,
): Promise<Finding> {
  try {
    return await ask(what, parts, signal)
  } catch (error) {
    return { outcome: signal.aborted ? 'timedOut' : outcomeOf(error) }
  }
}

function ask({ kind, address }: Attempt, parts: AttemptParts, signal: AbortSignal) {
  switch (kind) {
    case 'webSocket':
      return askWebSocket(new URL(address), parts.dial, signal)
    case 'myApps':
      return askMyApps(new URL(address), parts.dial, signal)
    case 'tls':
    case 'tcp':
      return askSip(address, parts.dial, signal)
    case 'ari':
      return askAri(address, parts.net, signal)
    case 'ucp':
    case 'page':
      return askPage(address, parts.net, signal)
  }
}

async function askSip(address: string, dial: Dial, signal: AbortSignal): Promise<Finding> {
  const server = socketServerOf(address)
  if (server === undefined) return { outcome: 'other' }
  const { host, port, transport } = server
  const connection = await dial({ host, port, secure: transport === 'tls' }, signal)
  try {
    const shown = host.includes(':') ? `[${host}]` : host
    connection.write(optionsRequest(shown, transport === 'tls' ? 'TLS' : 'TCP'))
    const head = await readUntil(connection, headOf)
    return head?.startLine.startsWith('SIP/2.0 ') ? found(saysOf(head)) : { outcome: 'other' }
  } finally {
    connection.close()
  }
}

async function askWebSocket(url: URL, dial: Dial, signal: AbortSignal): Promise<Finding> {
  const { connection, head } = await openWebSocket(url, dial, signal, 'sip')
  try {
    if (head === undefined) return { outcome: 'other' }
    const open = isUpgraded(head) && head.headers.get('sec-websocket-protocol') === 'sip'
    const product = productIn(saysOf(head))
    if (!open || product !== undefined) return { outcome: open ? 'found' : 'other', product }
    connection.write(textFrame(optionsRequest(url.hostname, url.protocol === 'ws:' ? 'WS' : 'WSS')))
    const answer = await readUntil(connection, firstText, head.rest).catch(() => undefined)
    return found(saysOf(headOf(Buffer.from(answer ?? '')) ?? noHead))
  } finally {
    connection.close()
  }
}

/** myApps.htm, LoginInfo: what a PBX from 13r3 on is asked before any name is said. */
async function askMyApps(url: URL, dial: Dial, signal: AbortSignal): Promise<Finding> {
  const { connection, head } = await openWebSocket(url, dial, signal)
  try {
    if (head === undefined || !isUpgraded(head)) return { outcome: 'other' }
    connection.write(textFrame('{"mt":"LoginInfo"}'))
    const answer = await readUntil(connection, firstText, head.rest)
    return /"mt"\s*:\s*"LoginInfoResult"/.test(answer ?? '')
      ? { outcome: 'found', product: 'innovaphone' }
      : { outcome: 'other' }
  } finally {
    connection.close()
  }
}

async function openWebSocket(
  url: URL,
  dial: Dial,
  signal: AbortSignal,
  protocol?: string,
): Promise<{ readonly connection: Connection; readonly head: Head | undefined }> {
  const secure = url.protocol === 'wss:'
  const port = Number(url.port) || (secure ? 443 : 80)
  const connection = await dial({ host: bare(url.hostname), port, secure }, signal)
  try {
    connection.write(upgradeRequest(url, protocol))
    return { connection, head: await readUntil(connection, headOf) }
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Without credentials Asterisk refuses, and names what was asked. */
async function askAri(address: string, net: Net, signal: AbortSignal): Promise<Finding> {
  const response = await get(`${address}/asterisk/info`, net, signal)
  await response.body?.cancel()
  const realm = response.headers.get('www-authenticate') ?? ''
  return /asterisk rest interface/i.test(realm)
    ? { outcome: 'found', product: 'asterisk' }
    : { outcome: 'other', product: productIn(response.headers.get('server') ?? '') }
}

async function askPage(address: string, net: Net, signal: AbortSignal): Promise<Finding> {
  const response = await get(address, net, signal)
  const product = productIn(`${response.headers.get('server') ?? ''} ${await startOf(response)}`)
  return product === undefined ? { outcome: 'other' } : { outcome: 'found', product }
}

/** A redirect is not followed: it might lead to another host than the one that was typed. */
function get(address: string, net: Net, signal: AbortSignal): Promise<Response> {
  return net.fetch(address, { redirect: 'manual', signal })
}

/** Where a page is recognised, it is by its title and its first lines. */
async function startOf({ body }: Response): Promise<string> {
  if (body === null) return ''
  const reader = body.getReader()
  let text = ''
  for (;;) {
    const { value, done } = await reader.read()
    text += Buffer.from(value ?? []).toString('latin1')
    if (done) return text
    if (text.length < 32_768) continue
    await reader.cancel()
    return text
  }
}

const noHead: Head = { startLine: '', headers: new Map(), rest: Buffer.alloc(0) }
const isUpgraded = ({ startLine }: Head) => /^HTTP\/1\.1 101\b/.test(startLine)
const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')
const found = (says: string): Finding => ({ outcome: 'found', product: productIn(says) })

const outcomes: Partial<Readonly<Record<ErrorCode, ProbeOutcome>>> = {
  'sip.unknownHost': 'unknownHost',
  'sip.certificate': 'certificate',
  'sip.refused': 'refused',
  'sip.timedOut': 'timedOut',
  'sip.notSip': 'other',
}

/** Errors of Node and of Chromium (`net::ERR_…`). */
function outcomeOf(error: unknown): ProbeOutcome {
  const words = errorWords(error)
  if (/\bERR_(NAME_|DNS_)/.test(words)) return 'unknownHost'
  if (/\bERR_CERT_/.test(words)) return 'certificate'
  if (/\bERR_CONNECTION_REFUSED\b/.test(words)) return 'refused'
  if (/\bERR_(CONNECTION_)?TIMED_OUT\b/.test(words)) return 'timedOut'
  if (/\bredirect\b/i.test(words)) return 'other'
  return outcomes[socketCauseOf(error)] ?? 'unreachable'
}
