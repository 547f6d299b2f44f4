import type { PowerEvent } from '../../ports.ts'

export type Meaning = 'rest' | 'awake' | 'sharedHint' | 'expect' | 'nothing'

/** What happened to the computer, for who reads the presence; `told`: by pushes. Pure. */
export function meaningOf(
  event: PowerEvent,
  { asleep, told }: { readonly asleep: boolean; readonly told: boolean },
): Meaning {
  switch (event) {
    case 'suspend':
      return 'rest'
    case 'lock':
    case 'offline':
      return 'nothing'
    case 'unlock':
    case 'active':
      // Someone who types is awake, even where the computer did not say so.
      if (asleep) return 'awake'
      return told ? 'expect' : 'sharedHint'
    case 'resume':
      return asleep ? 'awake' : 'sharedHint'
    case 'online':
      return 'sharedHint'
  }
}
