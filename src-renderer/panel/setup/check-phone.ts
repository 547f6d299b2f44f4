import { defaultDoNotDisturb } from '../../../src-main/domain/connectors.ts'
import { isLoopback, isSecureUrl } from '../../../src-main/domain/loopback.ts'
import type { Connector, DoNotDisturbForm, PhoneForm, Snapshot, TestStep } from '../types.ts'

/** A second way into the phone system; an empty password keeps the saved one. */
export interface TypedLogin {
  readonly url: string
  readonly user: string
  readonly password: string
}

/** What is typed into the phone form; an empty password keeps the saved one. */
export interface TypedPhone {
  /** What is shown: the few fields of the search, or the whole form. */
  readonly stage: 'find' | 'form'
  /** The rarer fields are shown too. */
  readonly more: boolean
  /** Where to search. */
  readonly host: string
  readonly connector: Connector
  readonly server: string
  readonly address: string
  readonly authorizationUser: string
  readonly password: string
  readonly doNotDisturb: DoNotDisturbForm
  /** `null`: not used. */
  readonly ari: TypedLogin | null
  readonly ucp: TypedLogin | null
  readonly relayUrl: string
  readonly callsOf: string
}

/** Names of fields, in the order in which they stand. */
export const phoneFields = [
  'host',
  'server',
  'address',
  'password',
  'onCode',
  'offCode',
  'relayUrl',
  'ariUrl',
  'ariUser',
  'ariPassword',
  'ucpUrl',
  'ucpUser',
  'ucpPassword',
] as const
export type PhoneField = (typeof phoneFields)[number]
export type PhoneProblems = ReadonlySet<PhoneField>

/** Shown only with the rarer ones. */
const always: PhoneProblems = new Set(['host', 'server', 'address', 'password'])
export const isRare = (field: PhoneField) => !always.has(field)

const emptyLogin: TypedLogin = { url: '', user: '', password: '' }

/** The form as it is saved, or prescribed; empty where nothing is. */
export function savedPhone({ phone, phoneTemplate, phoneFixed }: Snapshot): TypedPhone {
  const { connector = phoneFixed.connector ?? 'sip', server, address } = phone ?? {}
  const doNotDisturb = {
    ...(phone?.blocking ?? defaultDoNotDisturb),
    ...phoneFixed.doNotDisturb,
  }
  const login = (saved?: { readonly url: string; readonly user: string }) =>
    saved === undefined ? null : { ...emptyLogin, url: saved.url, user: saved.user }
  const prescribed = phoneTemplate !== undefined
  return {
    stage: phone === null && !prescribed ? 'find' : 'form',
    // Where it is what the phone system is for, or in use, it is not hidden.
    more: connector === 'pbxware' || doNotDisturb.enabled || phone?.ari !== undefined,
    host: '',
    connector,
    server: server ?? phoneTemplate?.server ?? '',
    address: address ?? phoneTemplate?.address ?? '',
    authorizationUser: phone?.authorizationUser ?? phoneTemplate?.authorizationUser ?? '',
    password: '',
    doNotDisturb,
    ari: login(phone?.ari),
    ucp: login(phone?.ucp),
    relayUrl: phone?.relayUrl ?? phoneFixed.relayUrl ?? '',
    callsOf: phone?.callsOf ?? '',
  }
}

/** Which parts a kind of phone system has. */
export function partsOf(connector: Connector) {
  return {
    blocking: connector !== 'innovaphone',
    ari: connector === 'asterisk',
    relay: connector === 'pbxware',
  }
}

export function waysOf(connector: Connector): readonly DoNotDisturbForm['way'][] {
  switch (connector) {
    case 'asterisk':
    case 'pbxware':
      return ['auto', 'codes', 'api']
    case 'sip':
    case 'innovaphone':
      return ['auto', 'featureEvent', 'codes']
  }
}

/** What the test of this form tries, in order. */
export function stepsOf({ connector, ari, ucp, relayUrl }: TypedPhone): readonly TestStep[] {
  const line = ['connect', 'authenticate', 'watchCalls'] as const
  switch (connector) {
    case 'sip':
    case 'innovaphone':
      return ['connect', 'authenticate', 'publish', 'watchCalls', 'readBack']
    case 'asterisk':
      return [
        ...(ari === null ? line : ['ari' as const]),
        ...(ucp === null ? [] : ['ucp' as const]),
      ]
    case 'pbxware':
      return [...line, ...(relayUrl.trim() === '' ? [] : ['relay' as const])]
  }
}

