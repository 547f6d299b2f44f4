/** What follows from the answers: ways to set up the phone, the best first. */
import type { PhoneProduct, PhoneProposal, ProbeKind } from '../../../../src-preload/contract.ts'
import { phoneProducts } from '../../../../src-preload/contract.ts'
import type { ErrorCode } from '../../../domain/codes.ts'
import type { PhoneTarget } from '../../../domain/phone-target.ts'
import type { Attempt, Finding } from './attempts.ts'

export type Answered = Attempt & Finding

/** Ways for SIP, the best first: a WebSocket passes proxies, and TCP is not encrypted. */
const doors = ['webSocket', 'tls', 'tcp'] as const satisfies readonly ProbeKind[]

export function proposalsOf(answers: readonly Answered[], target: PhoneTarget): PhoneProposal[] {
  const found = answers.filter(({ outcome }) => outcome === 'found')
  const ways = doors.flatMap((door) => found.filter(({ kind }) => kind === door))
  const named = answers.flatMap(({ product }) => product ?? [])
  // Of several names the one that says most: FreePBX over the Asterisk inside it.
  const product = phoneProducts.find((each) => named.includes(each))
  const best = ways[0]?.address ?? ''
  const addressOf = (kind: ProbeKind) => found.find((each) => each.kind === kind)?.address

  const proposals: PhoneProposal[] = []
  if (addressOf('myApps') !== undefined)
    proposals.push({
      ...{ connector: 'innovaphone', product: 'innovaphone' },
      server: target.exact ?? `wss://${authorityOf(target)}`,
    })
  if (product === 'pbxware') proposals.push({ connector: 'pbxware', product, server: best })
  if (product === 'asterisk' || product === 'freepbx')
    proposals.push({ connector: 'asterisk', product, server: best, ...extrasOf(addressOf) })
  for (const { address } of ways)
    proposals.push({ connector: 'sip', ...(product && { product }), server: address })
  return [...proposals, ...untrusted(answers, product)]
}

function extrasOf(addressOf: (kind: ProbeKind) => string | undefined) {
  const [ariUrl, ucpUrl] = [addressOf('ari'), addressOf('ucp')]
  return {
    ...(ariUrl === undefined ? {} : { ariUrl }),
    ...(ucpUrl === undefined ? {} : { ucpUrl }),
  }
}

/** What could be one, if this computer trusted its certificate. */
function untrusted(
  answers: readonly Answered[],
  product: PhoneProduct | undefined,
): readonly PhoneProposal[] {
  const refused = answers.filter(({ outcome }) => outcome === 'certificate')
  return doors
    .flatMap((door) => refused.filter(({ kind }) => kind === door))
    .map(({ address }) => ({
      // The port of Asterisk's web server.
      connector: /:8089\b/.test(address) || product === 'asterisk' ? 'asterisk' : 'sip',
      ...(product && { product }),
      server: address,
      certificate: true,
    }))
}

/** Why there is nothing to propose: the outcome that tells most. */
export function reasonOf(answers: readonly Answered[]): ErrorCode {
  const outcomes = answers.map(({ outcome }) => outcome)
  if (outcomes.includes('other')) return 'sip.notSip'
  if (outcomes.includes('unknownHost')) return 'sip.unknownHost'
  if (outcomes.includes('refused')) return 'sip.refused'
  if (outcomes.includes('timedOut')) return 'sip.timedOut'
  return 'sip.unreachable'
}

export function authorityOf({ host, port }: PhoneTarget): string {
  return port === undefined ? host : `${host}:${port}`
}
