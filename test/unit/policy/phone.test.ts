import { describe, expect, test } from 'vitest'
import { phoneDraft, phoneInForce, withTemplate } from '../../../src-main/services/policy/phone.ts'
import {
  isAddressTemplate,
  isServerTemplate,
  isUserTemplate,
} from '../../../src-main/services/policy/template.ts'

const alice = 'alice.l@example.com'
const phone = (part: Record<string, string> = {}) => ({
  server: '',
  addressOfRecord: '',
  authorizationUser: '',
  ...part,
})
const bySignIn = {
  phoneServer: 'wss://pbx.{domain}/ws',
  phoneAddress: '{upnLocal}@{domain}',
  phoneAuthorizationUser: '{upn}',
}
const byExtension = {
  phoneServer: 'wss://pbx.example.com',
  phoneAddress: 'sip:x{extension}@pbx.example.com',
  phoneAuthorizationUser: '{extension}-web',
}

describe('phoneInForce', () => {
  test('without a template it is the person’s own, once it is whole', () => {
    const own = phone({ server: 'wss://p', addressOfRecord: 'sip:1@p' })
    expect(phoneInForce(own, {}, undefined)).toBe(own)
    expect(phoneInForce(phone({ realm: 'r' }), {}, alice)).toBeNull()
    expect(phoneInForce(null, {}, alice)).toBeNull()
  })

  test('a template of the sign-in name is complete after the sign-in', () => {
    expect(phoneInForce(null, bySignIn, undefined)).toBeNull()
    expect(phoneInForce(null, bySignIn, alice)).toEqual({
      server: 'wss://pbx.example.com/ws',
      addressOfRecord: 'sip:alice.l@example.com',
      authorizationUser: alice,
    })
  })

  test('a template of the extension takes what was entered, or set up before the policy', () => {
    const expected = {
      server: 'wss://pbx.example.com',
      addressOfRecord: 'sip:x1001@pbx.example.com',
      authorizationUser: '1001-web',
    }
    expect(phoneInForce(null, byExtension, alice)).toBeNull()
    expect(phoneInForce(phone({ extension: '1001', realm: 'r' }), byExtension, alice)).toEqual({
      ...expected,
      extension: '1001',
      realm: 'r',
    })
    const before = phone({ server: 'wss://old', addressOfRecord: 'sip:1001@old' })
    expect(phoneInForce(before, byExtension, undefined)).toEqual(expected)
  })

  test('the extension of a user name is the user part where the address asks for none', () => {
    const template = { ...bySignIn, phoneAuthorizationUser: '{extension}-web' }
    expect(phoneInForce(null, template, alice)?.authorizationUser).toBe('alice.l-web')
  })

  test('a server alone leaves the rest to the person', () => {
    const own = phone({
      server: 'wss://old',
      addressOfRecord: 'sip:1@corp',
      authorizationUser: 'a',
    })
    expect(phoneInForce(own, { phoneServer: 'pbx.new' }, alice)).toEqual({
      ...own,
      server: 'wss://pbx.new',
    })
  })

  test('a sign-in name that fits no address makes no phone', () => {
    expect(phoneInForce(null, bySignIn, 'a b"<@example.com')).toBeNull()
    expect(phoneInForce(null, bySignIn, 'nobody')).toBeNull()
  })
})

describe('the form', () => {
  test('shows what is known, and asks for the extension alone', () => {
    expect(phoneDraft(null, {}, alice)).toBeNull()
    expect(phoneDraft(null, byExtension, alice)).toEqual({
      server: 'wss://pbx.example.com',
      address: '',
      authorizationUser: '',
    })
    expect(phoneDraft(null, bySignIn, undefined)).toEqual({
      server: 'wss://pbx.{domain}/ws',
      address: '{upnLocal}@{domain}',
      authorizationUser: '',
    })
  })

  test.each([['1001'], ['sip:1001@anywhere'], ['sip:x1001@pbx.example.com']])(
    '%s means the extension 1001',
    (address) => {
      const form = { server: 'wss://else', address, authorizationUser: 'else', password: 'p' }
      expect(withTemplate(form, byExtension, alice)).toEqual({
        server: 'wss://pbx.example.com',
        address: 'sip:x1001@pbx.example.com',
        authorizationUser: '1001-web',
        password: 'p',
        extension: '1001',
      })
    },
  )

  test('is as it was typed without a template', () => {
    const form = { server: 's', address: 'a', authorizationUser: '' }
    expect(withTemplate(form, {}, alice)).toBe(form)
  })
})

test.each([
  ['wss://pbx.example.com/ws', true],
  ['wss://pbx.{domain}', true],
  ['tls://pbx.{domain}:5061', true],
  ['sip:pbx.{domain};transport=tcp', true],
  ['tls://{extension}.pbx.example.com', false],
  ['ws://pbx.example.com', false],
  ['https://pbx', false],
  ['wss://{tenant}', false],
  // The person types it: it could lead elsewhere.
  ['wss://{extension}.pbx.example.com', false],
  ['wss://user:{upn}@pbx', false],
])('server template %s: %s', (text, good) => expect(isServerTemplate(text)).toBe(good))

test.each([
  ['sip:{extension}@pbx', true],
  ['{upn}', true],
  ['{extension}', true],
  ['sip:1@{extension}.pbx', false],
  ['sip:{extension@pbx', false],
  ['sip:a b@pbx', false],
  ['{}@pbx', false],
])('address template %s: %s', (text, good) => expect(isAddressTemplate(text)).toBe(good))

test.each([
  ['{upn}', true],
  ['{user}', false],
  ['  ', false],
])('user template %j: %s', (text, good) => expect(isUserTemplate(text)).toBe(good))
