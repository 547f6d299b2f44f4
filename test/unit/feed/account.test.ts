import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import type { Account, Tokens } from '../../../src-main/ports.ts'
import { type AccountState, createAccountService } from '../../../src-main/services/account.ts'
import { accountKey } from '../../../src-main/services/account-key.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { quiet } from './fakes.ts'

const alice: Account = {
  objectId: 'a',
  tenantId: 't',
  homeAccountId: 'a.t',
  username: 'alice@example.invalid',
  name: 'Alice',
}

const bob: Account = {
  objectId: 'b',
  tenantId: 't',
  homeAccountId: 'b.t',
  username: 'bob@example.invalid',
  name: 'Bob',
}
const idOf = ({ homeAccountId }: Account) => accountKey(homeAccountId)

function bench(active?: Account, ...others: Account[]) {
  const clock = new FakeClock()
  const log: string[] = []
  let remembered = active === undefined ? others : [active, ...others]
  let finish: (outcome: Account | Fault) => void = () => undefined
  const tokens: Tokens = {
    account: async () => active,
    accounts: async () => remembered,
    signIn: (signal, again) =>
      new Promise((resolve, reject) => {
        log.push(again === undefined ? 'browser' : `browser for ${again.name}`)
        finish = (outcome) => {
          if (outcome instanceof Fault) return reject(outcome)
          remembered = [...remembered.filter((one) => one !== outcome), outcome]
          resolve(outcome)
        }
        signal.addEventListener('abort', () => reject(new Fault('signIn.cancelled')))
      }),
    allowWrite: async () => undefined,
    use: async ({ name }) => void log.push(`now ${name}`),
    accessToken: async () => 'token',
    idToken: async () => 'ID token',
    forget: async (account) => {
      remembered = remembered.filter((one) => one !== account)
      log.push(`forgotten ${account.name}`)
    },
    forgetAll: async () => {
      remembered = []
      log.push('forgotten all')
    },
  }
  const hook: { clear: () => Promise<void> } = { clear: async () => void log.push('cleared') }
  const account = createAccountService({
    tokens,
    clock,
    log: quiet,
    beforeLeaving: () => hook.clear(),
  })
  const states: AccountState[] = []
  account.onChange((state) => states.push(state))
  return {
    clock,
    log,
    tokens,
    hook,
    account,
    states,
    finish: (one: Account | Fault) => finish(one),
  }
}

describe('the start', () => {
  test('takes up who was signed in', async () => {
    const { account } = bench(alice)
    await account.restore()
    expect(account.state()).toEqual({ state: 'signedIn', account: alice })
  })

  test('is signed out without anyone, and says why where the memory cannot be read', async () => {
    const { account, tokens, states } = bench()
    await account.restore()
    expect(account.state()).toEqual({ state: 'signedOut' })
    tokens.account = () => Promise.reject(new Fault('signIn.notConfigured'))
    await account.restore()
    expect(states).toEqual([{ state: 'signedOut', code: 'signIn.notConfigured' }])
  })
})

describe('signing in', () => {
  test('shows the browser once, however often it is asked for', async () => {
    const { account, log, states, finish } = bench()
    const both = [account.signIn(), account.signIn()]
    await settled()
    finish(alice)
    await Promise.all(both)
    await account.signIn()
    expect(log).toEqual(['browser', 'now Alice'])
    expect(states).toEqual([{ state: 'signingIn' }, { state: 'signedIn', account: alice }])
  })

  test('can be cancelled, and tried again', async () => {
    const { account, finish } = bench()
    const first = account.signIn()
    await settled()
    account.cancelSignIn()
    await first
    expect(account.state()).toEqual({ state: 'signedOut', code: 'signIn.cancelled' })
    const second = account.signIn()
    await settled()
    finish(alice)
    await second
    expect(account.state()).toEqual({ state: 'signedIn', account: alice })
  })

  test('after an expiry keeps the account when it fails', async () => {
    const { account, log, states, finish } = bench(alice)
    await account.restore()
    account.needsPerson('signIn.expired')
    const again = account.signIn()
    await settled()
    expect(log).toEqual(['browser for Alice'])
    finish(new Fault('signIn.declined'))
    await again
    expect(states.slice(1)).toEqual([
      { state: 'expired', account: alice, code: 'signIn.expired' },
      { state: 'signingIn', account: alice },
      { state: 'expired', account: alice, code: 'signIn.declined' },
    ])
  })
})

describe('signing out', () => {
  test('clears what was set before it forgets', async () => {
    const { account, log } = bench(alice)
    await account.restore()
    await account.signOut()
    expect(log).toEqual(['cleared', 'forgotten Alice'])
    expect(account.state()).toEqual({ state: 'signedOut' })
  })

  test('forgets all the same when nothing can be cleared', async () => {
    const { account, log, hook } = bench(alice)
    await account.restore()
    hook.clear = () => Promise.reject(new Fault('graph.network'))
    await account.signOut()
    expect(log).toEqual(['forgotten Alice'])
  })

  test('waits 10 s for the clear and no longer', async () => {
    const { account, clock, log, hook } = bench(alice)
    await account.restore()
    hook.clear = () => new Promise(() => undefined)
    const left = account.signOut()
    await clock.advance(9_999)
    expect(log).toEqual([])
    await clock.advance(1)
    await left
    expect(log).toEqual(['forgotten Alice'])
  })

  test('ends a sign-in that is under way', async () => {
    const { account, log } = bench()
    const first = account.signIn()
    await settled()
    await account.signOut()
    await first
    expect(log).toEqual(['browser'])
    expect(account.state()).toEqual({ state: 'signedOut' })
  })
})

