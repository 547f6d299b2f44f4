/**
 * One way in: opens a connection, logs in, and follows the PBX to where the person is at home. Used
 * by the extension that runs and by the test of the form alike.
 */
import { Fault } from '../../../domain/codes.ts'
import type { Clock, OpenWebSocket } from '../../../ports.ts'
import { candidatesOf, redirectAddress } from './addresses.ts'
import { createInbox, type Inbox } from './inbox.ts'
import { type Gone, isLoginMessage, type Link, openLink } from './link.ts'
import { type Credentials, type LoginParts, logIn } from './login.ts'
import type { LoggedIn } from './login-result.ts'
import type { MyAppsMessage } from './messages.ts'

export interface VisitParts {
  readonly clock: Pick<Clock, 'timer'>
  readonly open: OpenWebSocket
  /** Whether the organisation allows this server. */
  readonly mayUse: (server: string) => boolean
  readonly login: Omit<LoginParts, 'send' | 'inbox' | 'session'>
  readonly session: Credentials | undefined
  /** A connection stands; the login begins. */
  readonly onConnected?: () => void
  /** A session was made, and where it is at home if that is another PBX. */
  readonly onSession: (session: Credentials, at: string | undefined) => Promise<void>
  readonly onMessage: (message: MyAppsMessage) => void
  readonly onFrame: () => void
  /** The connection is lost, after the visit was a success. */
  readonly onGone: (why: Gone) => void
}

export interface Visit {
  readonly link: Link
  readonly account: LoggedIn['account']
}

/** PBXs that send the person round and round are left. */
const mostRedirects = 3

const faults: Readonly<Record<Gone, Fault['code']>> = {
  unopened: 'sip.unreachable',
  closed: 'sip.connectionLost',
  silent: 'sip.timedOut',
  notMyApps: 'innovaphone.notMyApps',
  malformed: 'sip.malformed',
}

export function faultOf(why: Gone): Fault {
  return new Fault(faults[why])
}

/**
 * @param servers tried in this order until one can be connected to
 * @param signal ends the visit, and closes what is open
 * @throws Fault as {@link logIn}; `sip.unreachable` where none can be connected to,
 *   `sip.hostNotAllowed` where the organisation does not allow the person's own PBX
 */
export async function visit(
  servers: readonly string[],
  parts: VisitParts,
  signal: AbortSignal,
): Promise<Visit> {
  let { session } = parts
  let addresses = servers.flatMap((server) => candidatesOf(server))
  let at: string | undefined
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const { link, inbox } = await connect(addresses, parts, signal)
    parts.onConnected?.()
    try {
      const loggedIn = await logIn({ ...parts.login, send: link.send, inbox, session })
      const { redirect } = loggedIn
      if (redirect !== undefined) at = allowed(redirectAddress(link.url, redirect), parts)
      if (loggedIn.session !== undefined) {
        session = loggedIn.session
        await parts.onSession(session, at)
      }
      signal.throwIfAborted()
      if (redirect === undefined) return { link, account: loggedIn.account }
    } catch (error) {
      link.close()
      throw error
    }
    link.close()
    addresses = at === undefined ? [] : [at]
  }
  throw new Fault('sip.serverError', 'too many redirects')
}

function allowed(address: string | undefined, { mayUse }: VisitParts): string {
  if (address === undefined) throw new Fault('sip.malformed', 'a Redirect without an address')
  if (!mayUse(address)) throw new Fault('sip.hostNotAllowed')
  return address
}

async function connect(
  addresses: readonly string[],
  parts: VisitParts,
  signal: AbortSignal,
): Promise<{ readonly link: Link; readonly inbox: Inbox }> {
  let last = new Fault('sip.unreachable')
  for (const url of addresses) {
    signal.throwIfAborted()
    try {
      return await connectTo(url, parts, signal)
    } catch (error) {
      last = error instanceof Fault ? error : new Fault('sip.unreachable', '', { cause: error })
    }
  }
  throw last
}

function connectTo(url: string, parts: VisitParts, signal: AbortSignal) {
  const inbox = createInbox(parts.clock)
  return new Promise<{ readonly link: Link; readonly inbox: Inbox }>((resolve, reject) => {
    let standing = false
    const link = openLink({
      ...{ url, open: parts.open, clock: parts.clock, onFrame: parts.onFrame },
      onOpen: () => {
        standing = true
        resolve({ link, inbox })
      },
      onMessage: (message) => {
        if (isLoginMessage(message)) inbox.push(message)
        else parts.onMessage(message)
      },
      onGone: (why) => {
        inbox.fail(faultOf(why))
        if (standing) parts.onGone(why)
        else reject(faultOf(why))
      },
    })
    signal.addEventListener(
      'abort',
      () => {
        link.close()
        const fault = new Fault('sip.connectionLost', 'stopped')
        inbox.fail(fault)
        reject(fault)
      },
      { once: true },
    )
  })
}
