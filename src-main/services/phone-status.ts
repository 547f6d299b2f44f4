/** What was set on the phone, as the panel shows it. */
import type { ReflectState, Snapshot } from '../../src-preload/contract.ts'
import { reflectedKind } from '../domain/machine/claim.ts'
import { callIsOn, reflects, type State } from '../domain/machine/state.ts'

export function phoneStatusOf(state: State): Snapshot['phoneStatus'] {
  const { status } = state.phoneStatus
  return status === null || !reflects(state) ? null : { status, reflected: reflectedState(state) }
}

function reflectedState(state: State): ReflectState {
  const { decision, superseded } = state.phoneStatus
  if (superseded) return 'superseded'
  if (reflectedKind(state) === null) return 'ignored'
  switch (decision.kind) {
    case 'undecided':
      return 'reading'
    case 'assert':
      // A call that is shown stands before it.
      return callIsOn(state) || state.session.own?.confirmed !== true ? 'reading' : 'shown'
    case 'leftAlone':
    case 'overridden':
      return 'leftAlone'
    case 'refused':
      return 'failed'
  }
}
