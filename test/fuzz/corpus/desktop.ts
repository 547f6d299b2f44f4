/** What pages, other processes, files and administrators hand over. */
import type { Corpus } from '../target.ts'

const lineIdle = { type: 'leg', leg: 'extension', report: { state: 'working' } }
export const lineMessages: Corpus = [
  JSON.stringify({ type: 'ready' }),
  JSON.stringify({ type: 'socketSend', id: 1, text: 'OPTIONS sip:pbx.test SIP/2.0' }),
  JSON.stringify(lineIdle),
  JSON.stringify({
    type: 'calls',
    known: true,
    calls: [{ id: 'a1', direction: 'initiator', state: 'confirmed' }],
  }),
  JSON.stringify({
    type: 'published',
    status: {
      activity: 'meeting',
      note: 'In a meeting',
      teams: { availability: 'Busy', activity: 'InAMeeting' },
    },
    ms: 12.5,
  }),
  JSON.stringify({ type: 'testStep', step: 'connect', outcome: 'passed', ms: 3 }),
  JSON.stringify({ type: 'realm', realm: 'pbx.test' }),
]

export const commands: Corpus = [
  JSON.stringify({
    name: 'phone.save',
    argument: { server: 'wss://pbx.test', address: '1001', authorizationUser: '', password: 'x' },
  }),
  JSON.stringify({ name: 'sync.set', argument: { which: 'mirror', choice: 'off' } }),
  JSON.stringify({
    name: 'settings.set',
    argument: { calls: { ringing: true, settleMs: 1_500 }, appearance: { theme: 'dark' } },
  }),
  JSON.stringify({
    name: 'mapping.set',
    argument: { kind: 'busy', activity: 'busy', note: 'Busy' },
  }),
  JSON.stringify({ name: 'page.open', argument: { page: 'readme' } }),
]

const reply = '0123456789abcdef0123456789abcdef'
export const orders: Corpus = [
  JSON.stringify({ verb: 'status', reply }),
  JSON.stringify({ verb: 'pause', minutes: 30, reply }),
]

/** One argument a line. */
export const commandLines: Corpus = [
  '--pause\n30m',
  '--pause=tomorrow',
  '--status',
  '--hidden\n--no-sandbox',
  '.\n--open',
]

export const settingsFiles: Corpus = [
  JSON.stringify({
    version: 1,
    sync: 'on',
    directions: { mirror: 'on', assert: 'follow' },
    microsoft: {
      clientId: 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3',
      tenant: 'example.com',
      cloud: 'global',
    },
    phone: {
      server: 'wss://pbx.test/ws',
      addressOfRecord: 'sip:1001@pbx.test',
      authorizationUser: '1001',
      realm: 'pbx.test',
    },
    calls: { ringing: false, settleMs: 1_500 },
    mapping: { busy: { activity: 'busy', note: 'Busy' } },
    welcomed: true,
  }),
  '{}',
]

export const phones: Corpus = [
  JSON.stringify({ server: 'pbx.example.com', address: '1001', authorizationUser: '' }),
  JSON.stringify({
    server: 'wss://pbx.example.com:8443/ws',
    address: 'sip:1001@example.com',
    authorizationUser: 'a1',
  }),
  JSON.stringify({ server: 'ws://[::1]:5066', address: '1001@[2001:db8::1]:5061' }),
  JSON.stringify({ server: 'tls://pbx.example.com:5061', address: '1001', authorizationUser: '' }),
  JSON.stringify({ server: 'sip:pbx.example.com;transport=tcp', address: '1001@pbx' }),
]

export const appUrls: Corpus = [
  'app://panel/',
  'app://panel/assets/index-B_1.js',
  'app://line/0b5a8b8e-7a44-4b89-8a35-0f0e0d0c0b0a/index.html',
]

export const logLines: Corpus = [
  'request failed: https://graph.microsoft.com/v1.0/me/presence?$select=id 503',
  'Authorization: Digest username="1001", realm="pbx.test", nonce="84a4", uri="sip:pbx.test", response="6629fae49393a05397450978507c4ef1"',
  'Error: connect ECONNREFUSED 10.0.0.5:8443\n    at Socket.x (/home/alice/lockstep/out/main/index.js:1:2345)',
  JSON.stringify({ upn: 'alice@example.com', access_token: `eyJ0.eyJ1.${'s'.repeat(50)}` }),
]

export const policyFiles: Corpus = [
  JSON.stringify({
    tenant: 'example.com',
    sync: true,
    syncLocked: 1,
    activeSeconds: 60,
    phoneServer: 'wss://pbx.{domain}/ws',
    phoneAddress: 'sip:{extension}@pbx.example.com',
    allowedHosts: ['pbx.example.com', '*.voice.example.com'],
    mapping: { doNotDisturb: 'busy: Do not disturb', outOfOffice: 'vacation' },
    logLevel: 'debug',
  }),
  '{}',
]

const key = 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Lockstep'
export const registryOutputs: Corpus = [
  [
    '',
    key,
    '    (Default)    REG_SZ    ',
    '    tenant    REG_SZ    example.com',
    '    sync    REG_DWORD    0x1',
    '    activeSeconds    REG_DWORD    0x3c',
    '    phoneServer    REG_SZ    wss://pbx.{domain}/ws',
    '',
    `${key}\\allowedHosts`,
    '    1    REG_SZ    a.example.com',
    '    2    REG_SZ    *.b.example.com',
    '',
    `${key}\\mapping`,
    '    doNotDisturb    REG_SZ    busy: Do not disturb',
    '',
  ].join('\r\n'),
  [key, '    AllowedHosts    REG_MULTI_SZ    a.example.com\\0b.example.com', ''].join('\n'),
]
