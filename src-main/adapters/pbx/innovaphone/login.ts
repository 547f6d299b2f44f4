/**
 * Logging in to a PBX, over a connection that is open: with a session that was kept, with the
 * password, or in the browser.
 * https://sdk.innovaphone.com/13r3/doc/appwebsocket/myApps.htm
 */
import { randomBytes } from 'node:crypto'
import { Fault } from '../../../domain/codes.ts'
import { loginDigest } from './digest.ts'
import type { Inbox } from './inbox.ts'
import { createKeyShare } from './key-share.ts'
import { type Account, accept, type LoggedIn } from './login-result.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
}

export interface LoginParts {
  readonly send: (message: Readonly<Record<string, unknown>>) => void
  readonly inbox: Inbox
  /** The session of an earlier login. */
  readonly session: Credentials | undefined
  /** `password` is absent once a session has taken its place. */
  readonly user: { readonly username: string; readonly password: string | undefined }
  /** The PBX does not know that session any more. */
  readonly onSessionRefused: () => Promise<void>
  /** The person has to confirm this number on another device; `null`: not any more. */
  readonly showNumber: (number: number | null) => void
  /** Opens the sign-in page; absent where the person did not ask for anything just now. */
  readonly openBrowser: ((url: string) => Promise<void>) | undefined
}

const answerMs = 10_000
/** PBXs before 13r3 do not know LoginInfo, and say nothing. */
const methodsMs = 3_000
/** As long as a person may take to sign in, or to confirm a number. */
const personMs = 5 * 60_000

export const userAgent = 'Lockstep'

/**
 * @throws Fault `sip.wrongPassword`, `innovaphone.signInNeeded`, `innovaphone.methodUnsupported`,
 *   `innovaphone.notProven`, `innovaphone.twoFactor` (nobody confirmed it), `sip.timedOut`, or
 *   whatever ended the connection
 */
export async function logIn(parts: LoginParts): Promise<LoggedIn> {
  const { session, user, openBrowser } = parts
  const methods = await askMethods(parts)
  if (session !== undefined && methods?.session.digest !== false) {
    const loggedIn = await withDigest(parts, { type: 'session', ...session })
    if (loggedIn !== undefined) return loggedIn
    await parts.onSessionRefused()
  }
  const { username, password } = user
  if (password !== undefined && methods?.user.digest !== false) {
    const loggedIn = await withDigest(parts, { type: 'user', username, password })
    if (loggedIn !== undefined) return loggedIn
    throw new Fault('sip.wrongPassword')
  }
  if (methods?.user.oauth2 !== true) {
    const code =
      password === undefined ? 'innovaphone.signInNeeded' : 'innovaphone.methodUnsupported'
    throw new Fault(code)
  }
  if (openBrowser === undefined) throw new Fault('innovaphone.signInNeeded')
  return inBrowser(parts, openBrowser)
}

async function askMethods({ send, inbox }: LoginParts) {
  send({ mt: 'LoginInfo' })
  try {
    return await inbox.next(['LoginInfoResult'], methodsMs)
  } catch (error) {
    if (error instanceof Fault && error.code === 'sip.timedOut') return undefined
    throw error
  }
}

type Typed = Credentials & { readonly type: 'user' | 'session' }

/** `undefined`: the PBX refused it. */
async function withDigest(parts: LoginParts, typed: Typed): Promise<LoggedIn | undefined> {
  const { send, inbox } = parts
  const { type, username, password } = typed
  send({ mt: 'Login', type, userAgent })
  const asked = await inbox.next(['Authenticate', 'LoginResult', 'Redirect'], answerMs)
  if (asked.mt === 'LoginResult') return refused(asked.error)
  // Nothing proves that it comes from the PBX: there was no challenge yet.
  if (asked.mt === 'Redirect') throw new Fault('innovaphone.notProven', 'a Redirect without proof')
  if (asked.type !== type || asked.method !== 'digest')
    throw new Fault('innovaphone.methodUnsupported', 'the PBX asks for another method')
  const proof = {
    domain: asked.domain,
    username,
    password,
    nonce: nonce(),
    challenge: asked.challenge,
  }
  const response = loginDigest(type, proof)
  send({ mt: 'Login', type, method: 'digest', username, nonce: proof.nonce, response, userAgent })
  return finish(parts, answerMs, () => proof)
}

async function inBrowser(
  parts: LoginParts,
  openBrowser: (url: string) => Promise<void>,
): Promise<LoggedIn> {
  const { send, inbox } = parts
  const keys = createKeyShare()
  const own = nonce()
  const method = 'oauth2'
  send({ mt: 'Login', type: 'user', method, nonce: own, keyShare: keys.own, userAgent })
  const asked = await inbox.next(['Authenticate', 'LoginResult', 'Redirect'], answerMs)
  if (asked.mt !== 'Authenticate' || asked.method !== method || asked.url === undefined)
    throw new Fault('innovaphone.methodUnsupported', 'no sign-in in the browser')
  if (!isWebPage(asked.url)) throw new Fault('innovaphone.notProven', 'no https sign-in page')
  await openBrowser(asked.url)
  const { domain, challenge } = asked
  const loggedIn = await finish(parts, personMs, ({ sip, keyShare }) => {
    if (sip === undefined || keyShare === undefined) return undefined
    try {
      return { domain, username: sip, password: keys.secretWith(keyShare), nonce: own, challenge }
    } catch {
      return undefined
    }
  })
  if (loggedIn === undefined) throw new Fault('innovaphone.signInNeeded', 'the sign-in was refused')
  return loggedIn
}

/** Waits for the result, and for the person where a second factor is asked for. */
async function finish(
  { inbox, showNumber }: LoginParts,
  withinMs: number,
  proofOf: (account: Account) => Parameters<typeof loginDigest>[1] | undefined,
): Promise<LoggedIn | undefined> {
  let deadlineMs = withinMs
  let confirming = false
  try {
    for (;;) {
      const result = await inbox.next(['Authorize', 'LoginResult', 'Redirect'], deadlineMs)
      if (result.mt !== 'Authorize') {
        if (result.error !== undefined && result.error !== 0) return refused(result.error)
        return accept(result, proofOf)
      }
      confirming = true
      deadlineMs = personMs
      showNumber(result.code)
    }
  } catch (error) {
    const late = error instanceof Fault && error.code === 'sip.timedOut'
    throw confirming && late ? new Fault('innovaphone.twoFactor', 'nobody confirmed it') : error
  } finally {
    if (confirming) showNumber(null)
  }
}

/** The two that mean "not with these credentials": authentication failed, session expired. */
const refusals: readonly (number | undefined)[] = [2, 5]

function refused(error: number | undefined): undefined {
  if (refusals.includes(error)) return undefined
  throw new Fault('sip.serverError', `the login ended with error ${error}`)
}

/** 8 random bytes, never used twice. */
function nonce(): string {
  return randomBytes(8).toString('hex')
}

function isWebPage(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:'
}
