import { type ICachePlugin, LogLevel, PublicClientApplication } from '@azure/msal-node'
import type { Log } from '../../ports.ts'
import type { Cloud } from '../graph/clouds.ts'
import type { NetworkClient } from './network-client.ts'

export interface ApplicationParts {
  readonly clientId: string
  readonly cloud: Cloud
  readonly cachePlugin: ICachePlugin
  readonly networkClient: NetworkClient
  readonly log: Log
}

/** MSAL as a public client that can answer claims challenges (`CP1`). Nothing is asked yet. */
export function createApplication(parts: ApplicationParts): PublicClientApplication {
  const { clientId, cloud, cachePlugin, networkClient, log } = parts
  const isDemo = cloud.metadata !== undefined
  return new PublicClientApplication({
    auth: {
      clientId,
      authority: cloud.authority,
      clientCapabilities: ['CP1'],
      ...(isDemo ? { knownAuthorities: [new URL(cloud.authority).host] } : {}),
      ...(isDemo ? { authorityMetadata: cloud.metadata } : {}),
    },
    cache: { cachePlugin },
    system: {
      networkClient,
      loggerOptions: {
        logLevel: LogLevel.Warning,
        piiLoggingEnabled: false,
        loggerCallback: (_level, message, containsPii) => {
          if (!containsPii) log.warn('MSAL', { message })
        },
      },
    },
  })
}
