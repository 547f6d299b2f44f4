import { send } from '../bridge.ts'
import type { CommandArgument, Outcome } from '../types.ts'

export function saveSettings(form: CommandArgument<'settings.set'>): Promise<Outcome<null>> {
  return send('settings.set', form)
}
