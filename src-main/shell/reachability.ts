import { errorWords } from '../adapters/net-fault.ts'
import type { Reachability } from '../ports.ts'

/**
 * Names of network errors, Chromium's (`net::ERR_…`) and Node's, by what they tell about a server.
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const causes: readonly (readonly [RegExp, Reachability])[] = [
  [/\b(ERR_NAME_|ERR_ICANN_|ERR_DNS_|ENOTFOUND\b|EAI_)/, 'unknownHost'],
  [/\b(ERR_CERT_|ERR_SSL_|ERR_BAD_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/, 'certificate'],
  [/\b(ERR_TLS_|EPROTO\b)/, 'certificate'],
  [/\b(ERR_CONNECTION_REFUSED|ECONNREFUSED)\b/, 'refused'],
  [/\b(ERR_CONNECTION_TIMED_OUT|ERR_TIMED_OUT|ETIMEDOUT|UND_ERR_\w{1,20}_TIMEOUT)\b/, 'timedOut'],
  [/\b(TimeoutError|AbortError|ERR_ABORTED|ABORT_ERR)\b/, 'timedOut'],
  [/\b(ERR_INTERNET_DISCONNECTED|ENETDOWN)\b/, 'offline'],
  // The connection stood, and what answers is no web server or sends elsewhere.
  [
    /\b(ERR_EMPTY_RESPONSE|ERR_INVALID_HTTP_RESPONSE|ERR_UNSAFE_REDIRECT|HPE_\w{1,40})\b/,
    'reachable',
  ],
  [/\bredirect\b/i, 'reachable'],
]

/** What a failed connection tells. Anything unknown is `unreachable`. */
export function reachabilityOf(error: unknown): Reachability {
  const words = errorWords(error)
  return causes.find(([pattern]) => pattern.test(words))?.[1] ?? 'unreachable'
}
