/** What a world's trace tells. */
import type { Effect } from '../../../src-main/domain/machine/events.ts'
import type { World } from '../../property/world.ts'

export const effects = <T extends Effect['type']>(world: World, type: T) =>
  world.trace.flatMap((t) =>
    t.kind === 'effect' && t.effect.type === type ? [t.effect as Extract<Effect, { type: T }>] : [],
  )
export const records = (world: World) => effects(world, 'record').map(({ entry }) => entry)
export const notes = (world: World) => effects(world, 'publish').map(({ status }) => status?.note)
export const pair = (availability: string, activity = availability) => ({ availability, activity })
