/** Why a WebSocket could not be opened: it tells nothing itself, the same server over HTTP does. */
import type { ErrorCode } from '../../../domain/codes.ts'
import type { Net } from '../../../ports.ts'
import { causeOf as sipCauseOf } from '../sip/cause.ts'

export async function causeOf(server: string, net: Net): Promise<ErrorCode> {
  const code = await sipCauseOf(server, net)
  return code === 'sip.notSip' ? 'innovaphone.notMyApps' : code
}
