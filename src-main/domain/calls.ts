/** Dialog states of RFC 4235 section 3.7.1; `terminated` dialogs are never kept. */
export type DialogState = 'trying' | 'proceeding' | 'early' | 'confirmed'

/** One live dialog of the extension. */
export interface Call {
  /** The dialog's id, unique within one subscription. */
  readonly id: string
  /** RFC 4235: `initiator` placed the call, `recipient` is being called. */
  readonly direction: 'initiator' | 'recipient'
  readonly state: DialogState
}

export type CallState = 'idle' | 'ringing' | 'dialing' | 'talking'

/** What the extension is doing as a whole: the most engaged of its dialogs. */
export function callStateOf(calls: readonly Call[]): CallState {
  if (calls.some((call) => call.state === 'confirmed')) return 'talking'
  if (calls.some((call) => call.direction === 'recipient')) return 'ringing'
  return calls.length > 0 ? 'dialing' : 'idle'
}
