/** What the settings of do not disturb mean for a line. */
import type { LineConfig } from '../../../../src-preload/line-contract.ts'
import { defaultDoNotDisturb } from '../../../domain/connectors.ts'
import type { Clock, Documents, Log, PhoneEvent } from '../../../ports.ts'
import { createDoNotDisturbKeeper, type DoNotDisturbSwitch } from '../do-not-disturb.ts'
import { claimed } from '../do-not-disturb-claims.ts'
import type { StoredPhone } from '../stored-phone.ts'

/** What the line has to know; absent where it has neither to switch nor to read it. */
export function lineDoNotDisturb(
  { doNotDisturb, addressOfRecord }: StoredPhone,
  documents: Documents,
): LineConfig['doNotDisturb'] {
  const left = claimed(documents, addressOfRecord)
  const { enabled, way, onCode, offCode, watch } = doNotDisturb ?? defaultDoNotDisturb
  const believed = left ? { believedOn: true } : {}
  if (way !== 'api' && (enabled || left)) return { way, onCode, offCode, watch, ...believed }
  return watch === '' && !left ? undefined : { way: 'watch', onCode, offCode, watch, ...believed }
}

/** Absent: nobody asked for it, and nothing was left on; or another way than SIP does it (`api`). */
export function keeperOf(
  { doNotDisturb, addressOfRecord }: StoredPhone,
  parts: { readonly documents: Documents; readonly clock: Clock; readonly log: Log },
) {
  const { enabled, way } = doNotDisturb ?? defaultDoNotDisturb
  if (way === 'api' || !(enabled || claimed(parts.documents, addressOfRecord))) return undefined
  return (by: DoNotDisturbSwitch, onEvent: (event: PhoneEvent) => void) =>
    createDoNotDisturbKeeper({
      ...{ ...parts, switch: by, extension: addressOfRecord, enabled, onEvent },
    })
}
