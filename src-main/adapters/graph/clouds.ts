/**
 * Where Microsoft is: one entry for each cloud in which Graph has presence
 * (https://learn.microsoft.com/graph/deployments). The cloud of China (21Vianet) has none.
 */
import type { Cloud as CloudName } from '../../../src-preload/contract.ts'
import { Fault } from '../../domain/codes.ts'
import { isLoopbackUrl } from '../../domain/loopback.ts'
import type { Scope } from '../../ports.ts'

/** The `microsoft` part of the settings. */
export interface MicrosoftConfig {
  /** Application (client) id of the app registration. */
  readonly clientId: string
  /** Tenant id, verified domain or `organizations`. */
  readonly tenant: string
  readonly cloud: CloudName
  /** Only for the `demo` cloud. */
  readonly demo?:
    | { readonly authority: string; readonly authorityMetadata: string; readonly graph: string }
    | undefined
}

export interface Cloud {
  /** Authority with its tenant, no slash at the end; always https, as MSAL demands. */
  readonly authority: string
  /** Origin of Graph, such as `https://graph.microsoft.com`. */
  readonly graph: string
  /** Host-qualified, so that every cloud grants them for its own Graph. */
  readonly scopes: Readonly<Record<Scope, string>>
  /** `cloud_instance_name` in the OpenID configuration of a tenant of this cloud. */
  readonly instance?: string
  /** Endpoints given instead of discovered; the demo cloud only. */
  readonly metadata?: string
}

const publicClouds = {
  global: { login: 'microsoftonline.com', graph: 'graph.microsoft.com' },
  gccHigh: { login: 'microsoftonline.us', graph: 'graph.microsoft.us' },
  dod: { login: 'microsoftonline.us', graph: 'dod-graph.microsoft.us' },
} as const

/** Hosts and domains of Microsoft's cloud of China (21Vianet), as they end. */
const chinaNames = /\b(partner\.microsoftonline|chinacloudapi|partner\.onmschina)\.cn\b/i

/** Whether a host, an address or a tenant's domain is one of the cloud of China. */
export function isChina(name: string): boolean {
  return chinaNames.test(name)
}

/**
 * @throws Fault `signIn.notConfigured` when the settings name no usable cloud,
 *   `signIn.cloudUnsupported` when they name the cloud of China
 */
export function cloudOf(config: MicrosoftConfig): Cloud {
  if (config.cloud === 'demo') return demoCloud(config)
  if (isChina(config.tenant)) throw new Fault('signIn.cloudUnsupported', 'a tenant of China')
  const { login, graph } = publicClouds[config.cloud]
  const tenant = encodeURIComponent(config.tenant.trim() || 'organizations')
  return {
    authority: `https://login.${login}/${tenant}`,
    graph: `https://${graph}`,
    scopes: scopesOf(`https://${graph}`),
    instance: login,
  }
}

/**
 * Whether Graph tells of changes of presence there
 * (https://learn.microsoft.com/graph/changenotifications-for-presence).
 */
export function hasNotifications({ cloud }: MicrosoftConfig): boolean {
  return cloud === 'global' || cloud === 'demo'
}

/** The only cloud that may use http, and it never leaves this computer. */
function demoCloud({ demo }: MicrosoftConfig): Cloud {
  if (demo === undefined) throw new Fault('signIn.notConfigured', 'the demo cloud has no addresses')
  const { authority, authorityMetadata: metadata, graph } = demo
  if (!isLoopbackUrl(authority) || !isLoopbackUrl(graph) || !allLoopback(metadata))
    throw new Fault('signIn.notConfigured', 'the demo cloud must be on this computer')
  // The simulator grants the scopes of the global cloud: they are names, nothing is fetched there.
  const scopes = scopesOf(`https://${publicClouds.global.graph}`)
  return {
    authority: authority.replace(/\/$/, ''),
    graph: new URL(graph).origin,
    scopes,
    metadata,
  }
}

function scopesOf(graph: string): Readonly<Record<Scope, string>> {
  return {
    read: `${graph}/Presence.Read`,
    write: `${graph}/Presence.ReadWrite`,
    follow: `${graph}/Presence.Read.All`,
  }
}

/** Every address that MSAL would take from the metadata is on this computer. */
function allLoopback(metadata: string): boolean {
  let endpoints: unknown
  try {
    endpoints = JSON.parse(metadata)
  } catch {
    return false
  }
  if (typeof endpoints !== 'object' || endpoints === null) return false
  return Object.values(endpoints).every(
    (value) => typeof value !== 'string' || !URL.canParse(value) || isLoopbackUrl(value),
  )
}
