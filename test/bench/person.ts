import { createNodeApp, type NodeApp } from '../support/node-app.ts'
import { extension } from '../support/people.ts'
import { startTenant, type Tenant } from '../support/tenant.ts'

export const domain = 'pbx.test'
export const addressOfRecord = `sip:${extension}@${domain}`
export const passwordOf = (user: string) => `secret${user}`

/** Alice, signed in, with her extension on the PBX, both sides in step. */
export interface InStep {
  readonly tenant: Tenant
  readonly lockstep: NodeApp
  stop(): Promise<void>
}

export async function startInStep(wsUrl: string): Promise<InStep> {
  const tenant = await startTenant()
  // The reads that count are asked for; polls would only meet them on their way.
  const polling = { activeSeconds: 300 }
  const lockstep = createNodeApp({ settings: { microsoft: tenant.settings, polling } })
  const stop = async () => {
    await lockstep.app.stop()
    await tenant.stop()
  }
  try {
    await lockstep.app.start()
    await lockstep.commands['phone.save']({
      server: wsUrl,
      address: `${extension}@${domain}`,
      authorizationUser: '',
      password: passwordOf(extension),
    })
    await lockstep.commands['account.signIn'](undefined)
    await lockstep.until(
      ({ extension: shown, call }) => shown.status?.note === 'Available' && call.state === 'idle',
    )
  } catch (error) {
    await stop()
    throw error
  }
  return { tenant, lockstep, stop }
}

/** From the simulator's scale, milliseconds since 1970, to `performance.now()` of this process. */
export const onOwnScale = (simulatorMs: number) => simulatorMs - performance.timeOrigin
