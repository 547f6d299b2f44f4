import { Fault } from '../../domain/codes.ts'
import type { CommandParts, CommandsOf } from './parts.ts'

const notYet = async (): Promise<never> => {
  throw new Fault('command.invalid', 'not available')
}

export function accountCommands({ app }: CommandParts): CommandsOf<'account' | 'microsoft'> {
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
    'account.add': notYet,
    'account.use': notYet,
    'account.forget': notYet,
    'account.allowCalls': notYet,
    'account.adminConsent': notYet,
    'microsoft.save': async (form) => {
      const { microsoft: before } = settings.current
      if (form.cloud === 'demo' && before.cloud !== 'demo')
        throw new Fault('command.invalid', 'the demo cloud is set up by the demo')
      const same =
        form.clientId === before.clientId &&
        form.tenant === before.tenant &&
        form.cloud === before.cloud
      if (same) return null
      // The old account is signed out with the old settings, then the new ones count.
      await microsoft.signOut()
      settings.update({ microsoft: { ...before, ...form } })
      await microsoft.reconnect()
      return null
    },
  }
}
