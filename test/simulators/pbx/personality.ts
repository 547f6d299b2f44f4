/** How a phone system differs from Kamailio, by its sources or its documents. */
export interface Personality {
  readonly challenge: 401 | 407
  /**
   * `rfc3903`: several publications, each with its tag.
   * `oneRow`: FreeSWITCH (sofia_presence.c) keeps one status for each extension, whoever published
   * it, asks for no credentials, looks at no tag, and does nothing with a PUBLISH without a body.
   */
  readonly publications: 'rfc3903' | 'oneRow'
  /** `rewritten`: activity and note in a document of the server's own; nothing else is kept. */
  readonly documents: 'asPublished' | 'rewritten'
  /** `oneByOne`: a change is told as a full document that has that one dialog alone. */
  readonly dialogs: 'all' | 'oneByOne'
  /** Kamailio sends no body where there is no dialog. */
  readonly idle: 'noBody' | 'emptyDocument'
  /** FreeSWITCH shows a held call as early, unless told otherwise (presence-hold-state). */
  readonly held: 'confirmed' | 'early'
  /** Kamailio names the call in each dialog. */
  readonly namesCalls: boolean
}

const kamailio: Personality = {
  challenge: 407,
  publications: 'rfc3903',
  documents: 'asPublished',
  dialogs: 'all',
  idle: 'noBody',
  held: 'confirmed',
  namesCalls: true,
}

export const personalities = {
  kamailio,
  /** The same modules; its usual scripts ask as a user agent server does (www_authorize). */
  opensips: { ...kamailio, challenge: 401 },
  freeswitch: {
    challenge: 401,
    publications: 'oneRow',
    documents: 'rewritten',
    dialogs: 'oneByOne',
    idle: 'emptyDocument',
    held: 'early',
    namesCalls: false,
  },
  /** Activity and note are said to be kept, other RPID not; nobody has seen its documents. */
  innovaphone: {
    ...kamailio,
    challenge: 401,
    documents: 'rewritten',
    idle: 'emptyDocument',
  },
} as const satisfies Readonly<Record<string, Personality>>
