/** What the line page parses of what a PBX sends. In Chromium with its own DOMParser. */
import { Core } from 'sip.js'
import { fromLineSchema } from '../../../src-preload/line-contract.ts'
import { readAnswer, seconds } from '../../../src-renderer/line/answer.ts'
import {
  applyDialogInfo,
  callsOf,
  type DialogTable,
  emptyTable,
  readDialogInfo,
} from '../../../src-renderer/line/dialog-info.ts'
import { readOwnPresence } from '../../../src-renderer/line/own-presence.ts'
import { type Mark, pidfDocument } from '../../../src-renderer/line/pidf.ts'
import type { ParseXml } from '../../../src-renderer/line/types.ts'
import { largestDocument } from '../../../src-renderer/line/xml.ts'
import { dialogInfos, pidfs, sipMessages } from '../corpus/line.ts'
import { promised, type Target } from '../target.ts'

const mark: Mark = {
  identity: { person: '0'.repeat(32), computer: 'f'.repeat(32) },
  serial: 7,
  lifetime: 300,
  accompanied: false,
  leaving: false,
}

export function xmlTargets(parseXml: ParseXml): readonly Target[] {
  // As in the page, one table outlives many documents; now and then a new subscription begins.
  let table: DialogTable = emptyTable
  let documents = 0

  return [
    {
      name: 'dialog-info',
      syntax: 'xml',
      corpus: dialogInfos,
      weight: 6,
      run(input) {
        const info = readDialogInfo(input, parseXml)
        if (info.kind === 'malformed') return false
        promised(input.length <= largestDocument, 'a document too large is refused')
        promised(!/<!DOCTYPE|<!ENTITY/i.test(input), 'a document type is refused')
        documents += 1
        if (documents % 20 === 0) table = emptyTable
        table = applyDialogInfo(table, info).table
        const message = { type: 'calls', known: true, calls: callsOf([...table.calls.values()]) }
        promised(fromLineSchema.safeParse(message).success, 'calls fit through the border')
        return true
      },
    },
    {
      name: 'own-presence',
      syntax: 'xml',
      corpus: pidfs,
      weight: 6,
      run(input) {
        const marks = readOwnPresence(input, parseXml)
        if (marks === undefined) return false
        promised(marks.length <= 100, 'at most 100 tuples')
        for (const { identity, serial, lifetime } of marks) {
          promised(Number.isSafeInteger(serial) && serial >= 0, 'a serial is a number')
          promised(lifetime >= 0 && lifetime <= 86_400, 'a lifetime is at most a day')
          if (identity !== undefined)
            promised(/^[0-9a-f]{64}$/.test(identity.person + identity.computer), 'hashes are hex')
        }
        return marks.length > 0
      },
    },
    {
      // The other way round: whatever stands in a note, what is published can be read back.
      name: 'pidf-written',
      syntax: 'text',
      corpus: [
        'Away since 14:05',
        'In einer Besprechung – <bis> "drei" & länger',
        'sip:1001@pbx.test',
      ],
      weight: 2,
      run(input) {
        const teams = { availability: input.slice(0, 100), activity: input.slice(-100) }
        const status = { activity: 'busy', note: input.slice(0, 200), teams } as const
        const body = pidfDocument(`sip:${input.slice(0, 300)}@pbx.test`, status, mark)
        const marks = readOwnPresence(body, parseXml)
        promised(
          JSON.stringify(marks) === JSON.stringify([{ basic: 'open', ...mark }]),
          'what is written is read back',
        )
        return true
      },
    },
  ]
}

const quiet = { error() {}, warn() {}, log() {}, debug() {} } as unknown as Core.Logger

/** What is read of SIP itself: a throw is caught around each frame (line/user-agent.ts). */
export const sipTargets: readonly Target[] = [
  {
    name: 'sip-message',
    syntax: 'text',
    corpus: sipMessages,
    weight: 3,
    run(input) {
      let message: ReturnType<typeof Core.Parser.parseMessage>
      try {
        message = Core.Parser.parseMessage(input, quiet)
      } catch {
        return false
      }
      if (message === undefined) return false
      const received = message
      const answer = readAnswer(200, false, (name) => received.getHeader(name))
      promised((answer.retryAfter ?? 0) <= 3_600, 'Retry-After is at most an hour')
      promised(/^[\x21-\x7e]*$/.test(answer.entityTag ?? ''), 'an entity tag is visible')
      return true
    },
  },
  {
    name: 'sip-seconds',
    syntax: 'text',
    corpus: ['300', ' 18000;duration=3600', '120 (I am in a meeting)'],
    weight: 1,
    run(input) {
      const value = seconds(input)
      promised(value === undefined || (value >= 0 && value <= 999_999_999), 'seconds are a number')
      return value !== undefined
    },
  },
]
