import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { untilFound, waitList } from '../servers/wait-list.ts'

export interface RawRequest {
  readonly method: string
  readonly uri: string
  readonly headers?: readonly string[]
  readonly body?: string
  readonly callId?: string
  /** Of the To header field. */
  readonly toTag?: string
  readonly sequence?: number
}

/** A SIP client of a few lines that shares no code with sip.js or with the server. */
export interface RawClient {
  send(text: string): void
  /** The first message that fits and that was not given before. */
  next(fits: RegExp): Promise<string>
  /** Whether such a message came that `next` has not given. */
  has(fits: RegExp): boolean
  /** Answers the challenge; gives the answer after it. */
  ask(request: RawRequest): Promise<string>
  /** With credentials for the nonce of an earlier challenge, and its nonce count `nc`. */
  askWith(challenge: string, nc: string, request: RawRequest): Promise<string>
  close(): Promise<void>
}

/** As extension `user` of pbx.test. */
export async function connectRaw(url: string, user: string, password: string): Promise<RawClient> {
  const socket = new WebSocket(url, 'sip')
  const messages: string[] = []
  const news = waitList<void>()
  socket.on('message', (data) => {
    messages.push(String(data))
    news.tell()
  })
  await once(socket, 'open')
  let sequence = 0

  const next: RawClient['next'] = (fits) =>
    untilFound(news, 10_000, `no message like ${fits}`, () => {
      const index = messages.findIndex((message) => fits.test(message))
      return index < 0 ? undefined : messages.splice(index, 1)[0]
    })
  const exchange = (request: RawRequest, credentials: readonly string[]): Promise<string> => {
    const { method, uri, headers = [], body = '', callId = 'one', toTag } = request
    sequence = request.sequence ?? sequence + 1
    const lines = [
      `${method} ${uri} SIP/2.0`,
      'v: SIP/2.0/WS client.invalid;branch=z9hG4bKraw',
      'Max-Forwards: 70',
      `From: <sip:${user}@pbx.test>;tag=mine`,
      `To: <${uri}>${toTag === undefined ? '' : `;tag=${toTag}`}`,
      `Call-ID: ${callId}`,
      `CSeq: ${sequence} ${method}`,
      'm: <sip:me@client.invalid;transport=ws>',
      ...[...headers, ...credentials, `l: ${Buffer.byteLength(body)}`],
    ]
    socket.send(`${lines.join('\r\n')}\r\n\r\n${body}`)
    return next(new RegExp(`^SIP/2\\.0 [^]*\\r\\nCSeq: ${sequence} ${method}\\r\\n`))
  }
  /** RFC 2617 section 3.2.2. */
  const authorization = (challenge: string, nc: string, { method, uri }: RawRequest): string => {
    const nonce = /nonce="([^"]+)"/.exec(challenge)?.[1] ?? ''
    const md5 = (text: string) => createHash('md5').update(text).digest('hex')
    const ha1 = md5(`${user}:pbx.test:${password}`)
    const response = md5(`${ha1}:${nonce}:${nc}:ab:auth:${md5(`${method}:${uri}`)}`)
    return (
      `Proxy-Authorization: Digest username="${user}", realm="pbx.test", nonce="${nonce}", ` +
      `uri="${uri}", qop=auth, nc=${nc}, cnonce="ab", response="${response}"`
    )
  }
  const askWith: RawClient['askWith'] = (challenge, nc, request) =>
    exchange(request, [authorization(challenge, nc, request)])
  return {
    send: (text) => socket.send(text),
    next,
    askWith,
    async ask(request) {
      const answer = await exchange(request, [])
      return /^SIP\/2\.0 40[17] /.test(answer) ? askWith(answer, '00000001', request) : answer
    },
    has: (fits) => messages.some((message) => fits.test(message)),
    async close() {
      if (socket.readyState === WebSocket.CLOSED) return
      const closed = once(socket, 'close')
      socket.close()
      await closed
    },
  }
}
