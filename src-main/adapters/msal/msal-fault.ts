import { Fault } from '../../domain/codes.ts'
import { netCodeOf } from '../net-fault.ts'
import { faultOfMsal } from './errors.ts'
import type { NetworkClient } from './network-client.ts'

/** MSAL's error with what the network knows about it: MSAL keeps neither a cause nor a time. */
export function msalFault(
  error: unknown,
  network: Pick<NetworkClient, 'busyForMs' | 'failure'>,
): Fault {
  const busyForMs = network.busyForMs()
  const fault = faultOfMsal(error, busyForMs)
  if (fault.code !== 'signIn.network' && fault.code !== 'signIn.failed') return fault
  const failure = network.failure()
  if (failure instanceof Fault) return failure
  const code = netCodeOf(failure)
  if (code !== undefined) return new Fault(code, fault.message, { cause: failure })
  // An answer that says nothing MSAL knows, of a server that is in trouble.
  if (failure === undefined && busyForMs !== undefined)
    return new Fault('signIn.busy', fault.message, { cause: error, retryAfterMs: busyForMs })
  return fault
}