export function usesCodes({ enabled, way }: DoNotDisturbForm): boolean {
  return enabled && (way === 'auto' || way === 'codes')
}

export function isUnencrypted(server: string): boolean {
  return /^tcp:/i.test(server.trim())
}

function isServer(text: string, connector: Connector): boolean {
  if (/^(?:tls|tcp):\/\/[^/\s@]+$/i.test(text)) return connector !== 'innovaphone'
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'wss:' || (protocol === 'ws:' && isLoopback(hostname))
}

/** `user` or `user@host`, with or without `sip:` (RFC 3261 section 19.1, without its parameters). */
function isAddress(text: string): boolean {
  return /^(?:sips?:)?[^@\s:;?<>]+(?:@[^@\s;?<>]+)?$/i.test(text)
}

const isHost = (text: string) => /^[^\s<>]+$/.test(text.trim())
const isCode = (text: string) => /^[0-9*#]{1,30}$/.test(text.trim())

/** Everything that keeps the search, or the form, from being sent. */
export function problemsOf(typed: TypedPhone, saved: Snapshot['phone']): PhoneProblems {
  if (typed.stage === 'find') return new Set(isHost(typed.host) ? [] : ['host'])
  const { connector, doNotDisturb: blocking } = typed
  const parts = partsOf(connector)
  const wrong: Readonly<Partial<Record<PhoneField, boolean>>> = {
    server: !isServer(typed.server.trim(), connector),
    address: !isAddress(typed.address.trim()),
    password: needsPassword(typed) && typed.password === '' && saved?.passwordSaved !== true,
    onCode: parts.blocking && usesCodes(blocking) && !isCode(blocking.onCode),
    offCode: parts.blocking && usesCodes(blocking) && !isCode(blocking.offCode),
    relayUrl: parts.relay && typed.relayUrl.trim() !== '' && !isSecureUrl(typed.relayUrl.trim()),
    ...(parts.ari && loginProblems('ari', typed.ari, saved?.ari)),
    ...(parts.ari && loginProblems('ucp', typed.ucp, saved?.ucp)),
  }
  return new Set(phoneFields.filter((field) => wrong[field] === true))
}

/** Neither a sign-in in the browser nor Asterisk's REST interface uses that of the extension. */
export function needsPassword({ connector, ari }: Pick<TypedPhone, 'connector' | 'ari'>): boolean {
  return connector !== 'innovaphone' && !(connector === 'asterisk' && ari !== null)
}

function loginProblems(
  name: 'ari' | 'ucp',
  typed: TypedLogin | null,
  saved: NonNullable<Snapshot['phone']>['ari'],
) {
  if (typed === null) return {}
  const same = saved?.url === typed.url.trim() && saved.user === typed.user.trim()
  return {
    [`${name}Url`]: !isSecureUrl(typed.url.trim()),
    [`${name}User`]: typed.user.trim() === '',
    [`${name}Password`]: typed.password === '' && !(same && saved.passwordSaved),
  }
}

/** The argument of `phone.save` and `phone.test`: what this kind of phone system does not have, is left out. */
export function formOf(typed: TypedPhone): PhoneForm {
  const { connector, password, doNotDisturb: blocking, ari, ucp } = typed
  const parts = partsOf(connector)
  const changed = JSON.stringify(blocking) !== JSON.stringify(defaultDoNotDisturb)
  const relayUrl = typed.relayUrl.trim()
  const callsOf = typed.callsOf.trim()
  return {
    server: typed.server.trim(),
    address: typed.address.trim(),
    authorizationUser: typed.authorizationUser.trim(),
    ...(connector === 'sip' ? {} : { connector }),
    ...(password === '' ? {} : { password }),
    ...(parts.blocking && changed ? { doNotDisturb: trimmed(blocking) } : {}),
    ...(parts.ari && ari !== null ? { ari: loginOf(ari) } : {}),
    ...(parts.ari && ucp !== null ? { ucp: loginOf(ucp) } : {}),
    ...(parts.relay && relayUrl !== '' ? { relayUrl } : {}),
    ...(parts.blocking && callsOf !== '' ? { callsOf } : {}),
  }
}

function trimmed({ onCode, offCode, watch, ...rest }: DoNotDisturbForm): DoNotDisturbForm {
  return { ...rest, onCode: onCode.trim(), offCode: offCode.trim(), watch: watch.trim() }
}

function loginOf({ url, user, password }: TypedLogin) {
  const login = { url: url.trim(), user: user.trim() }
  return password === '' ? login : { ...login, password }
}
