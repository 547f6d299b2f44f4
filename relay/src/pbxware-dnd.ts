/**
 * One extension's do not disturb. PBXware keeps two things: the enhanced service, which the extension
 * has or has not (`dnd.get`, `dnd.set`), and its setting: not active, for some hours, permanent
 * (`dnd.configuration`, `dnd.edit`). Calls are stopped while the service is there and active.
 *
 * `edit` gives the extension the service where it lacks it, and switches the setting; it never takes
 * the service away. `set` is for systems whose administrators want the service itself to be the
 * switch: on means to have it, with a setting that is active; off means not to have it.
 */
import type { DndSettings, PbxwareApi, Which } from './pbxware-api.ts'

export interface DndRules {
  readonly way: 'edit' | 'set'
  /** What is set ends by itself after so many hours; 0: never. */
  readonly hours: number
}

const active = ({ dnd }: DndSettings): boolean => dnd !== '0'

/** @throws PbxwareError */
export async function readDnd(api: PbxwareApi, which: Which): Promise<boolean> {
  const [service, settings] = await Promise.all([api.service(which), api.settings(which)])
  return service && active(settings)
}

/**
 * @returns whether calls are stopped now, as read back
 * @throws PbxwareError
 */
export async function writeDnd(
  api: PbxwareApi,
  which: Which,
  on: boolean,
  { way, hours }: DndRules,
): Promise<boolean> {
  const [service, settings] = await Promise.all([api.service(which), api.settings(which)])
  if (on && !active(settings)) {
    const dnd = hours === 0 ? '2' : '1'
    await api.edit(which, { ...settings, dnd }, hours)
  }
  if (on && !service) await api.setService(which, true)
  if (!on && service && active(settings)) {
    if (way === 'set') await api.setService(which, false)
    else await api.edit(which, { ...settings, dnd: '0' }, hours)
  }
  return readDnd(api, which)
}
