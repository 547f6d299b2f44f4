import type {
  CommandArgument,
  CommandName,
  CommandResult,
  PhoneForm,
  TestStepResult,
} from '../../../src-preload/contract.ts'
import type { App } from '../app.ts'
import type { PhoneSettings } from '../phone.ts'

export type Commands = {
  readonly [N in CommandName]: (argument: CommandArgument<N>) => Promise<CommandResult<N>>
}

/** The commands whose names begin with one of the given words. */
export type CommandsOf<Area extends string> = Pick<
  Commands,
  Extract<CommandName, `${Area}.${string}`>
>

/** The phone form, ready to be stored or tried. */
export interface PhoneSetUp {
  readonly phone: PhoneSettings
  /** Stores the secret that was typed; keeps the stored one where none was. */
  saveSecret(): Promise<void>
  test(): Promise<readonly TestStepResult[]>
}

/** What the shell does for a command. */
export interface Desktop {
  openPage(page: CommandArgument<'page.open'>['page']): Promise<void>
  copyText(text: string): Promise<void>
  /** @throws Fault `file.notSaved`; a person who cancels is no failure */
  saveText(suggestedName: string, text: string): Promise<void>
  openLogs(): Promise<void>
}

export interface CommandParts {
  readonly app: App
  readonly desktop: Desktop
  /** @throws Fault `command.invalid` when the form holds no address, or no secret is known */
  readonly setUpPhone: (form: PhoneForm) => Promise<PhoneSetUp>
  readonly forgetPhoneSecret: () => Promise<void>
}
