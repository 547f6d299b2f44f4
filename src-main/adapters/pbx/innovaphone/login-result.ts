/** The end of a login: the PBX has to prove that it knows the same secret before anything counts. */
import { Fault } from '../../../domain/codes.ts'
import type { RedirectTarget } from './addresses.ts'
import {
  type Proof,
  redirectDigest,
  resultDigest,
  sameDigest,
  sessionCredential,
} from './digest.ts'
import { detailsOf, type LoginMessage, userOf } from './messages.ts'

/** Who logged in, by what the PBX says. */
export interface Account {
  readonly sip?: string | undefined
  readonly email?: string | undefined
  /** The public point of the PBX, after a sign-in in the browser. */
  readonly keyShare?: string | undefined
}

export interface LoggedIn {
  readonly account: Account
  /** What to log in with from now on, where the PBX made a session. */
  readonly session?: { readonly username: string; readonly password: string }
  /** The person is at another PBX: go there. */
  readonly redirect?: RedirectTarget
}

type Result = Extract<LoginMessage, { mt: 'LoginResult' | 'Redirect' }>

/** @throws Fault `innovaphone.notProven` when the digest is missing or wrong */
export function accept(result: Result, proofOf: (account: Account) => Proof | undefined): LoggedIn {
  const { info, digest } = result
  if (info === undefined || digest === undefined) throw notProven()
  const details = detailsOf(info)
  const { sip, email } = userOf(details)
  const account = { sip, email, keyShare: details.keyShare }
  const proof = proofOf(account)
  if (proof === undefined) throw notProven()
  const text = textOf(info)
  const expected =
    result.mt === 'Redirect' ? redirectDigest(proof, text) : resultDigest(proof, text)
  if (!sameDigest(expected, digest)) throw notProven()
  const { session } = details
  return {
    account,
    ...(session !== undefined && {
      session: {
        username: sessionCredential('usr', proof, session.usr),
        password: sessionCredential('pwd', proof, session.pwd),
      },
    }),
    ...(result.mt === 'Redirect' && { redirect: details }),
  }
}

const notProven = () => new Fault('innovaphone.notProven', 'the digest of the login is wrong')

function textOf(info: unknown): string {
  try {
    return JSON.stringify(info)
  } catch {
    // Nested too deeply to be written again.
    throw notProven()
  }
}
