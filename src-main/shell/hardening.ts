/**
 * What no page may do, wherever it comes from. The listeners are set for every web contents as it
 * is created, so that no window can be forgotten.
 * https://www.electronjs.org/docs/latest/tutorial/security
 */
import { app, type Session, session, type WebContents } from 'electron'
import type { Log } from '../ports.ts'
import { denyAllPermissions } from './permissions.ts'

/** MUST run before the app is ready. */
export function harden(log: Log): void {
  app.enableSandbox()
  app.on('session-created', confineSession)
  // The default session may exist already when the listener is set.
  app.once('ready', () => confineSession(session.defaultSession))
  app.on('web-contents-created', (_event, contents) => confine(contents, log))
  // Electron rejects a bad certificate unless a listener prevents that; this one only tells.
  app.on('certificate-error', (_event, _contents, url, error) => {
    log.warn('certificate refused', { url, error })
  })
  // Electron shows the first certificate of the person's store to whoever asks for one.
  app.on('select-client-certificate', (event, _contents, url, _certificates, answer) => {
    event.preventDefault()
    // Null means "none"; its types know only the absent argument, which Electron does not take.
    Reflect.apply(answer, undefined, [null])
    log.warn('client certificate not shown', { url })
  })
}

/** No permission, no download. The line's session is given its one permission afterwards. */
function confineSession(created: Session): void {
  denyAllPermissions(created)
  created.on('will-download', (event) => event.preventDefault())
}

/** No navigation, no redirect, no new window, no webview. */
export function confine(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  log: Log,
): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault()
    log.warn('navigation denied')
  })
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => {
    log.warn('new window denied')
    return { action: 'deny' }
  })
}
