import type {
  Connector,
  DoNotDisturbWay,
  PhoneProduct,
  ProbeKind,
  ProbeOutcome,
} from '../../types.ts'

interface LoginWords {
  readonly use: string
  readonly text: string
}

/** How a phone is found, and what each kind of phone system asks for. */
export interface PhoneSetupWords {
  readonly host: string
  readonly hostHint: string
  readonly badHost: string
  readonly find: string
  readonly searching: string
  readonly byHand: string
  readonly again: string
  readonly found: (product: string) => string
  /** A phone system that does not say what it is. */
  readonly somePhoneSystem: string
  readonly products: Readonly<Record<PhoneProduct, string>>
  readonly next: string
  readonly guessed: string
  readonly noServer: string
  /** What to try when nothing was found. */
  readonly nothing: string
  readonly tried: string
  readonly kinds: Readonly<Record<ProbeKind, string>>
  readonly outcomes: Readonly<Record<ProbeOutcome, string>>
  readonly connector: string
  readonly connectors: Readonly<Record<Connector, string>>
  readonly serverHints: Readonly<Record<Connector, string>>
  readonly notEncrypted: string
  readonly more: string
  readonly browserSignIn: string
  /** What PBXware cannot show. */
  readonly pbxwareShows: string
  readonly blocking: {
    readonly use: string
    readonly text: string
    readonly way: string
    readonly ways: Readonly<Record<DoNotDisturbWay, string>>
    readonly onCode: string
    readonly offCode: string
    readonly badCode: string
    readonly watch: string
    readonly watchHint: string
  }
  readonly ari: LoginWords & { readonly warning: string }
  readonly ucp: LoginWords
  readonly url: string
  readonly urlHint: string
  readonly user: string
  readonly password: string
  /** Where the hint of the extension shows more than its calls. */
  readonly callsOf: string
  readonly callsOfHint: string
  readonly relay: string
  readonly relayHint: string
  readonly badUrl: string
  readonly noUser: string
  readonly noPassword: string
}
