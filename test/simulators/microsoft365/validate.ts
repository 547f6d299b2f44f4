import type { Pair } from './model.ts'

/** An answer of Graph other than success ("Microsoft Graph error responses and resource types"). */
export type GraphError = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

export const graphError = (status: number, code: string, message: string): GraphError => ({
  status,
  code,
  message,
})

export const isGraphError = (value: object): value is GraphError => 'code' in value

/** What setPresence or setUserPreferredPresence asks for; the duration in milliseconds. */
export type Wish = Pair & { readonly durationMs: number | undefined }

/** "presence: setPresence" (v1.0): the combinations that an application may set. */
export const sessionPairs: readonly Pair[] = [
  { availability: 'Available', activity: 'Available' },
  { availability: 'Busy', activity: 'InACall' },
  { availability: 'Busy', activity: 'InAConferenceCall' },
  { availability: 'Away', activity: 'Away' },
  { availability: 'DoNotDisturb', activity: 'Presenting' },
]

/** "presence: setUserPreferredPresence" (v1.0). Offline/OffWork is "Appear offline". */
export const preferredPairs: readonly Pair[] = [
  { availability: 'Available', activity: 'Available' },
  { availability: 'Busy', activity: 'Busy' },
  { availability: 'DoNotDisturb', activity: 'DoNotDisturb' },
  { availability: 'BeRightBack', activity: 'BeRightBack' },
  { availability: 'Away', activity: 'Away' },
  { availability: 'Offline', activity: 'OffWork' },
]

const minute = 60_000
export const defaultSessionMs = 5 * minute
const shortestSessionMs = 5 * minute
const longestSessionMs = 240 * minute

/**
 * The sessionId is looked at before the permissions (github.com/osodevops/ms-teams-cli issue 71);
 * its message is the one seen there.
 */
export function checkSessionId(body: Record<string, unknown>): GraphError | undefined {
  if (typeof body.sessionId === 'string' && body.sessionId !== '') return undefined
  return graphError(400, 'InvalidArgument', '[SessionId]: The SessionId field is required.')
}

/** "Provide the ID of the application as sessionId": with another one Graph refuses [I]. */
export function checkOwnSession(
  body: Record<string, unknown>,
  clientId: string,
): GraphError | undefined {
  if (body.sessionId === clientId) return undefined
  return graphError(400, 'InvalidArgument', 'The sessionId is not the ID of the application.')
}

/** OData refuses parameters that an action does not have. */
export function checkParameters(
  body: Record<string, unknown>,
  known: readonly string[],
): GraphError | undefined {
  const stray = Object.keys(body).find((name) => !known.includes(name))
  if (stray === undefined) return undefined
  return graphError(400, 'BadRequest', `The parameter '${stray}' is not a valid parameter.`)
}

/** Reads setPresence's parameters: five minutes to four hours, five minutes by default. */
export function readSessionWish(body: Record<string, unknown>): Wish | GraphError {
  const wish = readWish(body, sessionPairs)
  if (isGraphError(wish)) return wish
  const durationMs = wish.durationMs ?? defaultSessionMs
  if (durationMs < shortestSessionMs || durationMs > longestSessionMs) {
    return graphError(400, 'InvalidArgument', 'expirationDuration is not from PT5M to PT4H.')
  }
  return { ...wish, durationMs }
}

/** Reads setUserPreferredPresence's parameters. */
export function readPreferredWish(body: Record<string, unknown>): Wish | GraphError {
  return readWish(body, preferredPairs)
}

/** "setUserPreferredPresence": Busy and DoNotDisturb last a day by default, others seven. */
export function defaultPreferredMs({ availability }: Pair): number {
  const days = availability === 'Busy' || availability === 'DoNotDisturb' ? 1 : 7
  return days * 24 * 60 * minute
}

function readWish(body: Record<string, unknown>, allowed: readonly Pair[]): Wish | GraphError {
  const pair = allowed.find(
    (one) => one.availability === body.availability && one.activity === body.activity,
  )
  if (pair === undefined) {
    return graphError(400, 'InvalidArgument', 'Invalid combination of availability and activity.')
  }
  if (body.expirationDuration === undefined || body.expirationDuration === null) {
    return { ...pair, durationMs: undefined }
  }
  const durationMs = readDuration(body.expirationDuration)
  if (durationMs === undefined) {
    return graphError(400, 'InvalidArgument', 'expirationDuration is no ISO 8601 duration.')
  }
  return { ...pair, durationMs }
}

const duration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** Milliseconds of an ISO 8601 duration of days and smaller units; undefined for none or zero. */
export function readDuration(value: unknown): number | undefined {
  const found = typeof value === 'string' ? duration.exec(value) : null
  if (found === null) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((n) => Number(n ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 || undefined
}
