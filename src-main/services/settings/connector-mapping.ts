/** Each connector has a mapping of its own: one comes, the other is kept until it comes back. */
import type { Connector } from '../../domain/connectors.ts'
import { mappableKinds } from '../../domain/mapping.ts'
import type { Settings } from './schema.ts'
import type { SettingsService } from './settings.ts'

type Change = Pick<Settings, 'mapping' | 'otherMappings'>

/** What changes when the phone gets the connector `next`; nothing where it has it already. */
export function mappingFor(
  { own, current, locked }: Pick<SettingsService, 'own' | 'current' | 'locked'>,
  next: Connector,
): Partial<Change> {
  const before = current.phone?.connector ?? 'sip'
  if (before === next) return {}
  const { [next]: comes = {}, ...others } = own.otherMappings
  const fixed = mappableKinds.filter((kind) => locked.includes(`mapping.${kind}`))
  return {
    // The rows of the policy hold for every connector.
    mapping: {
      ...comes,
      ...Object.fromEntries(fixed.map((kind) => [kind, current.mapping[kind]])),
    },
    otherMappings:
      Object.keys(own.mapping).length === 0 ? others : { ...others, [before]: own.mapping },
  }
}
