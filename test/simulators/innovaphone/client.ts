/** One connection of a client, from the first message to the last. */
import { agree, randomHex, sha256, wrap } from './crypto.ts'
import type { Directory, PbxUser } from './directory.ts'
import { type BeforeLogin, type Login, readBeforeLogin, readWork, type Work } from './rules.ts'

/** How this PBX behaves; tests turn these. */
export interface Behaviour {
  methods: { digest: boolean; ntlm: boolean; oauth2: boolean }
  /** Before 13r3 there is no LoginInfo: it is passed over. */
  knowsLoginInfo: boolean
  /** 13r1 describes `info` without `user`. */
  flatInfo: boolean
  /** An impostor, which does not know the password. */
  impostor: boolean
  /** Takes a presence and does not show it. */
  deaf: boolean
  refusesDialogs: boolean
  answersKeepAlive: boolean
  /** All users are at this PBX instead. */
  sendsTo: { readonly host: string; readonly port: number } | undefined
  /** The error of a LoginResult, whatever the credentials are. */
  loginError: number | undefined
}

export interface ClientParts {
  readonly directory: Directory
  readonly behaviour: Behaviour
  readonly send: (message: unknown) => void
  readonly violation: (what: string) => void
  /** Somebody's presence or calls changed. */
  readonly onPresence: (sip: string) => void
  readonly usedNonces: Set<string>
}

/** What both sides know of a login that is going on. */
interface Proof {
  readonly user: PbxUser
  readonly username: string
  readonly password: string
  readonly nonce: string
  readonly challenge: string
  readonly type: 'user' | 'session'
  readonly keyShare?: string
}

