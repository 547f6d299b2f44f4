/** What the administrative template says, by language; English comes from the schema. */
import type { PolicyMeta } from '../../src-main/services/policy/meta.ts'
import { metaOf, type PolicyKey } from '../../src-main/services/policy/schema.ts'

export type KeyWords = Pick<PolicyMeta, 'title' | 'description'>

export interface TemplateWords {
  readonly description: string
  readonly supported: string
  readonly categories: Readonly<Record<PolicyMeta['category'], string>>
  readonly of: (key: PolicyKey) => KeyWords
}

export const english: TemplateWords = {
  description: 'Settings of Lockstep that the organisation prescribes.',
  supported: 'Lockstep 0.1 or later',
  categories: {
    microsoft: 'Microsoft 365',
    sync: 'Synchronisation',
    phone: 'Phone system',
    calls: 'Calls',
    app: 'App',
  },
  of: metaOf,
}
