import {
  type Answer,
  codeOfAnswer,
  isRefused,
  isSuccess,
  isUnsupported,
  isWrongPassword,
} from './answer.ts'
import { backoffMs, refusedMs } from './backoff.ts'
import { nextRequest } from './publisher-request.ts'
import type {
  PublisherEffect,
  PublisherEvent,
  PublisherState,
  PublisherStep,
  PublishRequest,
} from './publisher-state.ts'
import type { ExtensionStatus } from './types.ts'

/** Refresh after three quarters of the lifetime: time for two more tries before it ends. */
const refreshAfter = 0.75
const longestLifetime = 86_400
const mostLeftovers = 4
/** Tries to take a publication back before it is left to expire by itself. */
const mostRemovals = 8

/**
 * Event state publication (RFC 3903) as a pure machine: events in, effects out.
 *
 *            want, timer, online                    answer
 *   ┌──────┐ ───────────────────▶ ┌───────────┐ ──────────────────▶ idle, refresh armed (2xx)
 *   │ idle │                      │ in flight │ ──────────────────▶ sent anew at once (412, 423, 500)
 *   └──────┘ ◀─────────────────── └───────────┘ ──────────────────▶ waiting, retry armed (the rest)
 *              offline: the entity tag is kept
 *
 * One request is in flight at a time and the newest status wins. Every PUBLISH carries the whole
 * document, since some servers answer a refresh without one by forgetting it.
 */
export function step(state: PublisherState, event: PublisherEvent): PublisherStep {
  switch (event.type) {
    case 'want':
      return want(state, event.status)
    case 'online':
      return proceed({
        ...state,
        ...{ online: true, supported: true, waiting: 'no', failures: 0, inFlight: undefined },
        ...{ due: 'assert', shown: undefined },
      })
    case 'offline':
      return {
        state: {
          ...withoutDoubt(state),
          ...{ online: false, waiting: 'no', inFlight: undefined, shown: undefined },
        },
        effects: [{ type: 'disarm' }],
      }
    case 'timer':
      return again(state)
    case 'nudge':
      return state.waiting === 'backoff' ? again(state) : { state, effects: [] }
    case 'accompanied':
      return { state: { ...state, accompanied: event.accompanied }, effects: [] }
    case 'blocked':
      return block(state, event.blocked)
    case 'answer':
      return answered(state, event.answer, event.chance)
    case 'late':
      return late(state, event.entityTag)
  }
}

function again(state: PublisherState): PublisherStep {
  const due = state.due === 'assert' ? 'assert' : 'refresh'
  return proceed({ ...state, waiting: 'no', due })
}

const taken: PublisherEffect = { type: 'failed', code: 'extension.taken' }

function block(state: PublisherState, blocked: boolean): PublisherStep {
  if (blocked === state.blocked) return { state, effects: [] }
  if (blocked) return proceed({ ...state, blocked }, state.wanted ? [taken] : [])
  return proceed({ ...state, blocked, due: 'assert' })
}

function want(state: PublisherState, wanted: ExtensionStatus | null): PublisherStep {
  const next = { ...state, wanted }
  if (state.blocked && wanted !== null) return proceed(next, [taken])
  const nothingToDo = state.online && nextRequest(next) === undefined && !state.inFlight
  if (nothingToDo && state.waiting === 'no' && state.supported) {
    return { state: { ...next, shown: wanted }, effects: [{ type: 'published', status: wanted }] }
  }
  return proceed(next)
}

/** Sends what has to be sent next, if anything may be sent now. */
function proceed(state: PublisherState, effects: readonly PublisherEffect[] = []): PublisherStep {
  const next = nextRequest(state)
  const mayNot = !state.online || state.waiting !== 'no' || !state.supported
  if (next === undefined || state.inFlight || mayNot) return { state, effects }
  return {
    state: { ...state, inFlight: next },
    effects: [...effects, { type: 'disarm' }, { type: 'send', request: next }],
  }
}

function answered(before: PublisherState, answer: Answer, chance: number): PublisherStep {
  const sent = before.inFlight
  if (sent === undefined) return { state: before, effects: [] }
  const state = { ...before, inFlight: undefined }
  if (isWrongPassword(answer)) {
    return halt(state, { type: 'failed', code: 'sip.wrongPassword' })
  }
  if (isUnsupported(answer)) {
    const none = {
      ...state,
      ...{ supported: false, entityTag: undefined, doubtful: undefined, leftovers: [] },
    }
    return halt(none, { type: 'supported', supported: false })
  }
  switch (sent.kind) {
    case 'publish':
      return publishAnswered(state, sent, answer, chance)
    case 'leave':
      return leaveAnswered(state, answer, chance)
    case 'remove':
      return removeAnswered(state, answer, chance)
    case 'removeLeftover': {
      // Whatever else the server says, the tag must not hold up what is wanted.
      if (answer.local || answer.status === 503) return retry(state, answer, chance)
      const leftovers = state.leftovers.filter((tag) => tag !== sent.entityTag)
      // It was there: Kamailio now tells watchers that its tuple, which is also ours, is closed.
      const due = isSuccess(answer) ? 'assert' : state.due
      return proceed({ ...state, leftovers, due })
    }
  }
}

