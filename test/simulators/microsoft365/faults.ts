import type { ServerResponse } from 'node:http'

/** What comes instead of Graph's own answer. */
export type FaultAnswer =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      /** Text as it stands; anything else as JSON. */
      readonly body?: unknown
    }
  /** A 200 with an HTML sign-in page, as a hotel network gives. */
  | { readonly kind: 'captivePortal' }
  /** A 200 without a body. */
  | { readonly kind: 'empty' }
  /** A 200 with JSON of `bytes`, 5 MB by default. */
  | { readonly kind: 'huge'; readonly bytes?: number }
  /** A 200 with a presence whose values nobody has seen before. */
  | { readonly kind: 'unknownValues' }
  /** A 200 whose JSON breaks off. */
  | { readonly kind: 'malformedJson' }
  /** No answer at all; the connection stays open. */
  | { readonly kind: 'hang' }
  /** The connection is cut. */
  | { readonly kind: 'reset' }

/** The next `times` requests of a method are answered with `answer` and have no effect. */
export type Fault = {
  readonly method: 'GET' | 'POST' | 'any'
  readonly times: number
  readonly answer: FaultAnswer
}

export type Faults = {
  readonly add: (fault: Fault) => void
  readonly clear: () => void
  /** Takes the oldest fault that fits, or undefined. */
  readonly take: (method: string) => FaultAnswer | undefined
}

export function createFaults(): Faults {
  let waiting: readonly Fault[] = []
  return {
    add: (fault) => {
      waiting = [...waiting, fault]
    },
    clear: () => {
      waiting = []
    },
    take: (method) => {
      const found = waiting.find((one) => one.method === 'any' || one.method === method)
      if (found === undefined) return undefined
      waiting = waiting.flatMap((one) => {
        if (one !== found) return [one]
        return one.times > 1 ? [{ ...one, times: one.times - 1 }] : []
      })
      return found.answer
    },
  }
}

const html = `<!doctype html><html lang="en"><head><title>Guest network</title></head>
<body><h1>Welcome</h1><p>Please accept the terms to use this network.</p></body></html>`

/** Carries the fault out. Returns the status sent, or undefined where none was. */
export function answerFault(
  answer: FaultAnswer,
  oid: string,
  response: ServerResponse,
): number | undefined {
  const send = (status: number, type: string, body: string): number => {
    response.writeHead(status, { 'content-type': type }).end(body)
    return status
  }
  switch (answer.kind) {
    case 'status': {
      const { status, headers = {}, body = '' } = answer
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const type = typeof body === 'string' ? 'text/plain' : 'application/json'
      response.writeHead(status, { 'content-type': type, ...headers }).end(text)
      return status
    }
    case 'captivePortal':
      return send(200, 'text/html; charset=utf-8', html)
    case 'empty':
      return send(200, 'application/json', '')
    case 'huge':
      return send(200, 'application/json', hugePresence(oid, answer.bytes ?? 5_000_000))
    case 'unknownValues': {
      const unseen = { id: oid, availability: 'Levitating', activity: 'Hovering', mood: 7 }
      return send(200, 'application/json', JSON.stringify(unseen))
    }
    case 'malformedJson':
      return send(200, 'application/json', `{"id":"${oid}","availability":"Avail`)
    case 'hang':
      return undefined
    case 'reset':
      response.socket?.resetAndDestroy()
      return undefined
  }
}

function hugePresence(oid: string, bytes: number): string {
  const padding = 'x'.repeat(bytes)
  return JSON.stringify({ id: oid, availability: 'Busy', activity: 'Busy', padding })
}
