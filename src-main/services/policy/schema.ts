/**
 * The policy of an organisation: what the templates in assets/policy, the table in docs/policy.md
 * and the parser are made from. Each key fixes its setting, but for `sync`, `mirror`, `assert` and `reflect`,
 * which are a default until their `...Locked` is on.
 */
import { z } from 'zod'
import { appKeys } from './keys-app.ts'
import { connectionKeys } from './keys-connection.ts'
import { connectorKeys } from './keys-connector.ts'
import { syncKeys } from './keys-sync.ts'
import { type PolicyMeta, policyMeta } from './meta.ts'

export const policyKeys = { ...connectionKeys, ...connectorKeys, ...syncKeys, ...appKeys }

export type PolicyKey = keyof typeof policyKeys

/** What is in force: every key may be absent. */
const policySchema = z.object(policyKeys).partial()
export type Policy = z.infer<typeof policySchema>

export const policyKeyNames = Object.keys(policyKeys) as readonly PolicyKey[]

export function metaOf(key: PolicyKey): PolicyMeta {
  const meta = policyMeta.get(policyKeys[key])
  if (meta === undefined) throw new Error(`${key} has no description`)
  return meta
}
