/** The `phone` part of the settings, as the connectors read it. */
import type { Connector } from '../../domain/connectors.ts'

/** Another way into the same phone system; its secret is kept apart. */
export interface Login {
  readonly url: string
  readonly user: string
}

/** How calls are stopped; codes are dialled when `way` says so. */
export interface DoNotDisturbSettings {
  readonly enabled: boolean
  readonly way: 'auto' | 'featureEvent' | 'codes' | 'api'
  readonly onCode: string
  readonly offCode: string
  /** The address whose lamp shows it; empty: nothing is read. */
  readonly watch: string
}

export interface StoredPhone {
  /** Absent: `sip`. */
  readonly connector?: Connector | undefined
  readonly server: string
  /** `sip:user@domain`. */
  readonly addressOfRecord: string
  readonly authorizationUser: string
  readonly realm?: string | undefined
  readonly doNotDisturb?: DoNotDisturbSettings | undefined
  readonly ari?: Login | undefined
  readonly ucp?: Login | undefined
  readonly relayUrl?: string | undefined
  /** Whose dialogs are the calls, as a hint of the device alone; empty: the extension's. */
  readonly callsOf?: string | undefined
  /** Object id of whoever said that the extension is theirs. */
  readonly confirmedFor?: string | undefined
}

/** The same extension by the same way: what is known of the one holds for the other. */
export function sameExtension(a: StoredPhone, b: StoredPhone): boolean {
  return (
    (a.connector ?? 'sip') === (b.connector ?? 'sip') &&
    a.server === b.server &&
    a.addressOfRecord === b.addressOfRecord &&
    a.authorizationUser === b.authorizationUser
  )
}
