/**
 * The messages of the local Teams API, protocol 2.0.0 ("Third-party app API" in the settings of
 * Teams). Microsoft documents the switch only
 * (https://support.microsoft.com/office/aabca9f2-47bb-407f-9f9b-81a104a883d6), the messages are
 * those that https://github.com/svrooij/teams-monitor wrote down. They are partial: what one does
 * not mention stays as it was.
 */

export interface TeamsMessage {
  /** It told something of meetings, so the other end is Teams and lets us in. */
  readonly update: boolean
  readonly inMeeting?: boolean
  readonly sharing?: boolean
  /** In a meeting and not paired: a request makes Teams ask the person. */
  readonly canPair?: boolean
  /** The person accepted: the token for this and the next connections. */
  readonly token?: string
  /** The request that this answers. */
  readonly answers?: number
}

/** Real messages have some hundred characters; anything longer is not from Teams. */
export const longestMessage = 64 * 1024
const longestToken = 512

/** `undefined` for whatever is no message of Teams. */
export function parseMessage(data: unknown): TeamsMessage | undefined {
  const message = objectOf(data)
  if (message === undefined) return undefined
  const { tokenRefresh, requestId, response } = message
  const update = recordOf(message.meetingUpdate)
  const token = tokenOf(tokenRefresh)
  const answers = typeof requestId === 'number' && typeof response === 'string'
  if (update === undefined && token === undefined && !answers) return undefined
  return {
    update: update !== undefined,
    ...(update === undefined ? {} : meetingOf(update)),
    ...(token === undefined ? {} : { token }),
    ...(answers ? { answers: requestId } : {}),
  }
}

/** Without a state, the permissions tell: only a meeting can be left, or paired in. */
function meetingOf(update: Readonly<Record<string, unknown>>) {
  const { isInMeeting, isSharing } = recordOf(update.meetingState) ?? {}
  const { canPair, canLeave } = recordOf(update.meetingPermissions) ?? {}
  const permitted = typeof canPair === 'boolean' || typeof canLeave === 'boolean'
  const inMeeting =
    typeof isInMeeting === 'boolean'
      ? isInMeeting
      : permitted
        ? canPair === true || canLeave === true
        : undefined
  return {
    ...(inMeeting === undefined ? {} : { inMeeting }),
    ...(typeof isSharing === 'boolean' ? { sharing: isSharing } : {}),
    ...(typeof canPair === 'boolean' ? { canPair } : {}),
  }
}

function objectOf(data: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof data !== 'string' || data.length > longestMessage) return undefined
  try {
    return recordOf(JSON.parse(data))
  } catch {
    return undefined
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : undefined
}

function tokenOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longestToken
    ? value
    : undefined
}
