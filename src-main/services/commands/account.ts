import { Fault } from '../../domain/codes.ts'
import type { CommandParts, CommandsOf } from './parts.ts'

export function accountCommands({
  app,
  desktop,
}: CommandParts): CommandsOf<'account' | 'microsoft'> {
  const { settings, microsoft } = app
  return {
    'account.signIn': async () => {
      // The browser may take minutes; the snapshot tells how it goes.
      void microsoft.signIn()
      return null
    },
    'account.cancelSignIn': async () => {
      microsoft.cancelSignIn()
      return null
    },
    'account.signOut': async () => {
      await microsoft.signOut()
      return null
    },
    'account.add': async () => {
      void microsoft.add()
      return null
    },
    'account.use': async ({ id }) => {
      await microsoft.use(id)
      return null
    },
    'account.forget': async ({ id }) => {
      await microsoft.forget(id)
      return null
    },
    'account.allowCalls': async () => {
      void microsoft.allowCalls()
      return null
    },
    'account.adminConsent': async ({ how }) => {
      const url = microsoft.adminConsentUrl()
      if (how === 'copy') await desktop.copyText(url)
      else await desktop.openAdminConsent(url)
      return null
    },
    'microsoft.save': async (form) => {
      const { microsoft: before } = settings.current
      if (form.cloud === 'demo' && before.cloud !== 'demo')
        throw new Fault('command.invalid', 'the demo cloud is set up by the demo')
      const same =
        form.clientId === before.clientId &&
        form.tenant === before.tenant &&
        form.cloud === before.cloud
      if (same) return null
      settings.check({ microsoft: { ...before, ...form } })
      // Everybody is signed out with the old settings, then the new ones count.
      await microsoft.forgetAll()
      settings.update({ microsoft: { ...before, ...form } })
      await microsoft.reconnect()
      return null
    },
  }
}
