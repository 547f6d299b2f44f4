import type { PhoneForm } from '../../../src-preload/contract.ts'
import { Fault } from '../../domain/codes.ts'
import { hostAllowed } from '../policy/hosts.ts'
import { withTemplate } from '../policy/phone.ts'
import type { CommandParts, CommandsOf } from './parts.ts'

export function phoneCommands(parts: CommandParts): CommandsOf<'phone'> {
  const { app, setUpPhone, forgetPhoneSecret } = parts
  const { settings, phone } = app

  /** What the policy fixes in the place of what was typed. */
  async function setUp(form: PhoneForm) {
    const { extension, ...complete } = withTemplate(form, settings.policy, settings.username)
    const result = await setUpPhone(complete)
    if (!hostAllowed(result.phone.server, settings.policy.allowedHosts))
      throw new Fault('sip.hostNotAllowed')
    return {
      ...result,
      phone: { ...result.phone, ...(extension === undefined ? {} : { extension }) },
    }
  }

  return {
    'phone.save': async (form) => {
      const ready = await setUp(form)
      settings.check({ phone: ready.phone })
      await ready.saveSecret()
      settings.update({ phone: ready.phone })
      await Promise.all([phone.restart(), app.refresh()])
      return null
    },
    'phone.test': async (form) => (await setUp(form)).test(),
    'phone.remove': async () => {
      settings.update({ phone: null })
      try {
        // Before the restart: with it, a template of the policy alone would connect once more.
        await forgetPhoneSecret()
      } finally {
        await phone.restart()
        await app.refresh()
      }
      return null
    },
  }
}
