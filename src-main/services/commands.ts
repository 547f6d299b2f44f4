/** What the person can ask for, through the panel or the tray. */
import type {
  CommandArgument,
  CommandName,
  CommandResult,
  PhoneForm,
  TestStepResult,
} from '../../src-preload/contract.ts'
import { Fault } from '../domain/codes.ts'
import type { App } from './app.ts'
import type { PhoneSettings } from './phone.ts'

export type Commands = {
  readonly [N in CommandName]: (argument: CommandArgument<N>) => Promise<CommandResult<N>>
}

/** The phone form, ready to be stored or tried. */
export interface PhoneSetUp {
  readonly phone: PhoneSettings
  /** Stores the secret that was typed; keeps the stored one where none was. */
  saveSecret(): Promise<void>
  test(): Promise<readonly TestStepResult[]>
}

export interface CommandParts {
  readonly app: App
  readonly openPage: (page: CommandArgument<'page.open'>['page']) => Promise<void>
  /** @throws Fault `command.invalid` when the form holds no address, or no secret is known */
  readonly setUpPhone: (form: PhoneForm) => Promise<PhoneSetUp>
  readonly forgetPhoneSecret: () => Promise<void>
}

export function createCommands({ app, openPage, setUpPhone, forgetPhoneSecret }: CommandParts) {
  const { settings, microsoft, phone, pause } = app
  const commands: Commands = {
    'snapshot.get': async () => app.store.getState(),
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
    'sync.set': async ({ which, choice }) => {
      const { directions } = settings.current
      settings.update(
        which === 'sync' ? { sync: choice } : { directions: { ...directions, [which]: choice } },
      )
      return null
    },
    'sync.pause': async ({ minutes }) => {
      pause.begin(minutes)
      return null
    },
    'sync.resume': async () => {
      pause.end()
      return null
    },
    'presence.refresh': async () => {
      microsoft.poller().hint()
      return null
    },
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
    'page.open': async ({ page }) => {
      await openPage(page)
      return null
    },
  }
  return commands
}
