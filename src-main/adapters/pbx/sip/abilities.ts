import type { FromLine } from '../../../../src-preload/line-contract.ts'
import type { PhoneCapabilities } from '../../../ports.ts'

/** @param keepsDoNotDisturb the person wants calls to be stopped */
export function abilitiesOf(
  { publish, dialog, doNotDisturb = false }: Extract<FromLine, { type: 'capabilities' }>,
  keepsDoNotDisturb: boolean,
): PhoneCapabilities {
  return {
    readCalls: dialog,
    ringing: dialog,
    writePresence: publish,
    writeNote: publish,
    writeDoNotDisturb: doNotDisturb && keepsDoNotDisturb,
    readPresence: publish,
    selfTest: publish,
    readEmail: false,
  }
}
