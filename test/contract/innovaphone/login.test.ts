/** Ways into an innovaphone PBX, and those that must not lead anywhere. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PbxUser } from '../../simulators/innovaphone/directory.ts'
import { type InnovaphoneSimulator, startInnovaphone } from '../../simulators/innovaphone/index.ts'
import { memorySecrets } from '../../unit/msal/fakes.ts'
import { alice, extension, type FixtureOptions, passwordSecret } from './fixture.ts'

const minute = 60_000

let user: PbxUser
let pbx: InnovaphoneSimulator
let running: ReturnType<typeof extension>[]

function begin(options: Partial<FixtureOptions> = {}) {
  const made = extension({ server: pbx.address, ...options })
  running.push(made)
  return made
}
const logins = () => pbx.received().filter(({ mt }) => mt === 'Login')
const kept = (from: ReturnType<typeof extension>) =>
  JSON.parse(from.secrets.values.get('innovaphone.session') ?? 'null')

beforeEach(async () => {
  user = alice()
  pbx = await startInnovaphone({ users: [user] })
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((each) => each.end()))
  await pbx.stop()
  expect(pbx.violations).toEqual([])
})

describe('with the password', () => {
  test('a session takes its place, and the e-mail is told', async () => {
    const it = begin()
    await it.up()
    expect(it.secrets.values.has('sip.secret')).toBe(false)
    const [usr] = pbx.directory.sessions()
    expect(kept(it)).toMatchObject({ user: 'alice', username: usr })
    expect(it.has('email')).toEqual([{ type: 'email', email: 'Alice@example.com' }])
    expect(it.leg('extension')).toEqual({ state: 'working' })
    expect(it.has('capabilities').at(-1)?.capabilities).toEqual({
      ...{ readCalls: true, ringing: true, writePresence: true, writeNote: true },
      ...{ writeDoNotDisturb: false, readPresence: true, selfTest: true, readEmail: true },
    })
  })

  test('a refused one is not tried again for 15 minutes, whatever the network does', async () => {
    const it = begin({ secrets: memorySecrets(passwordSecret('wrong')) })
    it.phone.start()
    await it.failing('sip.wrongPassword')
    expect(it.leg('extension')).toMatchObject({ state: 'failing', retryInMs: 15 * minute })
    it.phone.nudge()
    await it.clock.advance(14 * minute)
    expect(logins()).toHaveLength(2)
    const again = pbx.next('LoginInfo')
    await it.clock.advance(minute)
    await again
  })

  test('a PBX that does not know it is refused, and nothing is kept', async () => {
    pbx.behaviour.impostor = true
    const it = begin()
    it.phone.start()
    await it.failing('innovaphone.notProven')
    expect(it.has('up')).toEqual([])
    expect(kept(it)).toBeNull()
    expect(it.secrets.values.has('sip.secret')).toBe(true)
  })

  test('NTLM is said to be unsupported', async () => {
    pbx.behaviour.methods = { digest: false, ntlm: true, oauth2: false }
    const it = begin()
    it.phone.start()
    await it.failing('innovaphone.methodUnsupported')
  })

  test('an error of another kind is tried again', async () => {
    pbx.behaviour.loginError = 1
    const it = begin()
    it.phone.start()
    await it.failing('sip.serverError')
    pbx.behaviour.loginError = undefined
    await it.clock.advance(1_000)
    await it.until(() => it.has('up').length > 0)
  })

  test('a PBX of 13r1, without LoginInfo and with flat details', async () => {
    Object.assign(pbx.behaviour, { knowsLoginInfo: false, flatInfo: true })
    const it = begin()
    const asked = pbx.next('LoginInfo')
    it.phone.start()
    await asked
    await it.clock.advance(3_000)
    await it.until(() => it.has('up').length > 0)
    expect(it.has('email')).toEqual([{ type: 'email', email: 'Alice@example.com' }])
  })
})

describe('with the session of an earlier login', () => {
  async function sessionSecrets() {
    const first = begin()
    await first.up()
    await first.phone.stop(0)
    return first.secrets
  }

  test('no password is needed', async () => {
    const secrets = await sessionSecrets()
    const it = begin({ secrets })
    await it.up()
    expect(logins().at(-1)).toMatchObject({ type: 'session', method: 'digest' })
    expect(pbx.directory.sessions()).toHaveLength(1)
  })

  test('a refused one is forgotten; the password serves where there is one', async () => {
    const secrets = await sessionSecrets()
    for (const usr of pbx.directory.sessions()) pbx.directory.deleteSession(usr)
    const [key, value] = Object.entries(passwordSecret(user.password))[0] ?? ['', '']
    secrets.values.set(key as 'sip.secret', value)
    const it = begin({ secrets })
    await it.up()
    expect(pbx.directory.sessions()).toEqual([kept(it).username])
  })

  test('without a password the person is asked', async () => {
    const secrets = await sessionSecrets()
    for (const usr of pbx.directory.sessions()) pbx.directory.deleteSession(usr)
    const it = begin({ secrets })
    it.phone.start()
    await it.failing('innovaphone.signInNeeded')
    expect(kept(it)).toBeNull()
  })

  test('that of another user is not tried', async () => {
    const secrets = await sessionSecrets()
    const it = begin({ secrets, user: 'bob' })
    it.phone.start()
    await it.failing('innovaphone.signInNeeded')
    expect(secrets.values.has('innovaphone.session')).toBe(true)
  })

  test('one that is ended on another device does not come back by itself', async () => {
    const it = begin()
    await it.up()
    pbx.logOut(kept(it).username)
    await it.failing('innovaphone.signInNeeded')
    expect(it.has('down')).toHaveLength(1)
    expect(kept(it)).toBeNull()
  })
})

describe('with a second factor', () => {
  beforeEach(() => {
    user.twoFactor = true
  })

  test('the number is shown until it is confirmed', async () => {
    const it = begin()
    it.phone.start()
    await it.until(() => it.numbers.length > 0)
    expect(it.numbers).toEqual([2345])
    expect(it.leg('extension')).toEqual({ state: 'connecting', code: 'innovaphone.twoFactor' })
    pbx.authorize()
    await it.until(() => it.has('up').length > 0)
    expect(it.numbers).toEqual([2345, null])
    expect(it.leg('extension')).toEqual({ state: 'working' })
  })

  test('nobody is asked over and over', async () => {
    const it = begin()
    it.phone.start()
    await it.until(() => it.numbers.length > 0)
    await it.clock.advance(5 * minute)
    await it.until(() => it.leg('extension')?.state === 'failing')
    expect(it.leg('extension')).toEqual({
      ...{ state: 'failing', code: 'innovaphone.twoFactor', retryInMs: 15 * minute },
    })
    expect(it.numbers).toEqual([2345, null])
  })
})

describe('in the browser', () => {
  beforeEach(() => {
    pbx.behaviour.methods = { digest: false, ntlm: false, oauth2: true }
  })

  test('the agreed secret takes the place of the password', async () => {
    const pages: string[] = []
    const secrets = memorySecrets()
    const it = begin({
      secrets,
      openBrowser: async (url) => {
        pages.push(url)
        pbx.signIn(url, 'alice')
      },
    })
    await it.up()
    expect(pages).toEqual([expect.stringMatching(/^https:/)])
    await it.phone.stop(0)
    const next = begin({ secrets })
    await next.up()
    expect(logins().at(-1)).toMatchObject({ type: 'session' })
  })

  test('a second factor may follow', async () => {
    user.twoFactor = true
    const it = begin({
      secrets: memorySecrets(),
      openBrowser: async (url) => pbx.signIn(url, 'alice'),
    })
    it.phone.start()
    await it.until(() => it.numbers.length > 0)
    pbx.authorize()
    await it.until(() => it.has('up').length > 0)
  })

  test('no page opens that nobody asked for', async () => {
    const it = begin({ secrets: memorySecrets() })
    it.phone.start()
    await it.failing('innovaphone.signInNeeded')
    expect(logins()).toEqual([])
  })
})

describe('with a user of another PBX', () => {
  let home: InnovaphoneSimulator

  beforeEach(async () => {
    home = await startInnovaphone({ directory: pbx.directory })
    pbx.behaviour.sendsTo = home
  })
  afterEach(async () => {
    await home.stop()
    expect(home.violations).toEqual([])
  })

  test('the session goes there, and so does every later start', async () => {
    const it = begin()
    await it.up()
    expect(kept(it)).toMatchObject({ at: `${home.address}/PBX0/APPCLIENT/130000/websocket` })
    await it.phone.stop(0)
    const before = pbx.paths.length
    const next = begin({ secrets: it.secrets })
    await next.up()
    expect(pbx.paths).toHaveLength(before)
  })

  test('the first PBX is asked when that one is away', async () => {
    const it = begin()
    await it.up()
    await it.phone.stop(0)
    const before = pbx.paths.length
    await home.stop()
    home = await startInnovaphone({ directory: pbx.directory })
    pbx.behaviour.sendsTo = home
    const next = begin({ secrets: it.secrets })
    await next.up()
    expect(pbx.paths.length).toBeGreaterThan(before)
  })

  test('a host that the organisation does not allow is not gone to', async () => {
    const it = begin({ mayUse: (server) => server.startsWith(pbx.address) })
    it.phone.start()
    await it.failing('sip.hostNotAllowed')
    expect(home.paths).toEqual([])
    expect(kept(it)).toBeNull()
  })

  test('round and round ends', async () => {
    home.behaviour.sendsTo = pbx
    const it = begin()
    it.phone.start()
    await it.failing('sip.serverError')
    expect(pbx.paths.length + home.paths.length).toBe(4)
  })
})

describe('where the WebSocket is', () => {
  test('both usual paths are tried', async () => {
    const v16 = await startInnovaphone({ users: [user], path: /^\/PBX0\/WEBSOCKET\/websocket$/ })
    const it = begin({ server: v16.address })
    await it.up()
    expect(v16.paths).toEqual(['/PBX0/APPCLIENT/130000/websocket', '/PBX0/WEBSOCKET/websocket'])
    await it.phone.stop(0)
    await v16.stop()
  })

  test('one that was given is the only one', async () => {
    const it = begin({ server: `${pbx.address}/example.com/websocket` })
    it.phone.start()
    await it.failing('innovaphone.notMyApps')
    expect(pbx.paths).toEqual(['/example.com/websocket'])
  })
})
