/** What Microsoft 365 sends, and Teams on this computer. */
import { clientStateOf } from '../../../relay/src/channels.ts'
import type { Corpus } from '../target.ts'

const presence = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/presence/$entity',
  id: 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3',
  availability: 'Busy',
  activity: 'InAMeeting',
  statusMessage: null,
  sequenceNumber: 'A1699999999999',
  outOfOfficeSettings: { message: null, isOutOfOffice: false },
  workLocation: { approximateLocation: 'unknown' },
}
export const presences: Corpus = [
  JSON.stringify(presence),
  JSON.stringify({ ...presence, availability: 'Offline', activity: 'OffWork' }, null, 2),
  JSON.stringify({ id: presence.id, availability: 'Available', activity: 'Available' }),
]

const failure = (status: number, code: string, retryAfter?: string) =>
  JSON.stringify({
    status,
    retryAfter,
    error: {
      code,
      message: 'Something went wrong.',
      innerError: { date: '2026-11-22T12:00:00', 'request-id': presence.id },
    },
  })
export const graphFailures: Corpus = [
  failure(429, 'TooManyRequests', '30'),
  failure(503, 'ServiceUnavailable', 'Sun, 22 Nov 2026 12:05:00 GMT'),
  failure(401, 'InvalidAuthenticationToken'),
  failure(403, 'Authorization_RequestDenied'),
  failure(404, 'NotFound'),
]

const claims = btoa('{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}')
export const claimsChallenges: Corpus = [
  `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", error="insufficient_claims", claims="${claims}"`,
  'Bearer realm="", error="invalid_token", error_description="Lifetime validation failed"',
]

export const retryAfters: Corpus = [
  '30',
  '120',
  'Sun, 22 Nov 2026 12:05:00 GMT',
  'Sunday, 22-Nov-26 12:05:00 GMT',
  'Sun Nov 22 12:05:00 2026',
]

export const msalErrors: Corpus = [
  JSON.stringify({
    error: 'invalid_grant',
    error_description:
      'AADSTS50076: Due to a configuration change you must use multi-factor authentication. Trace ID: 4b2f Correlation ID: 7c1e Timestamp: 2026-11-22 12:00:00Z',
    error_codes: [50076],
    suberror: 'basic_action',
  }),
  JSON.stringify({ error: 'access_denied', error_description: 'AADSTS65004: declined' }),
]

export const relaySecret = 'a secret of at least thirty-two characters'
export const channel = 'abcdefghijklmnopqrstuvwxyzABCDEF'
const notification = {
  subscriptionId: '7f105c7d-2dc5-4530-97cd-4e7ae6534c07',
  clientState: clientStateOf(relaySecret, channel),
  changeType: 'updated',
  resource: "communications/presences('fa8bf3dc-eca7-46b7-bad1-db199b62afc3')",
  tenantId: '6f9d4c1e-1d1f-4a51-9a0f-0a0b0c0d0e0f',
}
export const notifications: Corpus = [
  JSON.stringify({ value: [notification] }),
  JSON.stringify({ value: [notification, { ...notification, clientState: 'forged' }] }),
  JSON.stringify({ value: [{ ...notification, lifecycleEvent: 'reauthorizationRequired' }] }),
]

export const hintMessages: Corpus = [
  JSON.stringify({
    meetingUpdate: {
      meetingState: { isMuted: false, isVideoOn: false, isInMeeting: true, isSharing: false },
      meetingPermissions: { canToggleMute: true, canLeave: true, canPair: false },
    },
  }),
  JSON.stringify({ tokenRefresh: '3f0c6a2e-9d0b-4f62-8e5c-1a2b3c4d5e6f' }),
  JSON.stringify({ requestId: 1, response: 'Success' }),
]
