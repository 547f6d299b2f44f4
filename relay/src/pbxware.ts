/**
 * The job of PBXware's do not disturb: `GET` and `PUT /v1/pbxware/dnd`. Whoever shows an ID token may
 * see and switch the do not disturb of their own extension, and of no other.
 */
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { PbxwareConfig } from './config-pbxware.ts'
import { type Answer, bodyOf, type Doors, json, nothing, tokenOf } from './http.ts'
import type { Metrics } from './metrics.ts'
import { createPbxwareApi, type ListedExtension, PbxwareError } from './pbxware-api.ts'
import { comparable, createDirectory } from './pbxware-directory.ts'
import { readDnd, writeDnd } from './pbxware-dnd.ts'
import { vendorSyncOf } from './pbxware-vendor-sync.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Verified } from './tokens.ts'

export interface PbxwareParts {
  readonly config: PbxwareConfig
  readonly check: (token: string) => Promise<Verified>
  readonly metrics: Metrics
  /** For each person. */
  readonly limit: RateLimit
  readonly log: (message: string) => void
  /** Monotonic milliseconds. */
  readonly now: () => number
}

/** Why it was not done; the desktop has words for each. */
type Refusal =
  /** No extension has the person's sign-in name as its e-mail. */
  | 'noExtension'
  | 'duplicate'
  /** The desktop's extension is not the one that has the person's e-mail. */
  | 'otherExtension'
  /** PBXware's own sync writes there. */
  | 'vendorSync'
  /** It was told, and is not so. */
  | 'notEffective'

const wanted = z.object({ on: z.boolean() })
const bodyLimit = 1_024
/** For everything that PBXware is asked for one answer; the desktop gives up after 30 s. */
const answerMs = 20_000

export function pbxwareDoors(parts: PbxwareParts): Doors {
  const { config, check, metrics, limit } = parts
  const api = createPbxwareApi(config)
  const directory = createDirectory(api, config.tenants, parts.now)
  const turns = createTurns()
  let lastTrouble = ''

  function outcome(name: string, answer: Answer): Answer {
    metrics.count('pbxware', name)
    return answer
  }
  const refuse = (code: Refusal, status: number) => outcome(code, json({ code }, status))

  /** The log says each trouble once, and who is concerned never. */
  function tell(message: string): void {
    if (message !== lastTrouble) parts.log(`pbxware: ${message}`)
    lastTrouble = message
  }

  async function serve(request: IncomingMessage, url: URL): Promise<Answer> {
    const token = tokenOf(request)
    if (token === undefined) return outcome('refused', nothing(401))
    const verified = await check(token)
    if (!verified.ok)
      return outcome(verified.reason, nothing(verified.reason === 'refused' ? 401 : 503))
    // A guest's sign-in name is another organisation's to give.
    const { signInName, person } = verified
    if (signInName === undefined) return outcome('refused', nothing(401))
    if (!limit(person.objectId)) return outcome('limited', { ...nothing(429), retryAfter: 30 })
    const order = request.method === 'PUT' ? orderOf(await bodyOf(request, bodyLimit)) : 'read'
    if (order === undefined) return outcome('malformed', nothing(400))
    try {
      const extension = url.searchParams.get('extension')
      const answer = await withinTime(
        turns(person.objectId, () => carryOut(signInName, extension, order)),
      )
      if (lastTrouble !== '') tell('works again')
      lastTrouble = ''
      return answer
    } catch (error) {
      if (!(error instanceof PbxwareError)) throw error
      tell(error.message)
      return outcome(`pbxware-${error.trouble}`, json({ code: error.trouble }, 502))
    }
  }

  async function carryOut(
    signInName: string,
    extension: string | null,
    order: 'read' | boolean,
  ): Promise<Answer> {
    const found = await directory.find(signInName)
    if (found.kind === 'none') return refuse('noExtension', 404)
    if (found.kind === 'several') return refuse('duplicate', 409)
    const own = found.extension
    if (!(await isOwn(own, extension, signInName))) return refuse('otherExtension', 409)
    const vendorSync = vendorSyncOf(config.vendorSync, own)
    if (order === true && vendorSync === 'on') return refuse('vendorSync', 409)
    const on = order === 'read' ? await readDnd(api, own) : await writeDnd(api, own, order, config)
    if (order !== 'read' && on !== order) return refuse('notEffective', 409)
    const answer = json({ extension: own.number, email: own.email, on, vendorSync })
    return outcome(order === 'read' ? 'read' : 'written', answer)
  }

  /** The list may be a minute old; what the extension says now counts, where it says it. */
  async function isOwn(
    own: ListedExtension,
    claimed: string | null,
    signInName: string,
  ): Promise<boolean> {
    const { user, email } = await api.sipUser(own)
    if (email !== undefined && comparable(email) !== comparable(signInName)) return false
    return claimed === null || claimed === own.number || claimed === user
  }

  return (request, url) => {
    if (url.pathname !== '/v1/pbxware/dnd') return undefined
    if (request.method !== 'GET' && request.method !== 'PUT') return Promise.resolve(nothing(405))
    return serve(request, url)
  }
}

function orderOf(body: string | undefined): boolean | undefined {
  try {
    return wanted.safeParse(JSON.parse(body ?? '')).data?.on
  } catch {
    return undefined
  }
}

/** One person's requests one after the other: on and off never overtake each other. */
function createTurns(): <T>(who: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (who, work) => {
    const mine = (last.get(who) ?? Promise.resolve()).catch(() => undefined).then(work)
    last.set(who, mine)
    const forget = () => {
      if (last.get(who) === mine) last.delete(who)
    }
    mine.then(forget, forget)
    return mine
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const tooSlow = () => reject(new PbxwareError('unreachable', 'is too slow'))
  const timeout = setTimeout(tooSlow, answerMs)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timeout)
  }
}
