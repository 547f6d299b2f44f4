import { describe, expect, test } from 'vitest'
import { formOf, problemsOf } from '../../../src-renderer/panel/setup/check-phone.ts'
import { snapshots } from '../../support/panel/snapshots.ts'

describe('the phone form', () => {
  const good = {
    server: 'wss://pbx.example.com/ws',
    address: '1001@pbx.example.com',
    authorizationUser: '',
    password: 'x',
  }

  test.each([
    ['wss://pbx.example.com:7443/ws', false],
    ['ws://127.0.0.1:5066', false],
    ['ws://localhost/ws', false],
    ['ws://pbx.example.com', true],
    ['https://pbx.example.com', true],
    ['pbx.example.com', true],
    ['', true],
  ])('server %j: problem %s', (server, problem) => {
    expect(problemsOf({ ...good, server }, null).server).toBe(problem)
  })

  test.each([
    ['sip:1001@pbx.example.com', false],
    ['alma.l@pbx.example.com', false],
    ['1001@[::1]', false],
    ['1001', true],
    ['1001@', true],
    ['a b@pbx', true],
  ])('address %j: problem %s', (address, problem) => {
    expect(problemsOf({ ...good, address }, null).address).toBe(problem)
  })

  test.each([
    ['1001', false],
    ['sip:1001@pbx', false],
    ['', true],
    ['1001@', true],
  ])('with a template of the organisation, address %j: problem %s', (address, problem) => {
    expect(problemsOf({ ...good, address }, null, true).address).toBe(problem)
  })

  test('an empty password keeps the saved one, and is needed where there is none', () => {
    const empty = { ...good, password: '' }
    expect(problemsOf(empty, null).password).toBe(true)
    expect(problemsOf(empty, snapshots.inStep.phone).password).toBe(false)
    expect(formOf(empty)).not.toHaveProperty('password')
    expect(formOf(good)).toHaveProperty('password', 'x')
  })
})
