import type { Snapshot } from '../../types.ts'

type Settings = Snapshot['settings']

/** What a setting is called, and in one plain sentence what it does. */
export interface SettingText {
  readonly name: string
  readonly text: string
}

type Texts<K extends string> = Readonly<Record<K, SettingText>>

export interface SettingsWords {
  /** Beside the lock of a setting that a policy fixed. */
  readonly locked: string
  readonly calls: Texts<keyof Settings['calls']> & {
    readonly title: string
    readonly shortTitle: string
    readonly atOnce: string
    readonly teamsNotRunningChoices: Readonly<Record<Settings['calls']['teamsNotRunning'], string>>
    readonly assertChoices: Readonly<Record<Settings['calls']['chosenBusy'], string>>
  }
  readonly following: {
    readonly title: string
    readonly polling: SettingText
    readonly every: (length: string) => string
    readonly hint: SettingText
    readonly hintStates: Readonly<Record<Settings['teamsHint']['state'], string>>
    readonly pair: string
    readonly pairing: string
    readonly howToPair: string
  }
  readonly computer: {
    readonly title: string
    readonly startAtLogin: SettingText
    readonly theme: SettingText
    readonly themes: Readonly<Record<Settings['appearance']['theme'], string>>
    readonly language: SettingText
    readonly systemLanguage: string
  }
  readonly notifications: Texts<keyof Settings['notifications']> & { readonly title: string }
  readonly updates: {
    readonly title: string
    readonly automatic: SettingText
    readonly channel: SettingText
    readonly channels: Readonly<Record<Settings['updates']['channel'], string>>
    readonly states: Readonly<Record<Snapshot['update']['state'], (version: string) => string>>
    readonly check: string
    readonly install: string
  }
  readonly reflection: {
    readonly title: string
    readonly statuses: Texts<keyof Settings['reflection']>
    readonly choices: Readonly<Record<Settings['reflection']['busy'], string>>
  }
  readonly messages: Texts<keyof Settings['messages']> & { readonly title: string }
  readonly log: { readonly title: string; readonly detailed: SettingText }
}
