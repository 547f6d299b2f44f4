/** What a phone system is, by what it says of itself. */
import type { PhoneProduct } from '../../../../src-preload/contract.ts'

/** The first that fits counts: FreePBX and PBXware name the Asterisk inside them too. */
const marks: readonly (readonly [RegExp, PhoneProduct])[] = [
  [/\binnovaphone\b/i, 'innovaphone'],
  [/\b(?:pbxware|bicom|glocom)/i, 'pbxware'],
  [/\b(?:fpbx|freepbx|sangoma)/i, 'freepbx'],
  [/\basterisk/i, 'asterisk'],
  [/\bkamailio/i, 'kamailio'],
  [/\bopensips/i, 'opensips'],
  [/\b(?:freeswitch|fusionpbx)/i, 'freeswitch'],
]

export function productIn(text: string): PhoneProduct | undefined {
  return marks.find(([pattern]) => pattern.test(text))?.[1]
}
