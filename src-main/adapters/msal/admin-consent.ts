import { Fault } from '../../domain/codes.ts'
import { cloudOf, hasNotifications, type MicrosoftConfig } from '../graph/clouds.ts'

/**
 * Where Microsoft shows its sign-in pages: the only place that the browser is opened at. The demo
 * gives MSAL an https authority, as MSAL demands, and serves its pages on plain http.
 *
 * @throws Fault `signIn.notConfigured`, `signIn.cloudUnsupported`
 */
export function signInOrigin(config: MicrosoftConfig): string {
  return new URL(pagesOf(config)).origin
}

/**
 * The page on which an administrator consents for the whole tenant to reading presences and showing
 * calls (https://learn.microsoft.com/entra/identity-platform/v2-admin-consent).
 *
 * @param follow also to being told of changes, which a relay needs; without meaning in a cloud that
 *   tells of none
 * @throws Fault `signIn.notConfigured`, `signIn.cloudUnsupported`
 */
export function adminConsentUrl(config: MicrosoftConfig, follow: boolean): string {
  if (config.clientId === '') throw new Fault('signIn.notConfigured', 'no client id')
  const { scopes } = cloudOf(config)
  const wanted = [scopes.read, scopes.write]
  if (follow && hasNotifications(config)) wanted.push(scopes.follow)
  const query = {
    client_id: config.clientId,
    scope: wanted.join(' '),
    redirect_uri: 'http://localhost',
  }
  // Not URLSearchParams: its `+` for a space is for forms.
  const text = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${pagesOf(config)}/adminconsent?${text.join('&')}`
}

/** Without a slash at the end. */
function pagesOf(config: MicrosoftConfig): string {
  const { authority, metadata } = cloudOf(config)
  if (metadata === undefined) return `${authority}/v2.0`
  const { authorization_endpoint: endpoint } = JSON.parse(metadata)
  return new URL('.', endpoint).href.replace(/\/$/, '')
}
