import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import type { Account, Tokens } from '../../../src-main/ports.ts'
import { type AccountState, createAccountService } from '../../../src-main/services/account.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { quiet } from './fakes.ts'

const alice: Account = {
  objectId: 'a',
  tenantId: 't',
  homeAccountId: 'a.t',
  username: 'alice@example.invalid',
  name: 'Alice',
}

function bench(remembered?: Account) {
  const clock = new FakeClock()
  const log: string[] = []
  let finish: (outcome: Account | Fault) => void = () => undefined
  const tokens: Tokens = {
    account: async () => remembered,
    signIn: (signal) =>
      new Promise((resolve, reject) => {
        log.push('browser')
        finish = (outcome) => (outcome instanceof Fault ? reject(outcome) : resolve(outcome))
        signal.addEventListener('abort', () => reject(new Fault('signIn.cancelled')))
      }),
    accessToken: async () => 'token',
    signOut: async () => void log.push('forgotten'),
  }
  const hook: { clear: () => Promise<void> } = { clear: async () => void log.push('cleared') }
  const account = createAccountService({
    tokens,
    clock,
    log: quiet,
    beforeForget: () => hook.clear(),
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
    expect(log).toEqual(['browser'])
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
    const { account, states, finish } = bench(alice)
    await account.restore()
    account.needsPerson('signIn.expired')
    const again = account.signIn()
    await settled()
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
    expect(log).toEqual(['cleared', 'forgotten'])
    expect(account.state()).toEqual({ state: 'signedOut' })
  })

  test('forgets all the same when nothing can be cleared', async () => {
    const { account, log, hook } = bench(alice)
    await account.restore()
    hook.clear = () => Promise.reject(new Fault('graph.network'))
    await account.signOut()
    expect(log).toEqual(['forgotten'])
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
    expect(log).toEqual(['forgotten'])
  })

  test('ends a sign-in that is under way', async () => {
    const { account, log } = bench()
    const first = account.signIn()
    await settled()
    await account.signOut()
    await first
    expect(log).toEqual(['browser', 'forgotten'])
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
  expect(log).toEqual(['cleared', 'forgotten'])
  expect(account.state()).toEqual({ state: 'signedOut' })
})

test('an expiry of someone who is not signed in changes nothing', () => {
  const { account, states } = bench()
  account.needsPerson('signIn.expired')
  expect(states).toEqual([])
})
