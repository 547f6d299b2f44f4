import type { SettingsForm } from '../../../src-preload/contract.ts'
import type { Settings } from '../settings/schema.ts'
import type { CommandParts, CommandsOf } from './parts.ts'

export function settingsCommands({ app }: CommandParts): CommandsOf<'settings' | 'mapping'> {
  const { settings } = app
  return {
    'settings.set': async (form) => {
      settings.update(merged(settings.current, form))
      return null
    },
    'mapping.set': async ({ kind, ...row }) => {
      settings.update({ mapping: { ...settings.current.mapping, [kind]: row } })
      return null
    },
    'mapping.reset': async ({ kind }) => {
      const { [kind ?? 'available']: _, ...others } = settings.current.mapping
      settings.update({ mapping: kind === null ? {} : others })
      return null
    },
  }
}

/** Objects are replaced member by member, everything else as a whole. */
function merged(current: Settings, form: SettingsForm): Partial<Omit<Settings, 'version'>> {
  const own: Readonly<Record<string, unknown>> = current
  return Object.fromEntries(
    Object.entries(form).map(([key, value]) => {
      const before = own[key]
      return [key, typeof value === 'object' ? { ...Object(before), ...value } : value]
    }),
  )
}
