/** What a presence session of ours can show: pairs that `setPresence` takes. */
import { isBusy, type PresencePair, tokensOf } from './presence.ts'

/**
 * (https://learn.microsoft.com/graph/api/presence-setpresence). Away shows only while no Teams client
 * of the person is Available; do not disturb outranks whatever other sessions say.
 */
export const sessionPairs = {
  inACall: { availability: 'Busy', activity: 'InACall' },
  doNotDisturb: { availability: 'DoNotDisturb', activity: 'Presenting' },
  away: { availability: 'Away', activity: 'Away' },
} as const
export type SessionKind = keyof typeof sessionPairs

export const sessionKinds = ['inACall', 'doNotDisturb', 'away'] as const satisfies SessionKind[]

/** What Graph may report while a session of this kind lives: none of it can be told from our own. */
export function isEchoOf(kind: SessionKind, pair: PresencePair): boolean {
  const { availability, activity } = tokensOf(pair)
  switch (kind) {
    case 'inACall':
      return isBusy(pair)
    case 'doNotDisturb':
      return availability === 'donotdisturb' && activity === 'presenting'
    case 'away':
      return availability === 'away' && activity === 'away'
  }
}
