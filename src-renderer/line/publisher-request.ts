import type { PublisherState, PublishRequest } from './publisher-state.ts'
import type { ExtensionStatus } from './types.ts'

/** Seconds that the last publication of a leaving computer stands, at most. */
const leaveLifetime = 60

/** What has to be sent to bring the server to what is wanted; `undefined` when it is there. */
export function nextRequest(state: PublisherState): PublishRequest | undefined {
  const { entityTag, held, lifetime } = state
  const wanted = state.blocked ? null : state.wanted
  const changed = !sameContent(wanted, state.shown)
  if (wanted && (changed || state.due !== 'no')) {
    const reason = changed || state.due === 'assert' ? 'change' : 'refresh'
    return { kind: 'publish', status: wanted, entityTag, lifetime, reason }
  }
  if (wanted === null && entityTag !== undefined) {
    // A removal makes watchers see "closed", though the other computer goes on publishing.
    if (state.accompanied && held && !state.blocked) {
      return { kind: 'leave', status: held, entityTag, lifetime: leaveLifetime }
    }
    return { kind: 'remove', entityTag }
  }
  const leftover = wanted === undefined ? undefined : state.leftovers[0]
  return leftover === undefined ? undefined : { kind: 'removeLeftover', entityTag: leftover }
}

function sameContent(
  a: ExtensionStatus | null | undefined,
  b: ExtensionStatus | null | undefined,
): boolean {
  if (!a || !b) return a === b
  return (
    a.activity === b.activity &&
    a.note === b.note &&
    a.teams.availability === b.teams.availability &&
    a.teams.activity === b.teams.activity
  )
}
