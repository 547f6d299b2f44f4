/** Types of the border, by the names that the line page uses. */
import type { FromLine } from '../../src-preload/line-contract.ts'

type Message<T extends FromLine['type']> = Extract<FromLine, { readonly type: T }>

export type LineCode = Message<'publishFailed'>['code']
export type LegReport = Message<'leg'>['report']
export type LegName = Message<'leg'>['leg']
export type Call = Message<'calls'>['calls'][number]
export type ExtensionStatus = NonNullable<Message<'published'>['status']>
export type StepResult = Omit<Message<'testStep'>, 'type'>

/** Parses XML; MUST throw or answer a `parsererror` document when the text is not well-formed. */
export type ParseXml = (text: string) => Document
