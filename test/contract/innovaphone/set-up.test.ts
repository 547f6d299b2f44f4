/** The phone form of an innovaphone PBX: tried step by step, and what is kept of it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createInnovaphoneSetUp } from '../../../src-main/adapters/pbx/innovaphone/set-up.ts'
import type { DocumentName, PhoneSystem, Reachability } from '../../../src-main/ports.ts'
import type { PbxUser } from '../../simulators/innovaphone/directory.ts'
import { type InnovaphoneSimulator, startInnovaphone } from '../../simulators/innovaphone/index.ts'
import { quickClock } from '../../support/quick-clock.ts'
import { fakeNet, type MemorySecrets, memorySecrets, quiet } from '../../unit/msal/fakes.ts'
import { alice, passwordSecret } from './fixture.ts'

let user: PbxUser
let pbx: InnovaphoneSimulator
let secrets: MemorySecrets
let documents: Map<DocumentName, unknown>
let reachability: Reachability
let phones: PhoneSystem[]

function setUp(openBrowser = async (url: string) => pbx.signIn(url, 'alice')) {
  return createInnovaphoneSetUp({
    open: (url) => new WebSocket(url),
    net: { ...fakeNet(() => new Response()), diagnose: async () => reachability },
    clock: quickClock(20),
    log: quiet,
    secrets,
    documents: {
      read: (name) => documents.get(name),
      write: (name, value) => void documents.set(name, value),
    },
    mayUse: () => true,
    openBrowser,
    showNumber: (number) => {
      if (number !== null) pbx.authorize()
    },
  })
}
const form = (password?: string) => ({
  ...{ server: pbx.address, address: 'alice', authorizationUser: '' },
  ...(password === undefined ? {} : { password }),
})
async function steps(password?: string, from = setUp()) {
  const ready = await from.fromForm(form(password))
  return (await ready.test()).map(({ step, outcome, code }) => [step, outcome, code])
}
const passed = ['connect', 'authenticate', 'publish', 'watchCalls', 'readBack'].map((step) => [
  ...[step, 'passed', undefined],
])
function up(phone: PhoneSystem): Promise<void> {
  phones.push(phone)
  return new Promise((resolve) => {
    phone.onEvent((event) => {
      if (event.type === 'up') resolve()
    })
    phone.start()
  })
}

beforeEach(async () => {
  user = alice()
  pbx = await startInnovaphone({ users: [user] })
  secrets = memorySecrets()
  documents = new Map()
  reachability = 'reachable'
  phones = []
})
afterEach(async () => {
  await Promise.all(phones.map((phone) => phone.stop(0)))
  await pbx.stop()
  expect(pbx.violations).toEqual([])
})

describe('the test', () => {
  test('tries everything, puts back what was shown, and leaves no session', async () => {
    const before = { activity: 'away', note: 'Lunch' }
    pbx.setPresence('alice', before)
    const out = pbx.next('Logout')
    expect(await steps(user.password)).toEqual(passed)
    expect(pbx.directory.tel('alice')).toEqual(before)
    await out
    expect(pbx.directory.sessions()).toEqual([])
    expect(secrets.values.size).toBe(0)
  })

  test('takes the stored password where none is typed', async () => {
    secrets = memorySecrets(passwordSecret(user.password))
    expect(await steps()).toEqual(passed)
  })

  test('takes the stored session, and leaves it', async () => {
    const from = setUp()
    const ready = await from.fromForm(form(user.password))
    await ready.saveSecret()
    await up(from.connect(ready.phone))
    expect(await steps(undefined, from)).toEqual(passed)
    expect(pbx.directory.sessions()).toHaveLength(1)
  })

  test('says what is wrong with the password', async () => {
    expect(await steps('wrong')).toEqual([
      ['connect', 'passed', undefined],
      ['authenticate', 'failed', 'sip.wrongPassword'],
      ...['publish', 'watchCalls', 'readBack'].map((step) => [step, 'skipped', undefined]),
    ])
  })

  test.each([
    ['reachable', 'innovaphone.notMyApps'],
    ['unknownHost', 'sip.unknownHost'],
    ['certificate', 'sip.certificate'],
  ] as const)('says why it cannot connect: %s', async (found, code) => {
    reachability = found
    const ready = await setUp().fromForm({ ...form('x'), server: `${pbx.address}/nothing` })
    expect((await ready.test())[0]).toMatchObject({ step: 'connect', outcome: 'failed', code })
  })

  test('says what does not come back', async () => {
    pbx.behaviour.deaf = true
    const found = await steps(user.password)
    expect(found).toContainEqual(['publish', 'failed', 'innovaphone.notShown'])
  })

  test('says that calls may not be watched', async () => {
    pbx.behaviour.refusesDialogs = true
    const found = await steps(user.password)
    expect(found).toContainEqual(['watchCalls', 'unsupported', 'sip.dialogUnsupported'])
  })

  test('shows the number of a second factor', async () => {
    user.twoFactor = true
    expect(await steps(user.password)).toEqual(passed)
  })
})

describe('a sign-in in the browser', () => {
  beforeEach(() => {
    pbx.behaviour.methods = { digest: false, ntlm: false, oauth2: true }
  })

  test('of the test serves once the form is saved', async () => {
    let pages = 0
    const from = setUp(async (url) => {
      pages += 1
      pbx.signIn(url, 'alice')
    })
    expect(await steps(undefined, from)).toEqual(passed)
    const ready = await from.fromForm(form())
    await ready.saveSecret()
    await up(from.connect(ready.phone))
    expect(pages).toBe(1)
  })

  test('begins by itself right after saving, and at no other time', async () => {
    let pages = 0
    const from = setUp(async (url) => {
      pages += 1
      pbx.signIn(url, 'alice')
    })
    const ready = await from.fromForm(form())
    await ready.saveSecret()
    await up(from.connect(ready.phone))
    expect(pages).toBe(1)
    await secrets.remove('innovaphone.session')
    const later = from.connect(ready.phone)
    phones.push(later)
    const refused = new Promise<void>((resolve) => {
      later.onEvent((event) => {
        if (event.type === 'leg' && event.report.code === 'innovaphone.signInNeeded') resolve()
      })
    })
    later.start()
    await refused
    expect(pages).toBe(1)
  })
})

describe('what is kept', () => {
  test('what the extension shows, until it is taken back', async () => {
    const from = setUp()
    const ready = await from.fromForm(form(user.password))
    await ready.saveSecret()
    const phone = from.connect(ready.phone)
    await up(phone)
    const teams = { availability: 'Busy', activity: 'Busy' }
    const published = new Promise<void>((resolve) => {
      phone.onEvent((event) => {
        if (event.type === 'published') resolve()
      })
    })
    phone.publish({ activity: 'busy', note: 'Busy', teams })
    await published
    expect(documents.get('ownPresence')).toMatchObject({
      ...{ server: pbx.address, user: 'alice', activity: 'busy', note: 'Busy' },
    })
    await phone.stop(3_000)
    expect(documents.get('ownPresence')).toEqual({})
  })

  test('an address that is none is refused', async () => {
    await expect(setUp().fromForm({ ...form(), server: 'http://pbx' })).rejects.toMatchObject({
      code: 'command.invalid',
    })
  })
})
