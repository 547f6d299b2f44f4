import type {
  CommandArgument,
  CommandName,
  CommandResult,
  PhoneForm,
  ProbeAttempt,
  ProbeResult,
  TestStepResult,
} from '../../../src-preload/contract.ts'
import type { PhoneTarget } from '../../domain/phone-target.ts'
import type { Clock } from '../../ports.ts'
import type { App } from '../app-parts.ts'
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
  /** `tell` hears each step as it is done. */
  test(tell?: (step: TestStepResult) => void): Promise<readonly TestStepResult[]>
}

/** What the shell does for a command. */
export interface Desktop {
  openPage(page: CommandArgument<'page.open'>['page']): Promise<void>
  copyText(text: string): Promise<void>
  /** In the system browser, once it is seen to be one of the configured authority. */
  openAdminConsent(url: string): Promise<void>
  /** @throws Fault `file.notSaved`; a person who cancels is no failure */
  saveText(suggestedName: string, text: string): Promise<void>
  openLogs(): Promise<void>
}

/** What a report holds beside the snapshot. */
export interface ReportParts {
  /** Lines such as `Electron 45.4.1`. */
  readonly system: () => readonly string[]
  /** The last lines of the log, oldest first. */
  readonly lastLogLines: () => readonly string[]
  /** Takes secrets and names out of one line. */
  readonly redact: (line: string) => string
}

export interface CommandParts {
  readonly clock: Clock
  readonly report: ReportParts
  readonly app: App
  readonly desktop: Desktop
  /** @throws Fault `command.invalid` when the form holds no address, or no secret is known */
  readonly setUpPhone: (form: PhoneForm) => Promise<PhoneSetUp>
  /** Asks `target` and no other host what it is, within seconds; NEVER with a name or a password. */
  readonly probePhone: (
    target: PhoneTarget,
    tell: (attempt: ProbeAttempt) => void,
    signal: AbortSignal,
  ) => Promise<ProbeResult>
  readonly forgetPhoneSecret: () => Promise<void>
}
