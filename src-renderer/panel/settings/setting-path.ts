import type { CommandArgument } from '../types.ts'

type Form = CommandArgument<'settings.set'>

type FormPath = {
  [K in keyof Form & string]-?: NonNullable<Form[K]> extends object
    ? `${K}.${keyof NonNullable<Form[K]> & string}`
    : K
}[keyof Form & string]

/** The settings that this view changes, by the path under which a policy may fix them. */
export type SettingPath = FormPath | 'sync' | `directions.${'mirror' | 'assert' | 'reflect'}`
