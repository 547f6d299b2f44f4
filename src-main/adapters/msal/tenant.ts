import { Fault } from '../../domain/codes.ts'
import type { Clock, Net } from '../../ports.ts'
import { deadline } from '../deadline.ts'
import { limitedText } from '../graph/body.ts'
import { type Cloud, isChina } from '../graph/clouds.ts'
import { netCodeOf, refuseProxyPage } from '../net-fault.ts'

const deadlineMs = 10_000

/**
 * Asks for the tenant's OpenID configuration before the browser opens: a wrong tenant would show
 * its error in the browser only and never come back.
 *
 * @throws Fault `signIn.wrongTenant`: there is none, or it belongs to another cloud;
 *   `signIn.cloudUnsupported`: it belongs to the cloud of China;
 *   `signIn.network` or `net.*`: it could not be asked
 */
export async function checkTenant(
  cloud: Cloud,
  { net, clock, signal }: { net: Net; clock: Clock; signal: AbortSignal },
): Promise<void> {
  if (cloud.instance === undefined) return
  using limit = deadline(clock, deadlineMs, signal)
  const url = `${cloud.authority}/v2.0/.well-known/openid-configuration`
  const { status, answer } = await ask(net, url, limit.signal)
  if (status >= 400 && status < 500 && status !== 429 && answer.error !== undefined)
    throw new Fault('signIn.wrongTenant', `HTTP ${status}`)
  if (status !== 200 || typeof answer.token_endpoint !== 'string')
    throw new Fault('signIn.network', `HTTP ${status} without an OpenID configuration`)
  const instance = answer.cloud_instance_name
  const hosts = [instance, answer.msgraph_host, answer.token_endpoint]
  if (hosts.some((host) => typeof host === 'string' && isChina(host)))
    throw new Fault('signIn.cloudUnsupported', 'the tenant is in the cloud of China')
  if (typeof instance === 'string' && instance !== cloud.instance)
    throw new Fault('signIn.wrongTenant', 'the tenant is in another cloud')
}

async function ask(net: Net, url: string, signal: AbortSignal) {
  try {
    const response = await net.fetch(url, { redirect: 'manual', signal })
    await refuseProxyPage(response)
    return { status: response.status, answer: recordOf(await limitedText(response)) }
  } catch (error) {
    if (error instanceof Fault) throw error
    const code = netCodeOf(error) ?? 'signIn.network'
    throw new Fault(code, 'OpenID configuration', { cause: error })
  }
}

function recordOf(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
