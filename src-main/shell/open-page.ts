/**
 * The one place that opens anything outside. A page of ours is named, never given as a URL; the
 * sign-in address is checked against the authority that is configured.
 */
import { join } from 'node:path'
import { shell } from 'electron'
import type { pages } from '../../src-preload/contract.ts'
import { Fault } from '../domain/codes.ts'
import { isLoopback } from '../domain/loopback.ts'
import type { Log } from '../ports.ts'

export type Page = (typeof pages)[number]

const pageFiles: Readonly<Record<Page, readonly string[]>> = {
  readme: ['README.md'],
  adminGuide: ['docs', 'admin-guide.md'],
  licence: ['LICENSE'],
}

/** Opens one of the documents that come with the app, in the person's own viewer. */
export async function openPage(page: Page, documents: string, log: Log): Promise<void> {
  const problem = await shell.openPath(join(documents, ...pageFiles[page]))
  if (problem !== '') log.warn('a document could not be opened', { page, problem })
}

/**
 * Opens a folder of the app's own in the system's file manager.
 * @param folder absolute, made by the app and by nobody else
 * @throws Fault `internal` when there is nothing that shows it
 */
export async function openFolder(folder: string): Promise<void> {
  const problem = await shell.openPath(folder)
  if (problem !== '') throw new Fault('internal', 'a folder could not be opened')
}

/**
 * Opens Microsoft's sign-in page in the system browser.
 * @param authority the configured authority, such as `https://login.microsoftonline.com/<tenant>`
 * @throws Fault `signIn.failed` when the address is not one of that authority
 */
export async function openSignIn(url: string, authority: string): Promise<void> {
  if (!isSignInUrl(url, authority)) throw new Fault('signIn.failed', 'foreign sign-in address')
  await shell.openExternal(url)
}

/**
 * Opens the page on which an administrator consents for everybody, in the system browser.
 * @param authority as in {@link openSignIn}
 * @throws Fault `signIn.failed` when the address is not that page of that authority
 */
export async function openAdminConsent(url: string, authority: string): Promise<void> {
  if (!isSignInUrl(url, authority) || !new URL(url).pathname.endsWith('/v2.0/adminconsent'))
    throw new Fault('signIn.failed', 'foreign address of a consent page')
  await shell.openExternal(url)
}

/**
 * Opens the sign-in page that a phone system named, in the system browser.
 * @throws Fault `innovaphone.notProven` when it is no https address
 */
export async function openPhoneSignIn(url: string): Promise<void> {
  const target = URL.canParse(url) ? new URL(url) : undefined
  const plain = target?.username === '' && target.password === ''
  if (target?.protocol !== 'https:' || !plain)
    throw new Fault('innovaphone.notProven', 'no https sign-in page')
  await shell.openExternal(target.href)
}

/** True when `url` has the authority's origin; plain http is for the demo on loopback only. */
export function isSignInUrl(url: string, authority: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(authority)) return false
  const target = new URL(url)
  if (target.origin !== new URL(authority).origin) return false
  if (target.username !== '' || target.password !== '') return false
  return (
    target.protocol === 'https:' || (target.protocol === 'http:' && isLoopback(target.hostname))
  )
}
