/** The keys of the policy, as the templates need them: made from the schema. */
import { z } from 'zod'
import { type PolicyMeta, policyMeta } from '../../src-main/services/policy/meta.ts'
import {
  metaOf,
  type PolicyKey,
  policyKeyNames,
  policyKeys,
} from '../../src-main/services/policy/schema.ts'

export type Kind =
  | { readonly type: 'flag' }
  | { readonly type: 'number'; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'text'; readonly longest: number }
  | { readonly type: 'list' }
  | { readonly type: 'table'; readonly names: readonly string[] }

export interface Key {
  readonly name: PolicyKey
  readonly kind: Kind
  readonly meta: PolicyMeta
}

export const keys: readonly Key[] = policyKeyNames.map((name) => ({
  name,
  kind: kindOf(name),
  meta: metaOf(name),
}))

function kindOf(name: PolicyKey): Kind {
  const schema = z.toJSONSchema(policyKeys[name], {
    io: name === 'allowedHosts' ? 'input' : 'output',
    metadata: policyMeta,
  })
  switch (schema.type) {
    case 'boolean':
      return { type: 'flag' }
    case 'integer':
      return { type: 'number', min: schema.minimum ?? 0, max: schema.maximum ?? 0xffffffff }
    case 'array':
      return { type: 'list' }
    case 'object': {
      const names = Object(schema.propertyNames)?.enum
      return { type: 'table', names: z.array(z.string()).parse(names) }
    }
    case 'string':
      return schema.enum === undefined
        ? { type: 'text', longest: schema.maxLength ?? 1_023 }
        : { type: 'choice', values: z.array(z.string()).parse(schema.enum) }
    default:
      throw new Error(`${name} is of a kind that no template has`)
  }
}
