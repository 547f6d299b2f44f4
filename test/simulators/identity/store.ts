import type { Adapter, AdapterPayload } from 'oidc-provider'

const largest = 2_000

type Entry = { readonly payload: AdapterPayload; readonly expiresAt: number }

/**
 * Storage of the OpenID provider in memory, at most 2,000 entries, gone with the process.
 * A used refresh token stays valid, as with Entra ID: "refresh tokens replace themselves ... old
 * refresh tokens aren't revoked" ("Refresh tokens in the Microsoft identity platform"). And consent
 * stays with the person, not with the token: what was `consented` to since counts for a refresh.
 */
export function createStore(
  consented: (oid: string) => Iterable<string>,
): (model: string) => Adapter {
  const entries = new Map<string, Entry>()

  const find = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key)
    if (entry === undefined || entry.expiresAt <= Date.now()) return undefined
    return entry.payload
  }
  const findBy = (model: string, fits: (payload: AdapterPayload) => boolean) => {
    const key = [...entries.keys()].find((one) => {
      const payload = one.startsWith(`${model}:`) ? find(one) : undefined
      return payload !== undefined && fits(payload)
    })
    return key === undefined ? undefined : find(key)
  }

  return (model) => ({
    upsert: async (id, payload, expiresIn) => {
      const key = `${model}:${id}`
      entries.delete(key)
      entries.set(key, { payload, expiresAt: Date.now() + (expiresIn ?? 86_400) * 1000 })
      const oldest = entries.keys().next().value
      if (entries.size > largest && oldest !== undefined) entries.delete(oldest)
    },
    find: async (id) => withConsent(model, find(`${model}:${id}`), consented),
    findByUid: async (uid) => findBy(model, (payload) => payload.uid === uid),
    findByUserCode: async (code) => findBy(model, (payload) => payload.userCode === code),
    consume: async (id) => {
      const payload = find(`${model}:${id}`)
      if (payload === undefined || model === 'RefreshToken') return
      payload.consumed = Math.floor(Date.now() / 1000)
    },
    destroy: async (id) => {
      entries.delete(`${model}:${id}`)
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, entry] of entries) {
        if (entry.payload.grantId === grantId) entries.delete(key)
      }
    },
  })
}

function withConsent(
  model: string,
  payload: AdapterPayload | undefined,
  consented: (oid: string) => Iterable<string>,
): AdapterPayload | undefined {
  const { accountId } = payload ?? {}
  if (payload === undefined || typeof accountId !== 'string') return payload
  const more = (scope = '') =>
    [...new Set([...scope.split(' '), ...consented(accountId)])].join(' ')
  if (model === 'RefreshToken') return { ...payload, scope: more(payload.scope) }
  if (model !== 'Grant') return payload
  const openid: { scope?: string } = Object(payload.openid)
  return { ...payload, openid: { ...openid, scope: more(openid.scope) } }
}
