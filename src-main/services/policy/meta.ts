/** How a key of the policy is described, and what several of them share. */
import { z } from 'zod'

export const policyCategories = ['microsoft', 'sync', 'phone', 'calls', 'app'] as const

export interface PolicyMeta {
  readonly title: string
  readonly description: string
  readonly category: (typeof policyCategories)[number]
  /** Path of the setting that it fixes, where the value is that setting as it stands. */
  readonly setting?: string
  readonly example: unknown
}

export const policyMeta = z.registry<PolicyMeta>()

/** The registry of Windows and many tools have numbers where others have true and false. */
export const flag = () =>
  z.preprocess((value) => (value === 1 ? true : value === 0 ? false : value), z.boolean())

export const text = (longest: number) => z.string().trim().min(1).max(longest)
