/**
 * Why a WebSocket could not be opened. A page is told nothing but failure, by design of the
 * platform; main asks the same server over HTTP and learns the reason.
 */
import type { ErrorCode } from '../../../domain/codes.ts'
import { socketServerOf } from '../../../domain/socket-server.ts'
import type { Net, Reachability } from '../../../ports.ts'
import { webOriginOf } from './address.ts'

const deadlineMs = 5_000

const codes: Readonly<Record<Reachability, ErrorCode>> = {
  /** It answers, but no SIP over WebSocket (RFC 7118). */
  reachable: 'sip.notSip',
  unknownHost: 'sip.unknownHost',
  refused: 'sip.refused',
  certificate: 'sip.certificate',
  timedOut: 'sip.timedOut',
  offline: 'sip.unreachable',
  unreachable: 'sip.unreachable',
}

/** A socket of main's own knows by itself: what it could not tell, nobody can. */
export async function causeOf(server: string, net: Net): Promise<ErrorCode> {
  if (socketServerOf(server) !== undefined) return 'sip.unreachable'
  try {
    return codes[await net.diagnose(webOriginOf(server), AbortSignal.timeout(deadlineMs))]
  } catch {
    return 'sip.unreachable'
  }
}
