import { type Core, type URI, UserAgent } from 'sip.js'

/** A user of the server who connects over WebSocket, to look at the server from outside. */
export interface SipUser {
  readonly wsUrl: string
  readonly user: string
  readonly password: string
  readonly domain: string
  /** What it says it is: some servers tell some makes of phone more than others. */
  readonly userAgent?: string
}

export interface PublishRequest {
  readonly body?: string
  readonly event?: string
  readonly contentType?: string
  /** Seconds; 0 removes the publication. */
  readonly expires?: number
  /** Of the publication that this one replaces. */
  readonly entityTag?: string
}

export interface PublishAnswer {
  readonly code: number
  readonly entityTag: string | undefined
  readonly expires: string | undefined
  readonly minExpires: string | undefined
}

/** Resolves when the WebSocket is open. `stop()` of the result closes it at once. */
export async function connectSipUser(options: SipUser): Promise<UserAgent> {
  const userAgent = new UserAgent({
    uri: addressUri(`sip:${options.user}@${options.domain}`),
    authorizationUsername: options.user,
    authorizationPassword: options.password,
    contactName: options.user,
    ...(options.userAgent === undefined ? {} : { userAgentString: options.userAgent }),
    gracefulShutdown: false,
    logBuiltinEnabled: false,
    transportOptions: {
      server: options.wsUrl,
      connectionTimeout: 5,
      keepAliveInterval: 0,
      traceSip: false,
    },
  })
  await userAgent.start()
  return userAgent
}

export function addressUri(address: string): URI {
  const uri = UserAgent.makeURI(address)
  if (!uri) throw new Error(`not a SIP address: ${address}`)
  return uri
}

/**
 * One PUBLISH (RFC 3903) of the user's own presence, and the final answer to it. An answer comes
 * after 32 s at the latest: sip.js then makes up a 408.
 */
export function publish(userAgent: UserAgent, request: PublishRequest): Promise<PublishAnswer> {
  const { event = 'presence', contentType = 'application/pidf+xml', expires = 60 } = request
  const core = userAgent.userAgentCore
  const own = userAgent.configuration.uri
  const headers = [`Event: ${event}`, `Expires: ${expires}`]
  if (request.entityTag !== undefined) headers.push(`SIP-If-Match: ${request.entityTag}`)
  const body: Core.Body | undefined =
    request.body === undefined
      ? undefined
      : { contentDisposition: 'render', contentType, content: request.body }
  const message = core.makeOutgoingRequestMessage('PUBLISH', own, own, own, {}, headers, body)
  return new Promise((resolve) => {
    const done = ({ message: answer }: Core.IncomingResponse): void =>
      resolve({
        code: answer.statusCode ?? 0,
        entityTag: answer.getHeader('SIP-ETag'),
        expires: answer.getHeader('Expires'),
        minExpires: answer.getHeader('Min-Expires'),
      })
    core.publish(message, { onAccept: done, onReject: done, onRedirect: done })
  })
}
