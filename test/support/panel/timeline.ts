/** The moment of every snapshot, and what happened before it. */
import type { Snapshot } from '../../../src-preload/contract.ts'

/** A Thursday, 14:05:30 UTC. */
export const moment = Date.UTC(2026, 10, 19, 14, 5, 30)
export const minute = 60_000
export const ago = (minutes: number) => moment - minutes * minute

/** What may come after it where Teams shows what is set on the phone. */
export const phoneTimeline: Snapshot['timeline'] = [
  {
    id: 12,
    at: ago(1),
    event: 'phone.superseded',
    cause: 'teams',
    rule: 'reflect.lastChange',
    steps: [],
  },
  {
    id: 11,
    at: ago(2),
    event: 'teams.reflected',
    cause: 'phone',
    rule: 'class.echo',
    teams: 'DoNotDisturb / Presenting',
    steps: [
      { step: 'teamsRead', ms: 171 },
      { step: 'teamsWrite', ms: 204 },
    ],
  },
  {
    id: 10,
    at: ago(5),
    event: 'teams.leftAlone',
    cause: 'phone',
    rule: 'class.beRightBack',
    teams: 'BeRightBack / BeRightBack',
    steps: [],
  },
  {
    id: 9,
    at: ago(5.02),
    event: 'phone.changed',
    cause: 'person',
    rule: 'reflect.doNotDisturb',
    steps: [],
  },
  {
    id: 8,
    at: ago(6),
    event: 'teams.cleared',
    cause: 'phone',
    rule: 'reflect.phoneGone',
    steps: [{ step: 'teamsWrite', ms: 188 }],
  },
]

export const timeline: Snapshot['timeline'] = [
  {
    id: 7,
    at: ago(31),
    event: 'extension.published',
    cause: 'teams',
    rule: 'map.available',
    extension: 'Available',
    steps: [{ step: 'publish', ms: 38 }],
  },
  {
    id: 6,
    at: ago(31.02),
    event: 'teams.changed',
    cause: 'teams',
    rule: 'class.available',
    teams: 'Available / Available',
    steps: [],
  },
  {
    id: 5,
    at: ago(120),
    event: 'teams.cleared',
    cause: 'callEnded',
    rule: 'assert.call',
    steps: [
      { step: 'settle', ms: 1_000 },
      { step: 'teamsWrite', ms: 210 },
    ],
  },
  { id: 4, at: ago(120.02), event: 'call.ended', cause: 'call', steps: [] },
  {
    id: 3,
    at: ago(126),
    event: 'teams.asserted',
    cause: 'call',
    rule: 'assert.call',
    teams: 'Busy / InACall',
    steps: [
      { step: 'settle', ms: 1_500 },
      { step: 'teamsRead', ms: 184 },
      { step: 'teamsWrite', ms: 231 },
    ],
  },
  { id: 2, at: ago(126.03), event: 'call.began', cause: 'call', steps: [] },
  {
    id: 1,
    at: ago(1_300),
    event: 'extension.failed',
    cause: 'reconnected',
    code: 'sip.timedOut',
    steps: [],
  },
]
