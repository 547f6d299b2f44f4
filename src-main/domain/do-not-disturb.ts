/**
 * Do not disturb that stops calls at the extension: when it is switched, and whose it is. Set on an
 * edge only, undone only where it is ours, and the person at the phone always has the last word.
 */

/** A switch under way. */
interface Pending {
  readonly on: boolean
  /** `answered`: the phone system agreed, but does not show it yet. */
  readonly how: 'asked' | 'answered'
  /** It was nothing of ours before. */
  readonly first: boolean
}

export interface DoNotDisturb {
  /** Whether calls should be stopped; `undefined`: nobody has said so yet. */
  readonly wanted: boolean | undefined
  /** It may be on because of us: remembered on disk from before it is set until it is undone. */
  readonly ours: boolean
  /** As the phone system tells it; `null`: it cannot tell; `undefined`: it has not told yet. */
  readonly read: boolean | null | undefined
  /** It was seen to be on since we set it. */
  readonly seenOn: boolean
  /** Nothing is left to do for what is wanted. */
  readonly settled: boolean
  /** The person set it otherwise at the phone: left alone until the next edge. */
  readonly gaveWay: boolean
  readonly pending: Pending | undefined
}

/** @param ours an earlier run may have left it on */
export function initialDoNotDisturb(ours: boolean): DoNotDisturb {
  return {
    ...{ wanted: undefined, ours, read: undefined, seenOn: false },
    ...{ settled: false, gaveWay: false, pending: undefined },
  }
}

/** What has to be switched now; `undefined`: nothing, or not before it was read. */
export function nextSwitch(state: DoNotDisturb): boolean | undefined {
  const { wanted, ours, read, settled, gaveWay, pending } = state
  if (wanted === undefined || pending?.how === 'asked' || pending?.on === wanted) return undefined
  if (!wanted) return ours ? false : undefined
  if (settled || gaveWay) return undefined
  // It is on already: by us in an earlier run, which is adopted, or by the person.
  return read === true || read === undefined ? undefined : true
}

/** The Teams side changed its mind; the same again is no edge. */
export function want(state: DoNotDisturb, wanted: boolean): DoNotDisturb {
  if (wanted === state.wanted) return state
  return onRead({ ...state, wanted, settled: false, gaveWay: false }, state.read)
}

/** The phone system told what is on, or that it cannot tell. */
export function onRead(before: DoNotDisturb, read: boolean | null | undefined): DoNotDisturb {
  const { ours, wanted, pending, seenOn } = before
  const state = { ...before, read }
  if (pending?.how === 'answered' && read === pending.on) return done(state, pending.on)
  if (read === true) {
    if (ours) return { ...state, seenOn: true, settled: wanted === true }
    // Set by the person before us: what becomes of it is the person's business.
    return wanted === true ? { ...state, gaveWay: true } : state
  }
  const switchedOff = read === false && ours && seenOn && pending === undefined
  if (!switchedOff) return state
  return { ...state, ours: false, seenOn: false, settled: false, gaveWay: wanted === true }
}

/** To be told, and kept on disk, before the switch is asked for. */
export function onAsked(state: DoNotDisturb, on: boolean): DoNotDisturb {
  return { ...state, ours: state.ours || on, pending: { on, how: 'asked', first: !state.ours } }
}

/** The phone system agreed. Where it shows something else still, that has to follow. */
export function onAnswered(state: DoNotDisturb): DoNotDisturb {
  const { pending, read } = state
  if (pending === undefined) return state
  if (read === !pending.on) return { ...state, pending: { ...pending, how: 'answered' } }
  return done(state, pending.on)
}

/**
 * It could not be switched.
 * @param certain the phone system refused, so that nothing changed
 */
export function onFailed(state: DoNotDisturb, certain: boolean): DoNotDisturb {
  const { pending, seenOn } = state
  if (pending === undefined) return state
  const refused = pending.on && pending.first && certain && !seenOn
  return onRead({ ...state, ours: state.ours && !refused, pending: undefined }, state.read)
}

/** The phone system agreed, and nothing changed: more of the same would change nothing either. */
export function onNoEffect(state: DoNotDisturb): DoNotDisturb {
  const { pending } = state
  if (pending === undefined) return state
  // Not forgotten while it should be on: it may work after all, and then it is to be undone.
  return { ...state, pending: undefined, settled: true, ours: state.ours && pending.on }
}

/** What a person is shown; `on: null`: not known. */
export function shownDoNotDisturb(state: DoNotDisturb): { on: boolean | null; ours: boolean } {
  const believed = state.ours && state.settled ? true : null
  const on = state.read ?? believed
  return { on, ours: state.ours && on !== false }
}

function done(state: DoNotDisturb, on: boolean): DoNotDisturb {
  const rest = { ...state, pending: undefined }
  if (on) return { ...rest, settled: state.wanted === true, seenOn: state.read === true }
  return { ...rest, ours: false, seenOn: false, settled: false }
}
