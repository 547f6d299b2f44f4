/** A policy as a source tells it, made into the one that is in force. */
import { mappableKinds } from '../../domain/mapping.ts'
import { isContent } from '../settings/changes.ts'
import { type Policy, policyKeyNames, policyKeys } from './schema.ts'

export interface PolicyReading {
  readonly policy: Policy
  /** Keys whose value is not used, or not wholly, such as `mapping.busy`. */
  readonly invalid: readonly string[]
  /** Keys that this version does not know. */
  readonly unknown: readonly string[]
}

const maxHosts = 200

export const emptyReading: PolicyReading = { policy: {}, invalid: [], unknown: [] }

/**
 * What is not valid is left out by itself; the rest is in force. Names are compared without regard
 * to case, as the registry of Windows does; of two that differ in case only, the first counts.
 */
export function readPolicy(raw: Readonly<Record<string, unknown>>): PolicyReading {
  const policy: Record<string, unknown> = {}
  const invalid: string[] = []
  const unknown: string[] = []
  for (const [name, value] of Object.entries(raw)) {
    const key = sameName(policyKeyNames, name)
    if (key === undefined) {
      unknown.push(name)
      continue
    }
    if (Object.hasOwn(policy, key)) continue
    if (key === 'allowedHosts') {
      policy[key] = hosts(value, invalid)
      continue
    }
    const parsed = policyKeys[key].safeParse(
      key === 'mapping' ? rows(value, invalid, unknown) : value,
    )
    if (parsed.success) policy[key] = parsed.data
    else invalid.push(key)
  }
  return { policy: policy as Policy, invalid, unknown }
}

/** A fault must not open what was meant closed: an entry that is no host allows no host. */
function hosts(value: unknown, invalid: string[]): string[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  const parsed = entries.map((entry) => policyKeys.allowedHosts.safeParse([entry]))
  const good = parsed.flatMap((result) => (result.success ? result.data : ['']))
  if (entries.length > maxHosts || good.includes('')) invalid.push('allowedHosts')
  return good.filter((host) => host !== '').slice(0, maxHosts)
}

/** The rows of the mapping that are valid, each under the name of its kind. */
function rows(value: unknown, invalid: string[], unknown: string[]): unknown {
  if (!isContent(value)) return value
  const good: Record<string, unknown> = {}
  for (const [name, row] of Object.entries(value)) {
    const kind = sameName(mappableKinds, name)
    if (kind === undefined) unknown.push(`mapping.${name}`)
    else if (!policyKeys.mapping.safeParse({ [kind]: row }).success) invalid.push(`mapping.${kind}`)
    else good[kind] ??= row
  }
  return good
}

function sameName<T extends string>(names: readonly T[], name: string): T | undefined {
  const lower = name.toLowerCase()
  return names.find((candidate) => candidate.toLowerCase() === lower)
}
