/** The keys of the policy for what is synchronised, and how calls are shown. */
import { z } from 'zod'
import { mappableKinds } from '../../domain/mapping.ts'
import { mappingRowOf } from './mapping-row.ts'
import { flag, policyMeta } from './meta.ts'

export const syncKeys = {
  sync: flag().register(policyMeta, {
    title: 'Synchronisation',
    description:
      'Whether Lockstep works. A default that people may change, unless it is locked; on without a policy.',
    category: 'sync',
    example: true,
  }),
  syncLocked: flag().register(policyMeta, {
    title: 'Lock synchronisation',
    description: 'People cannot change whether Lockstep works.',
    category: 'sync',
    example: false,
  }),
  mirror: flag().register(policyMeta, {
    title: 'Teams to extension',
    description:
      'Whether the extension shows the Teams presence. A default that people may change, unless it is locked; on without a policy.',
    category: 'sync',
    example: true,
  }),
  mirrorLocked: flag().register(policyMeta, {
    title: 'Lock Teams to extension',
    description: 'People cannot change whether the extension shows the Teams presence.',
    category: 'sync',
    example: false,
  }),
  assert: flag().register(policyMeta, {
    title: 'Calls to Teams',
    description:
      'Whether Teams shows calls of the extension. A default that people may change, unless it is locked; on without a policy.',
    category: 'sync',
    example: true,
  }),
  assertLocked: flag().register(policyMeta, {
    title: 'Lock calls to Teams',
    description: 'People cannot change whether Teams shows calls of the extension.',
    category: 'sync',
    example: false,
  }),
  reflect: flag().register(policyMeta, {
    title: 'Phone status to Teams',
    description:
      'Whether Teams shows what people set on the phone itself. A default that people may change, unless it is locked; off without a policy.',
    category: 'sync',
    example: true,
  }),
  reflectLocked: flag().register(policyMeta, {
    title: 'Lock phone status to Teams',
    description: 'People cannot change whether Teams shows what they set on the phone.',
    category: 'sync',
    example: false,
  }),
  statusMessage: flag().register(policyMeta, {
    title: 'Status message as note',
    description: 'Whether the extension shows the Teams status message as its note.',
    category: 'sync',
    setting: 'messages.statusMessage',
    example: false,
  }),
  outOfOfficeMessage: flag().register(policyMeta, {
    title: 'Out-of-office message as note',
    description: 'Whether the extension shows the automatic reply as its note.',
    category: 'sync',
    setting: 'messages.outOfOffice',
    example: false,
  }),
  mapping: z
    .partialRecord(
      z.enum(mappableKinds),
      z.string().refine((row) => mappingRowOf(row) !== undefined),
    )
    .register(policyMeta, {
      title: 'Mapping',
      description:
        'What the extension shows for a kind of Teams presence, as activity: note. Activities: none, away, busy, meeting, on-the-phone, presentation, vacation, dnd. Only the kinds that are named are fixed. \\u00f6 stands for a character that is not ASCII.',
      category: 'sync',
      example: { doNotDisturb: 'busy: Do not disturb', outOfOffice: 'vacation: Out of office' },
    }),
  ringing: flag().register(policyMeta, {
    title: 'Ringing counts',
    description: 'A ringing telephone counts as a call already.',
    category: 'calls',
    setting: 'calls.ringing',
    example: false,
  }),
  settleMs: z.number().int().min(0).max(30_000).register(policyMeta, {
    title: 'Shortest call',
    description: 'A call shorter than this is not shown in Teams, milliseconds (0 to 30000).',
    category: 'calls',
    setting: 'calls.settleMs',
    example: 1_500,
  }),
  endSettleMs: z.number().int().min(0).max(4_000).register(policyMeta, {
    title: 'Time after a call',
    description: 'Time after a call before Teams is cleared, milliseconds (0 to 4000).',
    category: 'calls',
    setting: 'calls.endSettleMs',
    example: 1_000,
  }),
  teamsNotRunning: z.enum(['skip', 'assert']).register(policyMeta, {
    title: 'Calls while Teams is not running',
    description: 'Whether calls are shown though Teams runs nowhere: skip or assert.',
    category: 'calls',
    setting: 'calls.teamsNotRunning',
    example: 'skip',
  }),
  chosenBusy: z.enum(['leaveAlone', 'assert']).register(policyMeta, {
    title: 'A Busy that was chosen',
    description:
      'What a call does to a Busy that the person was seen to choose: leaveAlone or assert.',
    category: 'calls',
    setting: 'calls.chosenBusy',
    example: 'leaveAlone',
  }),
  uncertainAway: z.enum(['leaveAlone', 'assert']).register(policyMeta, {
    title: 'An Away of unknown cause',
    description: 'What a call does to an Away whose cause was not seen: leaveAlone or assert.',
    category: 'calls',
    setting: 'calls.uncertainAway',
    example: 'leaveAlone',
  }),
} as const
