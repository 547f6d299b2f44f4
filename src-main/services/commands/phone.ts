import type { CommandParts, CommandsOf } from './parts.ts'

export function phoneCommands(parts: CommandParts): CommandsOf<'phone'> {
  const { app, setUpPhone, forgetPhoneSecret } = parts
  const { settings, phone } = app
  return {
    'phone.save': async (form) => {
      const setUp = await setUpPhone(form)
      await setUp.saveSecret()
      settings.update({ phone: setUp.phone })
      await Promise.all([phone.restart(), app.refresh()])
      return null
    },
    'phone.test': async (form) => (await setUpPhone(form)).test(),
    'phone.remove': async () => {
      settings.update({ phone: null })
      await phone.restart()
      await forgetPhoneSecret()
      await app.refresh()
      return null
    },
  }
}
