/** The calls of the extension, from DialogInfo messages. */
import type { Call, DialogState } from '../../../domain/calls.ts'
import type { MyAppsMessage } from './messages.ts'

type DialogInfo = Extract<MyAppsMessage, { mt: 'DialogInfo' }>

/** As many calls as the panel takes. */
const mostCalls = 64

/**
 * The SDK does not list the names of call states. These are those of innovaphone's signalling (RCC:
 * setup, setup-ack, call-proc, alert, conn, disc), with or without a letter for the side, and those
 * of its phone API. `over`: the call is being cleared, or
 * parked, where nobody talks.
 */
const names: readonly (readonly [RegExp, DialogState | 'over'])[] = [
  [/^([rx]-)?(conn|talk|hold|held|retrieve)/, 'confirmed'],
  [/^([rx]-)?(alert|ring|wait)/, 'early'],
  [/^([rx]-)?(call-?proc|proceed)/, 'proceeding'],
  [/^([rx]-)?(setup|init|dial|prep)/, 'trying'],
  [/^([rx]-)?(disc|rel|del|clear|idle|end|park)/, 'over'],
]

/** `undefined` for a name that nobody knows. */
export function stateOf(name: string): DialogState | 'over' | undefined {
  const word = name.trim().toLowerCase()
  return names.find(([pattern]) => pattern.test(word))?.[1]
}

export interface Dialogs {
  /** `unknown`: the state has a name that nobody knows. Such a call counts as none. */
  take(message: DialogInfo): 'changed' | 'same' | 'unknown'
  calls(): readonly Call[]
}

export function createDialogs(): Dialogs {
  const calls = new Map<string, Call>()

  function remove(id: string): 'changed' | 'same' {
    return calls.delete(id) ? 'changed' : 'same'
  }

  return {
    take(message) {
      const id = message.callId
      if (id === undefined || id === '') return 'same'
      if (message.deleted === true) return remove(id)
      const { name = '', outgoing, hold, held } = message.state ?? {}
      const state = hold === true || held === true ? 'confirmed' : stateOf(name)
      if (state === undefined) {
        remove(id)
        return 'unknown'
      }
      if (state === 'over') return remove(id)
      const direction = outgoing === true ? 'initiator' : 'recipient'
      const before = calls.get(id)
      if (before?.state === state && before.direction === direction) return 'same'
      if (before === undefined && calls.size >= mostCalls) return 'same'
      calls.set(id, { id, direction, state })
      return 'changed'
    },
    calls: () => [...calls.values()],
  }
}
