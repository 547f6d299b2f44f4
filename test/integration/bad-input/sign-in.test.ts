/** Sign-ins that go wrong, and a sign-in that is lost later. */
import { beforeEach, describe, expect, test } from 'vitest'
import { type BrowseOptions, browse } from '../../simulators/identity/index.ts'
import { nodeNet } from '../../support/node-app.ts'
import { alice, clientId } from '../../support/people.ts'
import { beRightBack, type Lockstep, skipped, useStage } from './fixture.ts'
import { createJumpClock } from './jump-clock.ts'

const unknownId = '99999999-0000-4000-8000-000000000000'
const signInMinutes = 5 * 60_000

describe.skipIf(skipped !== '')(`sign-ins that go wrong${skipped}`, () => {
  const stage = useStage({ interactive: 'form' })
  /** What the person does in the next tab. */
  let person: BrowseOptions
  let opened: PromiseWithResolvers<Promise<string>>

  beforeEach(() => {
    person = {}
    opened = Promise.withResolvers()
  })

  const openBrowser = async (url: string) => {
    // A tab that fails shows as a sign-in that does not end as expected.
    const page = browse(url, person)
    page.catch(() => undefined)
    opened.resolve(page)
  }

  /** The person presses the button; resolves with the last page of their browser. */
  const signIn = async (lockstep: Lockstep): Promise<string> => {
    opened = Promise.withResolvers()
    await lockstep.commands['account.signIn'](undefined)
    return opened.promise
  }
  const signedOutWith = (lockstep: Lockstep, code: string) =>
    lockstep.until(({ account }) => account.state === 'signedOut' && account.code === code)

  const expectRecovery = async (lockstep: Lockstep) => {
    person = {}
    await lockstep.setUp()
    expect(lockstep.snapshot()).toMatchObject({
      tray: 'inStep',
      account: { state: 'signedIn', name: alice.name },
      legs: { signIn: { state: 'working' }, presence: { state: 'working' } },
    })
    expect(lockstep.snapshot().account).not.toHaveProperty('code')
    await stage.secondPhoneShows('Available')
  }

  test('declined consent', async () => {
    const lockstep = await stage.startApp({ openBrowser })
    person = { decline: true }
    await signIn(lockstep)
    await signedOutWith(lockstep, 'signIn.declined')
    expect(lockstep.snapshot()).toMatchObject({
      tray: 'signedOut',
      legs: {
        signIn: { state: 'failing', code: 'signIn.declined' },
        presence: { state: 'notSetUp' },
      },
    })
    await expectRecovery(lockstep)
  })

  test('a closed tab waits until the person cancels, and is free for the next sign-in', async () => {
    const lockstep = await stage.startApp({ openBrowser })
    person = { closeTab: true }
    await signIn(lockstep)
    expect(lockstep.snapshot()).toMatchObject({
      account: { state: 'signingIn' },
      legs: { signIn: { state: 'connecting' } },
    })
    await lockstep.commands['account.cancelSignIn'](undefined)
    await signedOutWith(lockstep, 'signIn.cancelled')
    expect(lockstep.snapshot().legs.signIn).toMatchObject({
      state: 'notSetUp',
      code: 'signIn.cancelled',
    })
    await expectRecovery(lockstep)
  })

  test('a closed tab that nobody cancels ends by itself', async () => {
    const clock = createJumpClock()
    const lockstep = await stage.startApp({ openBrowser, clock })
    person = { closeTab: true }
    await signIn(lockstep)
    clock.jump(signInMinutes)
    await signedOutWith(lockstep, 'signIn.timedOut')
    await lockstep.leg('signIn', 'failing', 'signIn.timedOut')
    await expectRecovery(lockstep)
  })

  test('a wrong client id shows in the browser alone; the form puts it right', async () => {
    const { settings } = stage.tenant
    const wrong = { microsoft: { ...settings, clientId: unknownId } }
    const lockstep = await stage.startApp({ openBrowser, settings: wrong })
    expect(await signIn(lockstep)).toContain('AADSTS700016')
    expect(lockstep.snapshot().account.state).toBe('signingIn')
    await lockstep.commands['account.cancelSignIn'](undefined)
    await signedOutWith(lockstep, 'signIn.cancelled')
    const { tenant, cloud } = settings
    await lockstep.commands['microsoft.save']({ clientId, tenant, cloud })
    await expectRecovery(lockstep)
  })

  test('a wrong client id that nobody cancels ends by itself', async () => {
    const clock = createJumpClock()
    const wrong = { microsoft: { ...stage.tenant.settings, clientId: unknownId } }
    const lockstep = await stage.startApp({ openBrowser, clock, settings: wrong })
    await signIn(lockstep)
    clock.jump(signInMinutes)
    await lockstep.leg('signIn', 'failing', 'signIn.timedOut')
  })

  test('a wrong tenant is told before any browser opens', async () => {
    const { origin } = stage.tenant.identity
    let openedAny = false
    const lockstep = await stage.startApp({
      openBrowser: async () => {
        openedAny = true
      },
      net: {
        ...nodeNet,
        fetch: (url, init) =>
          nodeNet.fetch(url.replace('https://login.microsoftonline.com', origin), init),
      },
      settings: { microsoft: { clientId, tenant: unknownId, cloud: 'global' } },
    })
    await lockstep.commands['account.signIn'](undefined)
    await lockstep.leg('signIn', 'failing', 'signIn.wrongTenant')
    expect(lockstep.snapshot()).toMatchObject({
      tray: 'signedOut',
      account: { state: 'signedOut', code: 'signIn.wrongTenant' },
    })
    expect(openedAny).toBe(false)
  })

  test('a refresh token that has expired: nothing is shown that nobody knows, until a new sign-in', async () => {
    const clock = createJumpClock()
    const lockstep = await stage.startApp({ openBrowser, clock })
    await lockstep.setUp()
    const { identity, graph } = stage.tenant
    identity.control.refuseRefresh = 'expired'
    graph.control.addFault({ method: 'GET', times: 1, answer: { kind: 'status', status: 401 } })
    graph.control.setPreferred(alice.oid, beRightBack)
    clock.jump(30_000)
    await lockstep.leg('signIn', 'failing', 'signIn.expired')
    await lockstep.until(({ extension }) => extension.status === null)
    expect(lockstep.snapshot()).toMatchObject({
      tray: 'signedOut',
      account: { state: 'expired', name: alice.name, code: 'signIn.expired' },
      legs: {
        presence: { state: 'notSetUp' },
        extension: { state: 'working' },
        callWatch: { state: 'working' },
      },
    })
    identity.control.refuseRefresh = undefined
    await signIn(lockstep)
    await lockstep.shows('Be right back')
    await stage.secondPhoneShows('Be right back')
    expect(lockstep.snapshot()).toMatchObject({
      tray: 'inStep',
      legs: { signIn: { state: 'working' }, presence: { state: 'working' } },
    })
  })
})
