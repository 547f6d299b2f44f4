/** What the PBXs of one system have in common: the users, their sessions, what they show, their calls. */
import { randomHex } from './crypto.ts'

export interface PbxUser {
  readonly sip: string
  password: string
  readonly dn?: string
  readonly num?: string
  readonly email?: string
  /** A second factor is asked for at each login with the password, or in the browser. */
  twoFactor?: boolean
}

export interface Tel {
  readonly activity: string
  readonly note: string
}

export interface PbxCall {
  readonly callId: string
  readonly state: string
  readonly outgoing?: boolean
  readonly hold?: boolean
}

export interface Directory {
  readonly domain: string
  user(sip: string): PbxUser | undefined
  session(usr: string): { readonly sip: string; readonly pwd: string } | undefined
  createSession(sip: string): { readonly usr: string; readonly pwd: string }
  deleteSession(usr: string): void
  sessions(): readonly string[]
  tel(sip: string): Tel
  setTel(sip: string, tel: Tel): void
  calls(sip: string): ReadonlyMap<string, PbxCall>
  setCall(sip: string, call: PbxCall): void
  endCall(sip: string, callId: string): void
}

export function createDirectory(users: readonly PbxUser[], domain = 'example.com'): Directory {
  const sessions = new Map<string, { sip: string; pwd: string }>()
  const shown = new Map<string, Tel>()
  const calls = new Map<string, Map<string, PbxCall>>()
  const callsOf = (sip: string) => {
    const own = calls.get(sip) ?? new Map<string, PbxCall>()
    calls.set(sip, own)
    return own
  }
  return {
    domain,
    user: (sip) => users.find((user) => user.sip === sip),
    session: (usr) => sessions.get(usr),
    createSession(sip) {
      const made = { usr: randomHex(16), pwd: randomHex(12).slice(0, 23) }
      sessions.set(made.usr, { sip, pwd: made.pwd })
      return made
    },
    deleteSession: (usr) => void sessions.delete(usr),
    sessions: () => [...sessions.keys()],
    tel: (sip) => shown.get(sip) ?? { activity: '', note: '' },
    setTel: (sip, tel) => void shown.set(sip, tel),
    calls: callsOf,
    setCall: (sip, call) => void callsOf(sip).set(call.callId, call),
    endCall: (sip, callId) => void callsOf(sip).delete(callId),
  }
}
