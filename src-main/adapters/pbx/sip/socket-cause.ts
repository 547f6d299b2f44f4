/** Why a socket to a SIP server could not be opened. */
import type { ErrorCode } from '../../../domain/codes.ts'
import { errorWords } from '../../net-fault.ts'

/**
 * Names of Node's errors: of the system (https://nodejs.org/api/errors.html#common-system-errors),
 * of certificates (https://nodejs.org/api/tls.html#x509-certificate-error-codes), of OpenSSL and
 * BoringSSL. The first that fits counts.
 */
const causes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/\b(ENOTFOUND|EAI_\w{1,20})\b/, 'sip.unknownHost'],
  [
    /\b(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA\b)/,
    'sip.certificate',
  ],
  [/\b(INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERR_SSL_\w{0,40}CERTIFICATE)/, 'sip.certificate'],
  // The server is there, and answers something that is no TLS, or none that is safe enough.
  [/\b(ERR_SSL_|EPROTO\b)/, 'sip.notSip'],
  [/\bECONNREFUSED\b/, 'sip.refused'],
  [/\bETIMEDOUT\b/, 'sip.timedOut'],
]

/** Anything unknown is `sip.unreachable`. */
export function socketCauseOf(error: unknown): ErrorCode {
  const words = errorWords(error)
  return causes.find(([pattern]) => pattern.test(words))?.[1] ?? 'sip.unreachable'
}
