import type { Snapshot } from '../types.ts'

/** Whether there is an app registration to sign in with; the demonstration needs none. */
export function isConfigured({ clientId, cloud }: Snapshot['microsoft']): boolean {
  return clientId !== '' || cloud === 'demo'
}
