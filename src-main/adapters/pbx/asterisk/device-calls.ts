/** The state of the extension's own device, as calls. */
import type { Call } from '../../../domain/calls.ts'
import type { DeviceState } from './ari-client.ts'

const talking: Call = { id: 'device', direction: 'recipient', state: 'confirmed' }
const ringing: Call = { id: 'device-ringing', direction: 'recipient', state: 'early' }

/**
 * A device has one state for all its calls; who called whom is not told, and one that dials is in
 * use already. `undefined`: Asterisk does not know the device.
 */
export function callsOfDevice(state: DeviceState): readonly Call[] | undefined {
  switch (state) {
    case 'INUSE':
    case 'BUSY':
    case 'ONHOLD':
      return [talking]
    case 'RINGING':
      return [ringing]
    case 'RINGINUSE':
      return [talking, ringing]
    case 'NOT_INUSE':
    case 'UNAVAILABLE':
    case 'UNKNOWN':
      return []
    case 'INVALID':
      return undefined
  }
}
