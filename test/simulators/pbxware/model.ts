/** A PBXware system as far as its API shows it: tenants, extensions, do not disturb. */

export type Edition = 'business' | 'callCenter' | 'multiTenant'

export interface NewExtension {
  /** Tenant id; 1 on the editions that have one only. */
  readonly tenant?: string
  readonly number: string
  readonly email: string
  readonly status?: 'enabled' | 'disabled'
}

export interface Extension {
  readonly id: string
  readonly tenant: string
  readonly number: string
  email: string
  status: 'enabled' | 'disabled'
  /** Whether the extension has the enhanced service, as `dnd.get` tells. */
  service: 'yes' | 'no'
  /** As `dnd.configuration` tells: 0 not active, 1 temporary, 2 permanent; hours. */
  dnd: '0' | '1' | '2'
  dst: string
  dsttype: string
  duration: string | null
}

export interface Model {
  readonly edition: Edition
  readonly extensions: Extension[]
  hasServer(id: string): boolean
  /** What an extension registers with: tenant code and number on multi-tenant systems. */
  sipUser(extension: Extension): string
}

/** Tenant codes are three digits, and not the ids. */
const codeOf = (tenant: string) => String(300 + Number(tenant))

export function createModel(
  edition: Edition,
  tenants: readonly string[],
  extensions: readonly NewExtension[],
): Model {
  return {
    edition,
    extensions: extensions.map(({ tenant = '1', number, email, status = 'enabled' }, index) => ({
      ...{ tenant, number, email, status },
      id: String(40 + index),
      service: 'no',
      dnd: '0',
      dst: '',
      dsttype: 'voicemail',
      duration: null,
    })),
    hasServer: (id) => (edition === 'multiTenant' ? tenants.includes(id) : id === '1'),
    sipUser: ({ tenant, number }) =>
      edition === 'multiTenant' ? `${codeOf(tenant)}${number}` : number,
  }
}

/** Whether calls are stopped: the service is there, and active. */
export const blocksCalls = ({ service, dnd }: Extension): boolean =>
  service === 'yes' && dnd !== '0'
