import type { MicrosoftErrors } from '../words.ts'

const retries = 'Lockstep keeps trying by itself.'
const signedOut = 'Lockstep cannot see your Teams status until you are signed in.'
const lastKept = 'Your extension keeps the status it shows now.'

export const microsoftErrors: MicrosoftErrors = {
  'signIn.cancelled': {
    cause: 'The sign-in was cancelled.',
    consequence: signedOut,
    advice: 'Sign in when you are ready.',
  },
  'signIn.declined': {
    cause: 'The permissions were declined on the Microsoft page.',
    consequence: 'Lockstep does without what was not permitted.',
    advice: 'Sign in again and accept: Lockstep only reads your presence and shows your calls.',
  },
  'signIn.timedOut': {
    cause: 'The sign-in was not finished within 5 minutes.',
    consequence: signedOut,
    advice: 'Sign in again; the Microsoft page opens in your browser.',
  },
  'signIn.wrongTenant': {
    cause: 'Microsoft does not know this tenant, or your account is not in it.',
    consequence: signedOut,
    advice: 'Check the tenant in the Microsoft settings.',
  },
  'signIn.wrongClient': {
    cause: 'Microsoft does not know this client ID in your tenant.',
    consequence: signedOut,
    advice: 'Check the client ID in the Microsoft settings.',
  },
  'signIn.consentRequired': {
    cause: 'Lockstep needs your consent to see your presence.',
    consequence: signedOut,
    advice: 'Sign in again and accept the permissions.',
  },
  'signIn.adminConsentRequired': {
    cause: 'Your organisation wants an administrator to approve Lockstep first.',
    consequence: signedOut,
    advice: 'Send the link to your administrator; or open the page, if that is you.',
  },
  'signIn.expired': {
    cause: 'Your sign-in has expired.',
    consequence: signedOut,
    advice: 'Sign in again.',
  },
  'signIn.multiFactorRequired': {
    cause: 'Microsoft asks you to confirm that it is you.',
    consequence: signedOut,
    advice: 'Sign in again and confirm with your second factor.',
  },
  'signIn.blocked': {
    cause: 'A rule of your organisation blocks the sign-in on this computer.',
    consequence: signedOut,
    advice: 'Ask your administrator; the guide names the rules that matter.',
  },
  'signIn.accountDisabled': {
    cause: 'This Microsoft account is disabled.',
    consequence: signedOut,
    advice: 'Sign in with another account, or ask your administrator.',
  },
  'signIn.notConfigured': {
    cause: 'The client ID of your organisation’s app registration is missing.',
    consequence: signedOut,
    advice: 'Enter it in the Microsoft settings; your administrator has it.',
  },
  'signIn.network': {
    cause: 'The Microsoft sign-in could not be reached.',
    consequence: lastKept,
    advice: 'Check the internet connection, then try again.',
  },
  'signIn.busy': {
    cause: 'The Microsoft sign-in service asked Lockstep to wait.',
    consequence: lastKept,
    advice: retries,
  },
  'signIn.failed': {
    cause: 'Microsoft refused the sign-in for a reason Lockstep does not know.',
    consequence: signedOut,
    advice:
      'Sign in again. If it happens again, send your administrator the report from Settings, Diagnostics.',
  },
  'signIn.stepUpRequired': {
    cause: 'Your organisation wants you to confirm your sign-in once more.',
    consequence: signedOut,
    advice: 'Sign in again; the Microsoft page asks for what is missing.',
  },
  'signIn.deviceNotCompliant': {
    cause: 'Your organisation allows this only on a managed or compliant computer.',
    consequence: signedOut,
    advice: 'Ask your administrator whether this computer can be enrolled.',
  },
  'signIn.passwordChanged': {
    cause: 'Your Microsoft password was changed or has expired.',
    consequence: signedOut,
    advice: 'Sign in again with the new password.',
  },
  'signIn.cloudUnsupported': {
    cause: 'This tenant is in the Microsoft cloud of China, which has no presence service.',
    consequence: signedOut,
    advice:
      'Ask your administrator for a tenant in another cloud, then enter it in the Microsoft settings.',
  },
  'signIn.writeConsentRequired': {
    cause: 'Lockstep may read your presence, but not show your calls yet.',
    consequence: 'Your calls do not appear in Teams. Everything else works.',
    advice: 'Allow it once on the Microsoft page.',
  },
  'net.proxyUnreachable': {
    cause: 'The proxy of this network does not answer.',
    consequence: lastKept,
    advice: 'Check the network or the system’s proxy settings. Lockstep keeps trying by itself.',
  },
  'net.proxyRefused': {
    cause: 'The proxy of this network refused to connect to Microsoft.',
    consequence: lastKept,
    advice: 'Ask your administrator to allow the addresses in the administrator guide.',
  },
  'net.proxyCredentials': {
    cause: 'The proxy of this network asks for a user name and password.',
    consequence: lastKept,
    advice: 'Ask your administrator for a proxy that accepts your computer’s own sign-in.',
  },
  'net.certificate': {
    cause: 'This computer does not trust the certificate it was shown for Microsoft.',
    consequence: lastKept,
    advice: 'Ask your administrator to install your organisation’s certificate authority.',
  },
  'graph.network': {
    cause: 'Microsoft 365 cannot be reached from this computer.',
    consequence: lastKept,
    advice: `Check the internet connection. ${retries}`,
  },
  'graph.timedOut': {
    cause: 'Microsoft 365 did not answer in time.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.notGraph': {
    cause: 'Something between this computer and Microsoft 365 answered instead.',
    consequence: lastKept,
    advice: 'A guest network may want you to log in: open your browser, then try again.',
  },
  'graph.malformed': {
    cause: 'Lockstep could not understand the answer of Microsoft 365.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.throttled': {
    cause: 'Microsoft 365 asked Lockstep to wait.',
    consequence: 'Changes of your Teams status are seen a little later.',
    advice: 'Nothing to do: Lockstep goes on as soon as it may.',
  },
  'graph.unavailable': {
    cause: 'Microsoft 365 has a problem.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.unauthorized': {
    cause: 'Microsoft 365 no longer accepts your sign-in.',
    consequence: lastKept,
    advice: 'Sign in again.',
  },
  'graph.forbidden': {
    cause: 'Your account is not allowed to read or set its presence.',
    consequence: lastKept,
    advice: 'Ask your administrator: the guide lists the permissions that are needed.',
  },
  'graph.noPresence': {
    cause: 'Microsoft 365 knows no Teams presence for this account.',
    consequence: 'There is nothing to show on your extension.',
    advice: 'Check that the account has Teams, and that the right cloud is chosen.',
  },
  'graph.rejected': {
    cause: 'Microsoft 365 rejected a request.',
    consequence: 'Your call may not show in Teams.',
    advice: retries,
  },
  'graph.staleDecision': {
    cause: 'Your Teams status was read too long ago to act on it.',
    consequence: 'Your call shows in Teams a moment later.',
    advice: 'Nothing to do: Lockstep reads it again first.',
  },
}
