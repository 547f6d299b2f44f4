/** Which secrets of the phone are stored; the panel shows that they are, never what they are. */
import type { ErrorCode } from '../domain/codes.ts'
import type { Secrets } from '../ports.ts'

export interface SavedSecrets {
  /** The password of the extension, or a session that stands for it. */
  readonly phone: boolean
  readonly ari: boolean
  readonly ucp: boolean
}

const nothingSaved: SavedSecrets = { phone: false, ari: false, ucp: false }

export async function savedSecrets(secrets: Secrets): Promise<SavedSecrets> {
  const has = async (key: Parameters<Secrets['read']>[0]) => (await secrets.read(key)) !== undefined
  const [sip, session, ari, ucp] = await Promise.all([
    has('sip.secret'),
    has('innovaphone.session'),
    has('ari.secret'),
    has('ucp.secret'),
  ])
  return { phone: sip || session, ari, ucp }
}

/** Whether there is what this phone needs; with Asterisk's REST interface that is its password. */
export function isEnough(
  {
    connector,
    ari,
  }: { readonly connector?: string | undefined; readonly ari?: object | undefined },
  saved: SavedSecrets,
): boolean {
  return connector === 'asterisk' && ari !== undefined ? saved.ari : saved.phone
}

export interface KeptSecrets {
  saved(): SavedSecrets
  /** `secrets.unprotected` where this computer cannot protect them. */
  notices(): readonly ErrorCode[]
  /** Looks anew, and tells. */
  refresh(): Promise<void>
}

export function createKeptSecrets(secrets: Secrets, onChange: () => void): KeptSecrets {
  let saved = nothingSaved
  let unprotected = false
  return {
    saved: () => saved,
    notices: () => (unprotected ? ['secrets.unprotected'] : []),
    async refresh() {
      saved = await savedSecrets(secrets)
      unprotected = (await secrets.protection()) === 'memory'
      onChange()
    },
  }
}
