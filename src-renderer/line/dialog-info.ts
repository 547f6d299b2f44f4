import type { Call, ParseXml } from './types.ts'
import { childrenOf, rootOf } from './xml.ts'

const namespace = 'urn:ietf:params:xml:ns:dialog-info'
const states = ['trying', 'proceeding', 'early', 'confirmed', 'terminated'] as const

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const mostDialogs = 500
/** As many calls as the border lets through. */
const mostCalls = 64
const longestId = 500

export type DialogInfo =
  | {
      readonly kind: 'document'
      readonly version: number
      readonly state: 'full' | 'partial'
      readonly dialogs: readonly Dialog[]
    }
  /** A NOTIFY without a body: the server knows of no dialog. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'malformed' }

export interface Dialog {
  readonly id: string
  readonly direction: Call['direction']
  readonly state: (typeof states)[number]
  /** Absent where a server tells the state of a hint, and not of dialogs. */
  readonly callId: string | undefined
}

/** One live dialog. */
export interface KnownDialog extends Call {
  readonly callId: string | undefined
}

/** What is known of the extension's dialogs; `version` is undefined until a full document came. */
export interface DialogTable {
  readonly version: number | undefined
  readonly calls: ReadonlyMap<string, KnownDialog>
  /** Live dialogs that a document of a single dialog left out without saying that they ended. */
  readonly vanished?: ReadonlySet<string>
  /** The server calls a document full that tells of one dialog only, as FreeSWITCH does. */
  readonly oneByOne?: boolean
}

export const emptyTable: DialogTable = { version: undefined, calls: new Map() }

const malformed: DialogInfo = { kind: 'malformed' }

/** Reads a dialog-info document (RFC 4235 section 4.1). */
export function readDialogInfo(body: string, parseXml: ParseXml): DialogInfo {
  if (body.trim() === '') return { kind: 'empty' }
  const root = rootOf(body, { namespace, name: 'dialog-info' }, parseXml)
  if (root === undefined) return malformed
  const version = Number(root.getAttribute('version')?.trim() || Number.NaN)
  const state = root.getAttribute('state')?.trim().toLowerCase()
  if (!Number.isSafeInteger(version) || version < 0) return malformed
  if (state !== 'full' && state !== 'partial') return malformed
  const elements = childrenOf(root, namespace, 'dialog')
  if (elements.length > mostDialogs) return malformed
  const dialogs: Dialog[] = []
  for (const element of elements) {
    const dialog = readDialog(element)
    if (dialog === undefined) return malformed
    dialogs.push(dialog)
  }
  return { kind: 'document', version, state, dialogs }
}

function readDialog(element: Element): Dialog | undefined {
  const id = element.getAttribute('id')
  // Kamailio writes `Trying`, hence the lower case.
  const word = childrenOf(element, namespace, 'state')[0]?.textContent?.trim().toLowerCase()
  const state = states.find((known) => known === word)
  if (!id || id.length > longestId || state === undefined) return undefined
  // Servers that report a hint leave the direction out: to them, the extension is what is called.
  const initiator = element.getAttribute('direction')?.trim().toLowerCase() === 'initiator'
  const callId = element.getAttribute('call-id') || undefined
  return { id, direction: initiator ? 'initiator' : 'recipient', state, callId }
}

/**
 * Brings the table up to date, in the order of the versions (RFC 4235 section 4.3).
 * `current: false` means that a document is missing or out of order: the table is left as it is, and
 * the full state has to be asked for; the next full document is then taken whatever its version.
 * `doubtful` means that a full document may not have been one: the full state should be asked for.
 */
export function applyDialogInfo(
  table: DialogTable,
  info: Exclude<DialogInfo, { kind: 'malformed' }>,
): { readonly table: DialogTable; readonly current: boolean; readonly doubtful?: boolean } {
  if (info.kind === 'empty') return { table: emptyTable, current: true }
  const { version, calls } = table
  const outOfOrder = { table: { ...table, version: undefined }, current: false }
  if (info.state === 'full') {
    if (version !== undefined && info.version < version) return outOfOrder
    return takeFull(table, info)
  }
  if (version === undefined) return outOfOrder
  if (info.version <= version) return { table, current: true }
  if (info.version > version + 1) return outOfOrder
  return { table: { ...table, ...merge(new Map(calls), info) }, current: true }
}

function takeFull(
  { calls, vanished, oneByOne: known = false }: DialogTable,
  info: Extract<DialogInfo, { kind: 'document' }>,
): ReturnType<typeof applyDialogInfo> {
  const back = info.dialogs.some(({ id, state }) => state !== 'terminated' && vanished?.has(id))
  const oneByOne = known || back
  const single = info.dialogs.length === 1
  const left = single ? [...calls.keys()].filter((id) => id !== info.dialogs[0]?.id) : []
  const table = merge(new Map(single && oneByOne ? calls : []), info, calls)
  const doubtful = !oneByOne && left.length > 0
  return { table: { ...table, oneByOne, vanished: new Set(left) }, current: true, doubtful }
}

function merge(
  calls: Map<string, KnownDialog>,
  info: Extract<DialogInfo, { kind: 'document' }>,
  before: ReadonlyMap<string, KnownDialog> = calls,
): DialogTable {
  for (const { id, direction, state, callId } of info.dialogs) {
    if (state === 'terminated') calls.delete(id)
    else if (!isHeld(before.get(id), callId)) calls.set(id, { id, direction, state, callId })
    else calls.set(id, { id, direction, state: 'confirmed', callId })
  }
  return { version: info.version, calls }
}

/**
 * No dialog goes back from confirmed (RFC 4235 section 3.7.1): one that a server then calls early is
 * on hold, as on FreeSWITCH. A hint, which bears the extension's name, does go back: with the next call.
 */
function isHeld(before: KnownDialog | undefined, callId: string | undefined): boolean {
  const isDialog = callId !== undefined || uuid.test(before?.id ?? '')
  return before?.state === 'confirmed' && isDialog
}

/** What is reported of the live dialogs: the connected ones first, as many as may be. */
export function callsOf(dialogs: readonly KnownDialog[]): Call[] {
  const calls = dialogs.map(({ id, direction, state }) => ({ id, direction, state }))
  const connected = calls.filter((call) => call.state === 'confirmed')
  const others = calls.filter((call) => call.state !== 'confirmed')
  return [...connected, ...others].slice(0, mostCalls)
}
