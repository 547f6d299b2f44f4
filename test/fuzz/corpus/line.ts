/** What PBXs send: the shapes of deployed servers. */
import type { Corpus } from '../target.ts'

const dialog = (id: string, state: string, direction = '') =>
  `<dialog id="${id}" call-id="f81d4fae@10.0.0.5"${direction && ` direction="${direction}"`}>` +
  `<state>${state}</state><remote><identity display="Bob">sip:1002@pbx.test</identity>` +
  '<target uri="sip:1002@pbx.test"/></remote></dialog>'
const dialogInfo = (version: number, state: string, dialogs: string) =>
  `<?xml version="1.0"?>\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}"` +
  ` state="${state}" entity="sip:1001@pbx.test">${dialogs}</dialog-info>`

export const dialogInfos: Corpus = [
  // Kamailio, with its capital letter.
  dialogInfo(1, 'full', dialog('a1', 'Trying', 'initiator')),
  dialogInfo(2, 'partial', dialog('a1', 'confirmed', 'initiator')),
  dialogInfo(3, 'full', dialog('a1', 'confirmed') + dialog('b2', 'early', 'recipient')),
  dialogInfo(4, 'full', ''),
  // Asterisk's hint, and RFC 4235 with a prefix.
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:1001@10.0.0.5">\r\n <dialog id="1001" direction="recipient">\r\n <state>early</state>\r\n </dialog>\r\n</dialog-info>',
  '<d:dialog-info xmlns:d="urn:ietf:params:xml:ns:dialog-info" version="7" state="partial" entity="sip:a@b"><d:dialog id="1"><d:state event="local-bye">terminated</d:state><d:duration>145</d:duration></d:dialog></d:dialog-info>',
]

const teams = (who: string, more: string) =>
  `<ls:teams xmlns:ls="urn:x-lockstep:presence:1" availability="Busy" activity="InAMeeting" person="${who.repeat(32)}" computer="${'b'.repeat(32)}"${more}/>`
const pidf = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:1001@pbx.test">${inner}</presence>`
const tuple = (id: string, basic: string, inner = '') =>
  `<tuple id="${id}"><status><basic>${basic}</basic>${inner}</status><note>Busy</note></tuple>`
const person = '<dm:person id="p-1"><rpid:activities><rpid:meeting/></rpid:activities></dm:person>'

export const pidfs: Corpus = [
  pidf(tuple('t-1', 'open', teams('a', ' serial="7" lifetime="300"')) + person),
  pidf(
    tuple('t-1', 'closed', teams('a', ' serial="8" lifetime="300" leaving="true"')) +
      tuple('t-2', 'open', teams('c', ' serial="1" lifetime="60" accompanied="true"')),
  ),
  pidf(tuple('phone', 'open') + person),
  pidf(''),
]

const message = (first: string, headers: readonly string[], body = '') =>
  [
    first,
    'Via: SIP/2.0/WSS 5f4dcc3b.invalid;branch=z9hG4bK776asdhds;received=10.0.0.9;rport=50601',
    'From: "Alice" <sip:1001@pbx.test>;tag=1928301774',
    'To: <sip:1001@pbx.test>;tag=a6c85cf',
    'Call-ID: a84b4c76e66710@pc33.pbx.test',
    ...headers,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n')

export const sipMessages: Corpus = [
  message('SIP/2.0 200 OK', ['CSeq: 3 PUBLISH', 'SIP-ETag: a.1699.1.0.2', 'Expires: 300']),
  message('SIP/2.0 401 Unauthorized', [
    'CSeq: 1 PUBLISH',
    'WWW-Authenticate: Digest realm="pbx.test", nonce="84a4cc6f3082121f32b42a2187831a9e", qop="auth,auth-int", algorithm=MD5, stale=FALSE, opaque="5ccc069c"',
  ]),
  message('SIP/2.0 423 Interval Too Brief', ['CSeq: 4 SUBSCRIBE', 'Min-Expires: 600']),
  message('SIP/2.0 503 Service Unavailable', ['CSeq: 4 PUBLISH', 'Retry-After: 120 (busy)']),
  message(
    'NOTIFY sip:lockstep@5f4dcc3b.invalid;transport=ws SIP/2.0',
    [
      'CSeq: 2 NOTIFY',
      'Max-Forwards: 70',
      'Contact: <sip:10.0.0.5:5066;transport=ws>',
      'Event: dialog',
      'Subscription-State: active;expires=300',
      'Content-Type: application/dialog-info+xml',
    ],
    dialogInfos[0],
  ),
]
