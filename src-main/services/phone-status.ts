/** What was set on the phone, as the panel shows it. */
import type { Snapshot } from '../../src-preload/contract.ts'
import { claimOf, phoneChangedLast, reflectedKind } from '../domain/machine/claim.ts'
import { reflects, type State } from '../domain/machine/state.ts'

type PhoneStatus = NonNullable<Snapshot['phoneStatus']>

export function phoneStatusOf(state: State): PhoneStatus | null {
  const { status, known } = state.phoneStatus
  if (status === null || !known || !reflects(state)) return null
  return { status, ...reflectedState(state) }
}

function reflectedState(state: State): Omit<PhoneStatus, 'status'> {
  if (!phoneChangedLast(state)) return { reflected: 'superseded' }
  if (reflectedKind(state) === null) return { reflected: 'ignored' }
  if (claimOf(state) === 'call') return { reflected: 'outranked' }
  const { decision } = state.phoneStatus
  const { own } = state.session
  const shown = own?.confirmed === true && own.claim === 'phoneStatus'
  switch (decision.kind) {
    case 'undecided':
      return { reflected: 'reading' }
    case 'assert':
      return { reflected: shown ? 'shown' : 'reading' }
    case 'leftAlone':
      return { reflected: 'leftAlone', rule: decision.rule }
    case 'overridden':
      return { reflected: 'leftAlone', rule: 'reflect.override' }
    case 'refused':
      return { reflected: 'failed', code: decision.code }
  }
}