export function createClient(parts: ClientParts) {
  const { directory, behaviour, send, violation } = parts
  let asked: { type: 'user' | 'session'; challenge: string } | undefined
  let inBrowser: { url: string; nonce: string; keyShare: string; challenge: string } | undefined
  let waiting: Proof | undefined
  let self: { sip: string; session: string } | undefined
  let watching = false
  const messages: string[] = []

  const fail = (error: number, errorText: string) => send({ mt: 'LoginResult', error, errorText })
  const challenge = () => randomHex(8)

  function begin({ type }: { type: 'user' | 'session' }): void {
    asked = { type, challenge: challenge() }
    const method = type === 'session' || behaviour.methods.digest ? 'digest' : 'ntlm'
    const { domain } = directory
    send({ mt: 'Authenticate', type, method, domain, challenge: asked.challenge })
  }

  function beginInBrowser({ nonce, keyShare }: Extract<Login, { method: 'oauth2' }>) {
    if (!behaviour.methods.oauth2) return fail(1, 'Invalid parameters')
    const url = `https://id.example.com/authorize?state=${randomHex(8)}`
    inBrowser = { url, nonce, keyShare, challenge: challenge() }
    const { domain } = directory
    const method = 'oauth2'
    send({ mt: 'Authenticate', type: 'user', method, domain, url, challenge: inBrowser.challenge })
  }

  function check(login: Extract<Login, { method: 'digest' }>) {
    const { type, username, nonce, response } = login
    if (asked === undefined || asked.type !== type) return violation('Login out of order')
    if (parts.usedNonces.has(nonce)) return violation('a nonce used twice')
    parts.usedNonces.add(nonce)
    const { challenge } = asked
    asked = undefined
    const session = type === 'session' ? directory.session(username) : undefined
    const user = directory.user(session?.sip ?? username)
    if (type === 'session' && session === undefined) return fail(5, 'Session expired')
    const password = session?.pwd ?? user?.password ?? ''
    const text = [type, directory.domain, username, password, nonce, challenge].join(':')
    if (behaviour.loginError !== undefined) return fail(behaviour.loginError, 'as told')
    const right = sha256(`innovaphoneAppClient:${text}`) === response
    if (user === undefined || (!right && !behaviour.impostor))
      return fail(2, 'Authentication failed')
    proceed({ user, username, password, nonce, challenge, type })
  }

  function proceed(proof: Proof): void {
    if (proof.user.twoFactor === true && proof.type === 'user') {
      waiting = proof
      send({ mt: 'Authorize', code: 2345 })
    } else finish(proof)
  }

  function finish(proof: Proof): void {
    const { user, nonce, type, username } = proof
    const { domain } = directory
    const password = behaviour.impostor ? 'guess' : proof.password
    const made = type === 'user' ? directory.createSession(user.sip) : undefined
    const { sip, dn = '', num = '', email = '' } = user
    const details = { domain, sip, guid: 'a'.repeat(32), dn, num, email }
    const key = (which: string) => `innovaphoneAppClient:${which}:${nonce}:${password}`
    const home = behaviour.sendsTo
    const info = {
      ...(behaviour.flatInfo ? details : { user: details }),
      ...(made && {
        session: { usr: wrap(key('usr'), made.usr), pwd: wrap(key('pwd'), made.pwd) },
      }),
      ...(proof.keyShare !== undefined && { keyShare: proof.keyShare }),
      ...(home && { host: home.host, mod: 'PBX0', http: home.port, https: home.port }),
      // As an old firmware might write it; JSON.stringify does not.
      alt: 'pbx.example.com/PBX0',
    }
    const mt = home === undefined ? 'LoginResult' : 'Redirect'
    const scope = home === undefined ? `loginresult:${domain}` : 'redirect'
    const secret = [username, password, nonce, proof.challenge, JSON.stringify(info)].join(':')
    send({ mt, info, digest: sha256(`innovaphoneAppClient:${scope}:${secret}`) })
    if (home !== undefined) return
    self = { sip, session: made?.usr ?? username }
    tellPresence()
  }

  function tellPresence(): void {
    if (self === undefined || behaviour.deaf) return
    const { activity, note } = directory.tel(self.sip)
    const presence = [
      { contact: 'tel:', status: 'open', activity, note },
      { contact: 'im:', status: 'open', activity: '', note: '' },
    ]
    send({ mt: 'UpdateOwnPresence', presence })
  }

  function tellCall(callId: string): void {
    if (self === undefined || !watching) return
    const call = directory.calls(self.sip).get(callId)
    const about = { mt: 'DialogInfo', sip: self.sip, callId, confId: 'c', remote: { num: '42' } }
    if (call === undefined) send({ ...about, deleted: true })
    else {
      const { state: name, outgoing = false, hold = false } = call
      send({ ...about, state: { name, outgoing, hold, held: false, waiting: false } })
    }
  }

  function work(message: Work, { sip, session }: { sip: string; session: string }) {
    switch (message.mt) {
      case 'KeepAlive':
        if (behaviour.answersKeepAlive) send({ mt: 'KeepAliveResult' })
        return
      case 'Logout':
        directory.deleteSession(session)
        send({ mt: 'LogoutResult' })
        self = undefined
        return
      case 'SetOwnPresence':
        directory.setTel(sip, { activity: message.activity, note: message.note })
        parts.onPresence(sip)
        return
      case 'SubscribeDialog':
        if (watching) return violation('SubscribeDialog twice')
        if (behaviour.refusesDialogs)
          return send({ mt: 'SubscribeDialogResult', error: 1, errorText: 'no right' })
        watching = true
        for (const callId of directory.calls(sip).keys()) tellCall(callId)
    }
  }

  function enter(message: BeforeLogin): void {
    if (message.mt === 'LoginInfo') {
      const { methods: user } = behaviour
      if (behaviour.knowsLoginInfo) send({ mt: 'LoginInfoResult', user, session: { digest: true } })
    } else if (!('method' in message)) begin(message)
    else if (message.method === 'oauth2') beginInBrowser(message)
    else check(message)
  }

  return {
    messages,
    sip: () => self?.sip,
    tellPresence,
    tellCall,
    receive(text: string): void {
      const json: unknown = JSON.parse(text)
      messages.push(text)
      const message = self === undefined ? readBeforeLogin(json) : readWork(json)
      if (message === undefined) violation(`not allowed here: ${text}`)
      else if (self === undefined) enter(message as BeforeLogin)
      else work(message as Work, self)
    },
    /** The person signed in on the page that was named. */
    signedIn(url: string, sip: string): boolean {
      const user = directory.user(sip)
      if (inBrowser === undefined || inBrowser.url !== url || user === undefined) return false
      const { nonce, keyShare, challenge } = inBrowser
      const { share, secret } = agree(keyShare)
      inBrowser = undefined
      const username = user.sip
      const proof = { user, username, password: secret, nonce, challenge, keyShare: share }
      proceed({ ...proof, type: 'user' })
      return true
    },
    /** The person confirmed the number on another device. */
    authorized(): boolean {
      if (waiting === undefined) return false
      const proof = waiting
      waiting = undefined
      finish(proof)
      return true
    },
  }
}
export type PbxClient = ReturnType<typeof createClient>
