/**
 * PBXware's HTTP API, as its maker's Postman collection describes it
 * (https://github.com/bicomsystems/PBXware-API-Documentation): one address, an action, JSON back. Its
 * key opens the whole system; it goes by POST, so that no log of addresses ever holds it.
 */
import { z } from 'zod'

/**
 * `refused`: the key is wrong, or may not do this. `failed`: PBXware says that this cannot be done.
 * `notPbxware`: a page or a redirect came instead of an answer. `unreachable`: nobody answers in time.
 */
export type PbxwareTrouble = 'unreachable' | 'refused' | 'notPbxware' | 'failed'

export class PbxwareError extends Error {
  readonly trouble: PbxwareTrouble

  /** @param message for the operator's log; NEVER holds the key or a name */
  constructor(trouble: PbxwareTrouble, message: string) {
    super(message)
    this.trouble = trouble
  }
}

/** What the list of extensions tells of one. */
export interface ListedExtension {
  readonly tenant: string
  /** Internal id, not the number. */
  readonly id: string
  readonly number: string
  readonly email: string
  readonly enabled: boolean
}

/** How do not disturb is set up: not active, for some hours, or until it is turned off. */
export interface DndSettings {
  readonly dnd: '0' | '1' | '2'
  readonly dst: string
  readonly dsttype: string
}

/** Which extension: the tenant's id and the extension's. */
export type Which = Pick<ListedExtension, 'tenant' | 'id'>

export interface PbxwareApi {
  extensions(tenant: string): Promise<readonly ListedExtension[]>
  /** The name that the extension registers with: tenant code and number on multi-tenant systems. */
  sipUser(which: Which): Promise<{ readonly user: string; readonly email?: string | undefined }>
  /** Whether the extension has the enhanced service at all. */
  service(which: Which): Promise<boolean>
  setService(which: Which, on: boolean): Promise<void>
  settings(which: Which): Promise<DndSettings>
  /** Keeps where the calls go. */
  edit(which: Which, settings: DndSettings, hours: number): Promise<void>
}

const usualMs = 8_000
/** A system of 10,000 extensions lists some 4 MB. */
const bodyLimit = 33_554_432

const text = z.union([z.string(), z.number()]).transform(String)
const refusal = z.object({ error: z.unknown() })
const listed = z.object({
  ext: text,
  email: z.string().nullish(),
  status: text.nullish(),
})
const off: readonly string[] = ['disabled', 'suspended', '0', '2']
const configuration = z.object({
  ext: text,
  email: z.string().optional(),
  options: z.object({ username: text.optional() }).optional(),
})
const state = z.object({ state: z.enum(['yes', 'no']) })
const settings = z.object({
  dnd: z
    .union([z.enum(['0', '1', '2']), z.literal([0, 1, 2])])
    .transform((value) => String(value) as '0' | '1' | '2'),
  dst: text.nullish().transform((value) => value ?? ''),
  dsttype: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
})
const done = z.object({ success: z.string() })

/** PHP writes an empty object as an empty list. */
const recordOf = <T extends z.ZodType>(value: T) =>
  z.union([z.tuple([]).transform(() => ({})), z.record(z.string(), value)])

export interface PbxwareApiOptions {
  readonly url: string
  readonly apiKey: string
  readonly requestMs?: number
}

export function createPbxwareApi(options: PbxwareApiOptions): PbxwareApi {
  const { url, apiKey, requestMs = usualMs } = options
  async function call<T>(
    action: string,
    parameters: Readonly<Record<string, string>>,
    schema: z.ZodType<T>,
  ): Promise<T> {
    const body = new URLSearchParams({ apikey: apiKey, action, ...parameters })
    const answer = jsonOf(await post(`${url}/index.php`, body, requestMs), action)
    const refused = refusal.safeParse(answer)
    if (refused.success) throw refusalOf(action, refused.data.error)
    const parsed = schema.safeParse(answer)
    if (!parsed.success) throw new PbxwareError('failed', `${action}: an unknown kind of answer`)
    return parsed.data
  }

  const ids = ({ tenant, id }: Which) => ({ server: tenant, id })

  return {
    async extensions(tenant) {
      const all = await call('pbxware.ext.list', { server: tenant }, recordOf(listed))
      return Object.entries(all).map(([id, { ext, email, status }]) => ({
        ...{ tenant, id, number: ext, email: email ?? '' },
        enabled: !off.includes((status ?? '').toLowerCase()),
      }))
    },
    async sipUser(which) {
      const answer = await call('pbxware.ext.configuration', ids(which), recordOf(configuration))
      const found: z.output<typeof configuration> | undefined = Object.entries(answer).find(
        ([id]) => id === which.id,
      )?.[1]
      if (found === undefined)
        throw new PbxwareError('failed', 'ext.configuration: another extension')
      return { user: found.options?.username ?? found.ext, email: found.email }
    },
    service: async (which) =>
      (await call('pbxware.ext.es.dnd.get', ids(which), state)).state === 'yes',
    async setService(which, on) {
      await call('pbxware.ext.es.dnd.set', { ...ids(which), state: on ? 'yes' : 'no' }, done)
    },
    settings: (which) => call('pbxware.ext.es.dnd.configuration', ids(which), settings),
    async edit(which, { dnd, dst, dsttype }, hours) {
      const rest = {
        // Anything else would be refused, and is kept where it is not named.
        ...(/^\d+$/.test(dst) ? { dst } : {}),
        ...(/^(voicemail|call forward)$/.test(dsttype) ? { dsttype } : {}),
        ...(dnd === '1' ? { duration: String(hours) } : {}),
      }
      await call('pbxware.ext.es.dnd.edit', { ...ids(which), dnd, ...rest }, done)
    },
  }
}

async function post(url: string, body: URLSearchParams, requestMs: number): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
      // The key must never follow a redirect; PBXware's login page is one.
      redirect: 'manual',
      signal: AbortSignal.timeout(requestMs),
    })
    if (response.status >= 500) throw new PbxwareError('unreachable', `HTTP ${response.status}`)
    if (!response.ok) throw new PbxwareError('notPbxware', `HTTP ${response.status}`)
    return await limited(response)
  } catch (error) {
    if (error instanceof PbxwareError) throw error
    const cause = error instanceof Error ? (error.cause ?? error) : error
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer'
    throw new PbxwareError('unreachable', `cannot be reached: ${code}`)
  }
}

async function limited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > bodyLimit) throw new PbxwareError('failed', 'an answer of more than 32 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function jsonOf(body: string, action: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new PbxwareError('notPbxware', `${action}: a page instead of an answer`)
  }
}

/** `Invalid API key.` and `Selected action not allowed` are the operator's to mend. */
function refusalOf(action: string, error: unknown): PbxwareError {
  const words = typeof error === 'string' ? error : ''
  if (/api ?key/i.test(words)) return new PbxwareError('refused', 'refuses the API key')
  if (/not allowed|permission/i.test(words))
    return new PbxwareError('refused', `the API key may not do ${action}`)
  return new PbxwareError('failed', `${action} is refused`)
}
