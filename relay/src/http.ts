/** What every door of the relay needs: answers, the token that is shown, a body of limited size. */
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Answer {
  readonly status: number
  readonly type?: string
  readonly body?: string
  /** Seconds after which to come again. */
  readonly retryAfter?: number
}

/** One job of the service: answers what is for it, `undefined` what is not. */
export type Doors = (request: IncomingMessage, url: URL) => Promise<Answer> | undefined

const tokenLimit = 16_384

export const nothing = (status: number): Answer => ({ status })
export const json = (body: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
})
export const text = (body: string): Answer => ({
  status: 200,
  type: 'text/plain; charset=utf-8',
  body,
})

/** The bearer token of a request (RFC 6750 section 2.1); `undefined` where there is none to look at. */
export function tokenOf(request: IncomingMessage): string | undefined {
  const [, token] = /^Bearer ([\w.-]+)$/.exec(request.headers.authorization ?? '') ?? []
  return token === undefined || token.length > tokenLimit ? undefined : token
}

/** `undefined` when it is larger than `limit` bytes. */
export async function bodyOf(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

export function send(response: ServerResponse, { status, type, body, retryAfter }: Answer): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  })
  response.end(body)
}