test('signing out waits for a sign-in that succeeds all the same, and forgets it', async () => {
  const { account, log, tokens } = bench()
  let succeed: (account: Account) => void = () => undefined
  tokens.signIn = () => new Promise((resolve) => (succeed = resolve))
  const first = account.signIn()
  await settled()
  const left = account.signOut()
  await settled()
  expect(log).toEqual([])
  succeed(alice)
  await Promise.all([first, left])
  expect(log).toEqual(['now Alice', 'cleared', 'forgotten Alice'])
  expect(account.state()).toEqual({ state: 'signedOut' })
})

test('an expiry of someone who is not signed in changes nothing', () => {
  const { account, states } = bench()
  account.needsPerson('signIn.expired')
  expect(states).toEqual([])
})

describe('several accounts', () => {
  test('nobody is active until somebody is chosen', async () => {
    const { account, log, states } = bench(undefined, alice, bob)
    await account.restore()
    expect(account.remembered()).toEqual([alice, bob])
    expect(account.state()).toEqual({ state: 'signedOut' })
    await account.use(idOf(bob))
    expect(log).toEqual(['now Bob'])
    expect(states.at(-1)).toEqual({ state: 'signedIn', account: bob })
  })

  test('another one is signed in while the first goes on, and takes over when all is cleared', async () => {
    const { account, log, states, hook, finish } = bench(alice)
    await account.restore()
    const cleared = Promise.withResolvers<void>()
    hook.clear = () => cleared.promise
    const added = account.add()
    await settled()
    expect(account.state()).toEqual({ state: 'signingIn', account: alice, beside: true })
    finish(bob)
    await settled()
    expect(log).toEqual(['browser'])
    expect(account.state()).toMatchObject({ account: alice, beside: true })
    cleared.resolve()
    await added
    expect(log).toEqual(['browser', 'now Bob'])
    expect(states.slice(2)).toEqual([
      { state: 'signingIn', account: bob },
      { state: 'signedIn', account: bob },
    ])
    expect(account.remembered()).toEqual([alice, bob])
  })

  test('who is signed in already signs in anew without a break', async () => {
    const { account, log, states, finish } = bench(alice)
    await account.restore()
    const added = account.add()
    await settled()
    finish(alice)
    await added
    expect(log).toEqual(['browser', 'now Alice'])
    expect(states.slice(1)).toEqual([
      { state: 'signingIn', account: alice, beside: true },
      { state: 'signedIn', account: alice },
    ])
  })

  test('a failed try leaves the active one as it was, and says why', async () => {
    const { account, finish } = bench(alice)
    await account.restore()
    const added = account.add()
    await settled()
    finish(new Fault('signIn.declined'))
    await added
    expect(account.state()).toEqual({
      state: 'signedIn',
      account: alice,
      code: 'signIn.declined',
    })
  })

  test('the active one may expire meanwhile', async () => {
    const { account, finish } = bench(alice)
    await account.restore()
    const added = account.add()
    await settled()
    account.needsPerson('signIn.passwordChanged')
    expect(account.state()).toEqual({ state: 'signingIn', account: alice })
    finish(new Fault('signIn.cancelled'))
    await added
    expect(account.state()).toEqual({ state: 'expired', account: alice, code: 'signIn.cancelled' })
  })

  test('switching clears what was set first, and opens no browser', async () => {
    const { account, log, states } = bench(alice, bob)
    await account.restore()
    await account.use(idOf(bob))
    expect(log).toEqual(['cleared', 'now Bob'])
    expect(states.slice(1)).toEqual([
      { state: 'signingIn', account: bob },
      { state: 'signedIn', account: bob },
    ])
    await account.use(idOf(bob))
    expect(log).toHaveLength(2)
  })

  test('switching ends a sign-in that is under way', async () => {
    const { account, log } = bench(alice, bob)
    await account.restore()
    const added = account.add()
    await settled()
    await account.use(idOf(bob))
    await added
    expect(log).toEqual(['browser', 'cleared', 'now Bob'])
    expect(account.state()).toEqual({ state: 'signedIn', account: bob })
  })

  test('from an account that expired nothing can be cleared', async () => {
    const { account, log } = bench(alice, bob)
    await account.restore()
    account.needsPerson('signIn.expired')
    await account.use(idOf(bob))
    expect(log).toEqual(['now Bob'])
  })

  test('any of them is forgotten; the active one is cleared first', async () => {
    const { account, log, states } = bench(alice, bob)
    await account.restore()
    await account.forget(idOf(bob))
    expect(log).toEqual(['forgotten Bob'])
    expect(account.remembered()).toEqual([alice])
    expect(states.at(-1)).toEqual({ state: 'signedIn', account: alice })
    await account.forget(idOf(alice))
    expect(log).toEqual(['forgotten Bob', 'cleared', 'forgotten Alice'])
    expect(account.state()).toEqual({ state: 'signedOut' })
  })

  test('signing out leaves the others remembered', async () => {
    const { account } = bench(alice, bob)
    await account.restore()
    await account.signOut()
    expect(account.state()).toEqual({ state: 'signedOut' })
    expect(account.remembered()).toEqual([bob])
  })

  test('all are forgotten at once', async () => {
    const { account, log } = bench(alice, bob)
    await account.restore()
    await account.forgetAll()
    expect(log).toEqual(['cleared', 'forgotten all'])
    expect(account.state()).toEqual({ state: 'signedOut' })
    expect(account.remembered()).toEqual([])
  })

  test('an id that nobody has is refused, and changes nothing', async () => {
    const { account, states } = bench(alice)
    await account.restore()
    const refused = { code: 'command.invalid' }
    await expect(account.use('nobody')).rejects.toMatchObject(refused)
    await expect(account.forget('nobody')).rejects.toMatchObject(refused)
    expect(states).toHaveLength(1)
  })
})
