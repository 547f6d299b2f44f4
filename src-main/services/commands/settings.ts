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
      const rows = Object.entries(settings.current.mapping)
      const { locked } = settings
      // "All" are those that the person may change.
      const kept = rows.filter(([row]) =>
        kind === null ? locked.includes(`mapping.${row}`) : row !== kind,
      )
      settings.update({ mapping: Object.fromEntries(kept) })
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
