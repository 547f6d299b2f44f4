import { join } from 'node:path'
import type { Shell } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { pages } from '../../../src-preload/contract.ts'

const opened = vi.hoisted((): string[] => [])
const system = vi.hoisted(() => ({ problem: '' }))
vi.mock('electron', () => ({
  shell: {
    openExternal: async (url) => void opened.push(url),
    openPath: async (path) => {
      opened.push(path)
      return system.problem
    },
  } satisfies Pick<Shell, 'openExternal' | 'openPath'>,
}))
const { isSignInUrl, openAdminConsent, openFolder, openPage, openPhoneSignIn, openSignIn } =
  await import('../../../src-main/shell/open-page.ts')

const log = { debug() {}, info() {}, warn() {}, error() {} }
const authority = 'https://login.microsoftonline.com/organizations'

beforeEach(() => {
  opened.length = 0
  system.problem = ''
})

test('each page of the contract is a file that comes with the app', async () => {
  for (const page of pages) await openPage(page, '/app', log)
  expect(opened).toEqual(
    [['README.md'], ['docs', 'admin-guide.md'], ['LICENSE']].map((file) => join('/app', ...file)),
  )
})

test('a folder of ours is opened, or it is said that it was not', async () => {
  await openFolder('/data/logs')
  expect(opened).toEqual(['/data/logs'])
  system.problem = 'no application'
  await expect(openFolder('/data/logs')).rejects.toMatchObject({ code: 'internal' })
})

describe('the sign-in page of a phone system', () => {
  test('is opened where it is https', async () => {
    await openPhoneSignIn('https://id.example.com/authorize?state=1')
    expect(opened).toEqual(['https://id.example.com/authorize?state=1'])
  })

  test.each([
    'http://id.example.com/',
    'http://localhost/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user@id.example.com/',
    'https://user:secret@id.example.com/',
    'nonsense',
  ])('is not opened where it is %s', async (url) => {
    await expect(openPhoneSignIn(url)).rejects.toMatchObject({ code: 'innovaphone.notProven' })
    expect(opened).toEqual([])
  })
})

describe('the sign-in address', () => {
  test('of the authority is opened', async () => {
    const url = 'https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?x=1'
    await openSignIn(url, authority)
    expect(opened).toEqual([url])
  })

  test.each([
    'https://login.microsoftonline.com.evil.example/authorize',
    'https://evil.example/?login.microsoftonline.com',
    'https://login.microsoftonline.com@evil.example/',
    'https://user@login.microsoftonline.com/',
    'https://login.microsoftonline.com:8443/',
    'http://login.microsoftonline.com/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'not a url',
    '',
  ])('%s is refused', async (url) => {
    await expect(openSignIn(url, authority)).rejects.toMatchObject({ code: 'signIn.failed' })
    expect(opened).toEqual([])
  })

  test('plain http is for the demo tenant on loopback', () => {
    expect(isSignInUrl('http://localhost:5000/t/authorize', 'http://localhost:5000/t')).toBe(true)
    expect(isSignInUrl('http://127.0.0.1:5000/t', 'http://127.0.0.1:5000/t')).toBe(true)
    expect(isSignInUrl('http://pbx.example/t', 'http://pbx.example/t')).toBe(false)
    expect(isSignInUrl('file:///x', 'file:///y')).toBe(false)
  })
})

describe('the consent page of administrators', () => {
  const consent = `${authority}/v2.0/adminconsent?client_id=c`

  test('of the authority is opened', async () => {
    await openAdminConsent(consent, authority)
    expect(opened).toEqual([consent])
  })

  test.each([
    'https://login.microsoftonline.com.evil.example/organizations/v2.0/adminconsent',
    'http://login.microsoftonline.com/organizations/v2.0/adminconsent',
    'https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?x=/v2.0/adminconsent',
    'not a url',
  ])('%s is refused', async (url) => {
    await expect(openAdminConsent(url, authority)).rejects.toMatchObject({ code: 'signIn.failed' })
    expect(opened).toEqual([])
  })
})
