/**
 * Why a request never reached Microsoft, told by the error of the network: the proxy or the
 * certificate. The names are Chromium's (`net::ERR_…`, Electron's `net`,
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h) and Node's
 * (https://nodejs.org/api/tls.html#x509-certificate-error-codes).
 */
import { type ErrorCode, Fault } from '../domain/codes.ts'

export type NetCode = Extract<ErrorCode, `net.${string}`>

const causes: readonly (readonly [RegExp, NetCode])[] = [
  // A changed list of trusted certificates ends connections too, and says nothing about any.
  [/\bERR_(CERT_(?!DATABASE_CHANGED|VERIFIER_CHANGED)|CERTIFICATE_)/, 'net.certificate'],
  [/\bERR_(PROXY_CERTIFICATE_INVALID|SSL_PINNED_KEY_NOT_IN_CERT_CHAIN)\b/, 'net.certificate'],
  [/\b(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_)/, 'net.certificate'],
  // Graph takes its token in a header, so whoever wants other credentials is on the way to it.
  [/\bERR_(PROXY_AUTH_|UNEXPECTED_PROXY_AUTH|UNSUPPORTED_AUTH_SCHEME)/, 'net.proxyCredentials'],
  [/\bERR_(INVALID|MISSING)_AUTH_CREDENTIALS\b/, 'net.proxyCredentials'],
  [/\bERR_(TUNNEL_CONNECTION_FAILED|HTTPS_PROXY_TUNNEL_RESPONSE)/, 'net.proxyRefused'],
  [/\bERR_(PROXY_UNABLE_TO_CONNECT|SOCKS_CONNECTION_HOST_UNREACHABLE)/, 'net.proxyRefused'],
  [/\bERR_(PROXY_CONNECTION_FAILED|SOCKS_CONNECTION_FAILED)\b/, 'net.proxyUnreachable'],
  // The address of the proxy cannot be found out: a PAC file that is away or broken.
  [/\bERR_(MANDATORY_PROXY_|NO_SUPPORTED_PROXIES|PAC_)/, 'net.proxyUnreachable'],
]

/** The code of a network error; `undefined` when it tells of neither proxy nor certificate. */
export function netCodeOf(error: unknown): NetCode | undefined {
  const words = errorWords(error)
  return causes.find(([pattern]) => pattern.test(words))?.[1]
}

/**
 * A proxy answers for itself where it wants credentials (RFC 9110 section 15.5.8); its page is not
 * Microsoft's and is not read.
 *
 * @throws Fault `net.proxyCredentials`
 */
export async function refuseProxyPage(response: Response): Promise<void> {
  if (response.status !== 407) return
  // The body of a refused tunnel cannot even be read.
  await response.body?.cancel().catch(() => undefined)
  throw new Fault('net.proxyCredentials', 'HTTP 407')
}

/** Name, code and message of an error and of its causes; Node hides the code in a cause. */
export function errorWords(error: unknown, depth = 4): string {
  if (!(error instanceof Error) || depth === 0) return ''
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const inner = error instanceof AggregateError ? error.errors.slice(0, 4) : []
  return [
    error.name,
    code,
    error.message.slice(0, 300),
    ...[error.cause, ...inner].map((cause) => errorWords(cause, depth - 1)),
  ].join(' ')
}
