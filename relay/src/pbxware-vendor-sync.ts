/**
 * Whether PBXware's own Teams Presence Sync writes to an extension: two writers never agree. The
 * extension's Yes or No wins, Not set follows its tenant
 * (https://wiki.bicomsystems.com/PBXware/HOWTO-Guides/HOWTO-Teams-Presence-Sync-Integration-Set-Up-Guide).
 * The API does not tell either, so the operator does.
 */
export type SyncState = 'yes' | 'no' | 'notSet'

export interface VendorSync {
  readonly tenants:
    | { readonly everywhere: SyncState }
    | { readonly each: ReadonlyMap<string, SyncState> }
  /** By `tenant/extension`. */
  readonly extensions: ReadonlyMap<string, SyncState>
}

/** `unknown`: nobody said so, it may be on. */
export function vendorSyncOf(
  { tenants, extensions }: VendorSync,
  { tenant, number }: { readonly tenant: string; readonly number: string },
): 'on' | 'off' | 'unknown' {
  const own = extensions.get(`${tenant}/${number}`) ?? 'notSet'
  const theirs = 'everywhere' in tenants ? tenants.everywhere : tenants.each.get(tenant)
  const state = own === 'notSet' ? theirs : own
  if (state === 'yes') return 'on'
  return state === 'no' ? 'off' : 'unknown'
}
