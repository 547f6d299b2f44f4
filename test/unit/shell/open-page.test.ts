import { join } from 'node:path'
import type { Shell } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { pages } from '../../../src-preload/contract.ts'

const opened = vi.hoisted((): string[] => [])
vi.mock('electron', () => ({
  shell: {
    openExternal: async (url) => void opened.push(url),
    openPath: async (path) => {
      opened.push(path)
      return ''
    },
  } satisfies Pick<Shell, 'openExternal' | 'openPath'>,
}))
const { isSignInUrl, openPage, openSignIn } = await import('../../../src-main/shell/open-page.ts')

const log = { debug() {}, info() {}, warn() {}, error() {} }
const authority = 'https://login.microsoftonline.com/organizations'

beforeEach(() => {
  opened.length = 0
})

test('each page of the contract is a file that comes with the app', async () => {
  for (const page of pages) await openPage(page, '/app', log)
  expect(opened).toEqual(
    [['README.md'], ['docs', 'admin-guide.md'], ['LICENSE']].map((file) => join('/app', ...file)),
  )
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
