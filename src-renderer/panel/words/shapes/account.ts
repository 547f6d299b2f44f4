export interface AccountWords {
  /** The button of the account menu, with the name of the active account. */
  readonly menu: (name: string) => string
  readonly menuSignedOut: string
  readonly accounts: string
  readonly active: string
  readonly use: string
  readonly nameUse: (name: string) => string
  readonly add: string
  readonly addText: string
  readonly manage: string
  readonly forget: string
  readonly forgetNamed: (name: string) => string
  readonly forgetSure: (name: string) => string
  readonly forgetNow: string
  readonly keep: string
  readonly registration: string
  readonly registrationText: string
  readonly calls: {
    readonly title: string
    readonly text: string
    readonly allow: string
    readonly asking: string
    readonly granted: string
  }
  readonly consent: {
    readonly open: string
    readonly copy: string
    readonly copied: string
  }
}
