import type { Personality } from './personality.ts'

export type DialogState = 'Trying' | 'early' | 'confirmed' | 'terminated'

/** One dialog of an extension, as others may see it (RFC 4235). */
export interface Dialog {
  readonly id: string
  readonly callId: string
  readonly direction: 'initiator' | 'recipient'
  readonly state: DialogState
  /** Address of the other party. */
  readonly remote: string
}

export const dialogInfoType = 'application/dialog-info+xml'

/**
 * The document of all dialogs of an address of record (RFC 4235 section 4.1), with the attributes
 * and elements that Kamailio's pua_dialoginfo writes. Undefined, which makes a NOTIFY without a
 * body, where there is no dialog and the server does so.
 */
export function dialogInfo(
  entity: string,
  version: number,
  dialogs: readonly Dialog[],
  { idle, namesCalls }: Pick<Personality, 'idle' | 'namesCalls'>,
): string | undefined {
  if (dialogs.length === 0 && idle === 'noBody') return undefined
  return [
    '<?xml version="1.0"?>',
    `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}"` +
      ` state="full" entity="${entity}">`,
    ...dialogs.map((dialog) => dialogElement(entity, dialog, namesCalls)),
    '</dialog-info>',
  ].join('\n')
}

function dialogElement(entity: string, dialog: Dialog, namesCall: boolean): string {
  const { id, callId, direction, state, remote } = dialog
  return [
    `<dialog id="${id}"${namesCall ? ` call-id="${callId}"` : ''} direction="${direction}">`,
    `<state>${state}</state>`,
    `<remote><identity>${remote}</identity><target uri="${remote}"/></remote>`,
    `<local><identity>${entity}</identity><target uri="${entity}"/></local>`,
    '</dialog>',
  ].join('')
}
