/**
 * Where the documentation is silent, old or contradicted by reports, the simulator has a switch.
 * Labels of the sources: [D] documented, [F] reported by users, [I] inferred, unproven on a tenant.
 */
export type Personality = {
  /** What a read shows of an application's Busy/InACall; 'alternate' takes turns. */
  readonly busyEcho: 'InACall' | 'Busy' | 'alternate'
  /** A read shows the presence of this long ago; 0 to 90,000 milliseconds. */
  readonly readLagMs: number
  readonly casing: 'pascal' | 'lowerCamel'
  /** Availability itself may be InACall, InAMeeting, Presenting or Focusing. */
  readonly newValues: boolean
  readonly sequenceNumbers: 'rising' | 'absent' | 'reset'
  /** setPresence answers 200 and changes nothing. */
  readonly setWithoutEffect: boolean
  readonly outOfOffice: 'consistent' | 'inconsistent'
  readonly clearStatus: 200 | 204
  /** Whether a 429 carries Retry-After. */
  readonly retryAfterHeader: boolean
  /** Be right back is read as Away/BeRightBack. */
  readonly awayBeRightBack: boolean
  /** Presenting and focusing are read as DoNotDisturb/DoNotDisturb. */
  readonly dndByApps: boolean
  /** Which cloud's metadata decides the properties of an answer. */
  readonly cloud: 'Prod' | 'Fairfax'
}

/** The reading of the documentation that the simulator starts with. */
export const documented: Personality = {
  busyEcho: 'InACall',
  readLagMs: 0,
  casing: 'pascal',
  newValues: false,
  sequenceNumbers: 'rising',
  setWithoutEffect: false,
  outOfOffice: 'consistent',
  clearStatus: 200,
  retryAfterHeader: true,
  awayBeRightBack: false,
  dndByApps: false,
  cloud: 'Prod',
}

/** A deviation from {@link documented}, with the reason it is possible. */
export type NamedPersonality = {
  readonly name: string
  readonly source: string
  readonly change: Partial<Personality>
}

/** Every personality, so that a test can be run under each. */
export const personalities: readonly NamedPersonality[] = [
  {
    name: 'as documented',
    source: '[D] Manage presence state using the Microsoft Graph API, 2025-09-15',
    change: {},
  },
  {
    name: 'own call reads as Busy/Busy',
    source: '[F] Microsoft Q&A 2237086',
    change: { busyEcho: 'Busy' },
  },
  {
    name: 'own call reads as Busy/InACall and Busy/Busy in turn',
    source: '[F] Microsoft Q&A 2237086',
    change: { busyEcho: 'alternate' },
  },
  {
    name: 'reads lag by 30 s',
    source:
      '[I] from the change notification latency of presence (average under 10 s, at most 60 s)',
    change: { readLagMs: 30_000 },
  },
  {
    name: 'reads lag by 90 s',
    source: '[I] beyond the worst documented notification latency',
    change: { readLagMs: 90_000 },
  },
  {
    name: 'lower camel case',
    source: '[D] presence resource page since September 2025; samples elsewhere stayed Pascal case',
    change: { casing: 'lowerCamel' },
  },
  {
    name: 'new availability values',
    source: "[D] What's new in Microsoft Graph, September 2025; how they pair is [I]",
    change: { newValues: true },
  },
  {
    name: 'new availability values in lower camel case',
    source: "[D] What's new in Microsoft Graph, September 2025; how they pair is [I]",
    change: { newValues: true, casing: 'lowerCamel' },
  },
  {
    name: 'no sequence numbers',
    source: '[I] from the metadata of the government clouds',
    change: { sequenceNumbers: 'absent' },
  },
  {
    name: 'sequence numbers start again',
    source: '[I] nothing documents that they never do',
    change: { sequenceNumbers: 'reset' },
  },
  {
    name: 'setPresence without effect',
    source: '[F] Microsoft Q&A 1462160 and tenant lag',
    change: { setWithoutEffect: true },
  },
  {
    name: 'out of office comes and goes',
    source: '[F] github.com/microsoftgraph/microsoft-graph-docs issue 9179',
    change: { outOfOffice: 'inconsistent' },
  },
  {
    name: 'clears answer 204',
    source: '[F] github.com/osodevops/ms-teams-cli issue 92',
    change: { clearStatus: 204 },
  },
  {
    name: '429 without Retry-After',
    source: '[I] the throttling page does not name presence among those that send it',
    change: { retryAfterHeader: false },
  },
  {
    name: 'be right back reads as Away/BeRightBack',
    source: '[D] Get presence (beta), example 3',
    change: { awayBeRightBack: true },
  },
  {
    name: 'do not disturb made by applications',
    source: '[I] nothing documents that only a person can cause DoNotDisturb/DoNotDisturb',
    change: { dndByApps: true },
  },
  {
    name: 'government cloud properties',
    source: '[D] Graph metadata v1.0-Fairfax, 2026-08-20',
    change: { cloud: 'Fairfax' },
  },
]
