/** What an innovaphone PBX says over myApps. */
import type { Corpus } from '../target.ts'

const user = {
  domain: 'example.com',
  sip: 'alice',
  guid: 'a1',
  dn: 'Alice',
  email: 'a@example.com',
}
const session = { usr: '568665fc2f134d31', pwd: '33325b1f30d66e4e' }

export const pbxMessages: Corpus = [
  JSON.stringify({ mt: 'LoginResult', info: { user, session, alt: 'pbx/PBX0' }, digest: 'ab12' }),
  JSON.stringify({
    mt: 'Redirect',
    info: { ...user, host: 'two.example.com', mod: 'PBX0', https: 443 },
  }),
  JSON.stringify({ mt: 'LoginResult', error: 5, errorText: 'Session expired' }),
  JSON.stringify({ mt: 'LoginInfoResult', user: { digest: true }, session: { digest: true } }),
  JSON.stringify({
    mt: 'Authenticate',
    type: 'user',
    method: 'digest',
    domain: 'd',
    challenge: '1',
  }),
  JSON.stringify({ mt: 'Authorize', code: 2345 }),
  JSON.stringify({
    mt: 'UpdateOwnPresence',
    presence: [{ contact: 'tel:', status: 'open', activity: 'busy', note: 'In a meeting' }],
  }),
  JSON.stringify({ mt: 'DialogInfo', callId: 'c', state: { name: 'conn', outgoing: true } }),
  JSON.stringify({ mt: 'DialogInfo', callId: 'c', deleted: true }),
]
