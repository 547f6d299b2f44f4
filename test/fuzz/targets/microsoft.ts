/** What comes from Microsoft 365, from the relay's sender, and from Teams on this computer. */
import { InteractionRequiredAuthError } from '@azure/msal-node'
import { clientStateOf } from '../../../relay/src/channels.ts'
import { judge } from '../../../relay/src/notifications.ts'
import { bodyLimitBytes, limitedText } from '../../../src-main/adapters/graph/body.ts'
import { challengedClaims } from '../../../src-main/adapters/graph/challenge.ts'
import { faultOfAnswer } from '../../../src-main/adapters/graph/faults.ts'
import { faultOfMsal } from '../../../src-main/adapters/msal/errors.ts'
import { longestMessage, parseMessage } from '../../../src-main/adapters/teams-hint/messages.ts'
import { parseRetryAfter, retryAfterCapMs } from '../../../src-main/domain/backoff.ts'
import { errorCodes } from '../../../src-main/domain/codes.ts'
import { mapToExtension } from '../../../src-main/domain/mapping.ts'
import { parsePresence } from '../../../src-main/domain/parse-presence.ts'
import { extensionStatusSchema } from '../../../src-preload/line-contract.ts'
import {
  channel,
  claimsChallenges,
  graphFailures,
  hintMessages,
  msalErrors,
  notifications,
  presences,
  relaySecret,
  retryAfters,
} from '../corpus/microsoft.ts'
import { jsonOf, promised, type Target } from '../target.ts'

const wall = Date.UTC(2026, 10, 22, 12)
const isCode = (code: string) => (errorCodes as readonly string[]).includes(code)

export const microsoftTargets: readonly Target[] = [
  {
    name: 'graph-presence',
    syntax: 'json',
    corpus: presences,
    weight: 3,
    run(input) {
      const parsed = parsePresence(jsonOf(input))
      if (!parsed.ok) return false
      for (const text of Object.values(parsed.reading))
        promised(typeof text === 'string' && text.length <= 128, 'a reading holds short texts only')
      promised(parsed.reading.userId !== '', 'a reading has its person')
      const mapped = mapToExtension(parsed.reading)
      if (mapped.kind === 'status')
        promised(extensionStatusSchema.safeParse(mapped.status).success, 'a status fits the line')
      return true
    },
  },
  {
    name: 'graph-body',
    syntax: 'text',
    corpus: presences,
    weight: 1,
    async run(input) {
      const text = await limitedText(new Response(input))
      promised((text?.length ?? 0) <= bodyLimitBytes, 'no more than the limit is kept')
      return text !== undefined
    },
  },
  {
    name: 'graph-failure',
    syntax: 'json',
    corpus: graphFailures,
    weight: 2,
    run(input) {
      const { status, retryAfter } = recordOf(jsonOf(input))
      const headers = new Headers()
      // A header that cannot be one never gets that far.
      if (typeof retryAfter === 'string' && /^[\x20-\x7e]*$/.test(retryAfter))
        headers.set('retry-after', retryAfter)
      const known = Number.isInteger(status) ? Number(status) : 503
      const fault = faultOfAnswer({ status: known, headers, isJson: true, text: input }, wall)
      promised(isCode(fault.code), 'a fault has a code of ours')
      promised(fault.message.length <= 120, 'a fault tells little')
      promised((fault.retryAfterMs ?? 0) <= retryAfterCapMs, 'no wait is longer than an hour')
      return fault.code !== 'graph.rejected'
    },
  },
  {
    name: 'claims-challenge',
    syntax: 'text',
    corpus: claimsChallenges,
    weight: 2,
    run(input) {
      const claims = challengedClaims(input)
      if (claims === undefined) return false
      JSON.parse(claims)
      promised(claims.length <= 8_192, 'claims are short')
      return true
    },
  },
  {
    name: 'retry-after',
    syntax: 'text',
    corpus: retryAfters,
    weight: 2,
    run(input) {
      const ms = parseRetryAfter(input, wall)
      if (ms === undefined) return false
      promised(ms >= 0 && ms <= retryAfterCapMs, 'a wait is between nothing and an hour')
      return true
    },
  },
  {
    name: 'msal-error',
    syntax: 'json',
    corpus: msalErrors,
    weight: 1,
    run(input) {
      const { error, error_description, suberror, error_codes } = recordOf(jsonOf(input))
      let made: InteractionRequiredAuthError
      try {
        made = new InteractionRequiredAuthError(error as string, `${error_description}`)
      } catch {
        // MSAL itself could not make a text of it.
        return false
      }
      // As MSAL takes them from the answer, whatever they are.
      Object.assign(made, { subError: suberror })
      if (Array.isArray(error_codes)) Object.assign(made, { errorNo: error_codes[0] })
      const { code } = faultOfMsal(made)
      promised(isCode(code), 'a fault has a code of ours')
      return code !== 'signIn.failed'
    },
  },
  {
    name: 'relay-notification',
    syntax: 'json',
    corpus: notifications,
    weight: 2,
    run(input) {
      const judged = judge(input, channel, [relaySecret])
      if (!judged.ok) return false
      // Nobody can guess it: a genuine change holds the very words.
      if (judged.pings.size > 0)
        promised(input.includes(clientStateOf(relaySecret, channel)), 'only Graph wakes a desktop')
      return judged.pings.size > 0
    },
  },
  {
    name: 'teams-hint',
    syntax: 'json',
    corpus: hintMessages,
    weight: 2,
    run(input) {
      const message = parseMessage(input)
      if (message === undefined) return false
      promised(input.length <= longestMessage, 'a message too long is refused')
      promised((message.token?.length ?? 0) <= 512, 'a token is short')
      return true
    },
  },
]

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