function late(state: PublisherState, entityTag: string): PublisherStep {
  // The tag before it has served its turn, unless a request that bears it is under way.
  if (state.inFlight === undefined) return proceed({ ...state, entityTag })
  return proceed({ ...state, leftovers: withLeftover(state, entityTag) })
}

function publishAnswered(
  state: PublisherState,
  sent: Extract<PublishRequest, { kind: 'publish' }>,
  answer: Answer,
  chance: number,
): PublisherStep {
  const { entityTag } = sent
  if (isSuccess(answer)) {
    const seconds = answer.expires || sent.lifetime
    const accepted: PublisherState = {
      ...state,
      ...{ shown: sent.status, held: sent.status, entityTag: answer.entityTag },
      ...{ due: 'no', failures: 0 },
      ...{ doubtful: undefined, leftovers: withLeftover(state, state.doubtful) },
    }
    const news: PublisherEffect =
      sent.reason === 'refresh' ? { type: 'refreshed' } : { type: 'published', status: sent.status }
    return proceed(accepted, [news, { type: 'arm', delayMs: refreshMs(seconds) }])
  }
  if (answer.status === 412 && entityTag !== undefined) {
    return proceed({ ...state, entityTag: undefined, shown: undefined })
  }
  // Kamailio answers 500 to a tag of a foreign format. If it takes the same without the tag, that
  // was it; if not, the server has other troubles and the tag stays good.
  if (answer.status === 500 && entityTag !== undefined) {
    return proceed({ ...state, entityTag: undefined, shown: undefined, doubtful: entityTag })
  }
  if (answer.status === 423) {
    const lifetime = Math.min(answer.minExpires ?? 0, longestLifetime)
    if (lifetime > sent.lifetime) return proceed({ ...state, lifetime })
  }
  return retry(state, answer, chance)
}

/** It expires by itself; until then the other computer's newer publication stands before it. */
function leaveAnswered(state: PublisherState, answer: Answer, chance: number): PublisherStep {
  if (isGone(answer)) return removeAnswered(state, answer, chance)
  if (answer.local) return retry(state, answer, chance)
  return proceed({ ...state, accompanied: false })
}

function removeAnswered(state: PublisherState, answer: Answer, chance: number): PublisherStep {
  const gone = isGone(answer)
  if (!gone && state.failures + 1 < mostRemovals) return retry(state, answer, chance)
  const removed: PublisherState = {
    ...state,
    ...{ entityTag: undefined, held: undefined, shown: null, due: 'no', failures: 0 },
  }
  return proceed(removed, gone ? [{ type: 'published', status: null }] : [])
}

function retry(state: PublisherState, answer: Answer, chance: number): PublisherStep {
  const jitter = isRefused(answer) ? refusedMs(chance) : backoffMs(state.failures, chance)
  const delayMs = Math.max(jitter, (answer.retryAfter ?? 0) * 1000)
  const waiting = answer.retryAfter === undefined ? 'backoff' : 'retryAfter'
  return {
    state: { ...withoutDoubt(state), waiting, failures: state.failures + 1 },
    effects: [
      { type: 'failed', code: codeOfAnswer(answer, 'sip.publishUnsupported'), retryInMs: delayMs },
      { type: 'arm', delayMs },
    ],
  }
}

/** Until the next connection. */
function halt(state: PublisherState, effect: PublisherEffect): PublisherStep {
  const effects: PublisherEffect[] = [{ type: 'disarm' }, effect]
  return { state: { ...withoutDoubt(state), waiting: 'connection' }, effects }
}

/** After a request to remove: the server holds that publication no more. */
function isGone(answer: Answer): boolean {
  return isSuccess(answer) || [404, 410, 412].includes(answer.status)
}

function refreshMs(seconds: number): number {
  return Math.max(1_000, Math.round(Math.min(seconds, longestLifetime) * 1000 * refreshAfter))
}

function withoutDoubt(state: PublisherState): PublisherState {
  return { ...state, entityTag: state.entityTag ?? state.doubtful, doubtful: undefined }
}

function withLeftover(state: PublisherState, entityTag: string | undefined): readonly string[] {
  if (entityTag === undefined) return state.leftovers
  return [...state.leftovers, entityTag].slice(-mostLeftovers)
}
