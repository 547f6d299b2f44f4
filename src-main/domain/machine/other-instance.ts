/**
 * Another computer of the same person. Graph keeps one presence session for a person and an app, so
 * both computers set and clear the same one: what one clears is gone for the other too.
 */
import { isBusy, type PresencePair, samePair } from '../presence.ts'
import { isEchoOf } from '../session-kind.ts'
import { reflectedKind } from './claim.ts'
import { dropLeftover } from './leftover.ts'
import { forgetSession } from './session.ts'
import { callIsOn, isActive, type State, sessionLifetimeMs } from './state.ts'
import type { Turn } from './turn.ts'

/** The other computer clears within this time of leaving, if it clears at all. */
const afterItsClearMs = 5_000

/**
 * The other computer left during a call. What it set may still stand, and is now ours to clear; or
 * it has taken our session with it, as on a sign-out.
 */
export function onOtherInstance(turn: Turn, seen: boolean): void {
  const { otherInstance, own } = turn.state.session
  turn.session({ otherInstance: seen })
  if (seen || !otherInstance || !isActive(turn.state)) return
  if (own !== null) {
    turn.emit({ type: 'arm', timer: 'renew', delayMs: afterItsClearMs })
    return
  }
  if (!callIsOn(turn.state)) return
  turn.session({
    own: {
      kind: 'inACall',
      claim: 'call',
      setAt: turn.at,
      expiresAt: turn.at + sessionLifetimeMs,
      confirmed: false,
      mayExist: true,
      leftover: false,
      echoSeen: false,
      overrideSince: null,
    },
  })
  turn.journal()
}

/** Without a call state after ten seconds: cleared, unless another computer may be showing a call. */
export function onLeftoverTimer(turn: Turn): void {
  const { own, otherInstance } = turn.state.session
  if (own?.leftover === true && otherInstance && !turn.state.calls.known) forgetSession(turn)
  else dropLeftover(turn)
}

/**
 * A Busy that appears during a call is what the other computer set for that call; so is what it makes
 * of a status that was set on the phone.
 */
export function isEchoOfOther(state: State, pair: PresencePair): boolean {
  if (!state.session.otherInstance) return false
  const kind = reflectedKind(state)
  const ofCall = state.calls.phase !== 'none' && isBusy(pair)
  if (!ofCall && (kind === null || !isEchoOf(kind, pair))) return false
  const { observed } = state.presence
  return observed !== null && !samePair(observed.pair, pair)
}
