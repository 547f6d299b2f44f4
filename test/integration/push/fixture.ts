/** An organisation with a relay: a tenant, its relay, a real Mosquitto, and computers of Alice. */
import type { RelayConfig } from '../../../relay/src/config.ts'
import { type Relay, startRelay } from '../../../relay/src/relay.ts'
import { mosquittoPrefix } from '../../../scripts/debian/mosquitto.ts'
import type { Clock, Log } from '../../../src-main/ports.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { type Mosquitto, startMosquitto } from '../../servers/mosquitto/mosquitto.ts'
import { freePorts } from '../../servers/ports.ts'
import { createFakePhone, type FakePhone } from '../../support/fake-phone.ts'
import { createNodeApp, type NodeApp, nodeNet } from '../../support/node-app.ts'
import { alice, clientId, extension, tenant as tenantId } from '../../support/people.ts'
import { startTenant, type Tenant } from '../../support/tenant.ts'

export const skipped = process.platform === 'linux' ? '' : ' (skipped: Debian packages need Linux)'

export interface Computer extends NodeApp {
  readonly phone: FakePhone
  /** What this computer asked of others. */
  readonly asked: readonly { readonly method: string; readonly url: string }[]
  reads(): number
  stop(): Promise<void>
}

export interface Organisation {
  readonly tenant: Tenant
  readonly broker: Mosquitto
  readonly relay: { start(): Promise<void>; stop(): Promise<void> }
  computer(options?: { readonly activeSeconds?: number; readonly log?: Log }): Computer
  /** Alice chooses a status in Teams. */
  choose(availability: 'Busy' | 'DoNotDisturb' | 'BeRightBack'): void
  stop(): Promise<void>
}

export async function startOrganisation(clock: Clock): Promise<Organisation> {
  const [broker, tenant, port] = await Promise.all([
    mosquittoPrefix().then(startMosquitto),
    startTenant({ now: () => clock.wall() }),
    freePorts(1),
  ])
  const { identity, graph } = tenant
  const relayUrl = `http://127.0.0.1:${port}`
  const config: RelayConfig = {
    tenant: tenantId,
    clientIds: [clientId],
    issuer: `${identity.authority}/v2.0`,
    keysUrl: `${identity.origin}/${tenantId}/v2.0/keys`,
    port,
    host: '127.0.0.1',
    push: {
      secrets: ['a secret of at least thirty-two characters'],
      publicUrl: relayUrl,
      brokerPublicUrl: broker.wsUrl,
      broker: { url: broker.url, user: 'relay', password: broker.password },
      safetySeconds: 300,
      heartbeatMs: 500,
    },
  }
  const computers: Computer[] = []
  let running: Relay | undefined
  const relay = {
    async start() {
      running = await startRelay(config, () => undefined)
      while ((await fetch(`${relayUrl}/healthz`)).status !== 204) await nextTurn()
    },
    async stop() {
      const last = running
      running = undefined
      await last?.close()
    },
  }
  await relay.start()

  return {
    tenant,
    broker,
    relay,
    computer({ activeSeconds = 300, log } = {}) {
      const phone = createFakePhone()
      const asked: { method: string; url: string }[] = []
      const { first, source } = policyOf({ relayUrl })
      const app = createNodeApp({
        clock,
        phone,
        ...(log === undefined ? {} : { log }),
        net: {
          ...nodeNet,
          fetch(url, init) {
            asked.push({ method: init.method ?? 'GET', url })
            return nodeNet.fetch(url, init)
          },
        },
        policy: { first, source },
        secret: { kind: 'password', password: 'secret' },
        settings: {
          microsoft: tenant.settings,
          polling: { activeSeconds },
          phone: {
            server: 'wss://pbx.test',
            addressOfRecord: `sip:${extension}@pbx.test`,
            authorizationUser: extension,
          },
        },
      })
      const computer: Computer = {
        ...app,
        phone,
        asked,
        reads: () => asked.filter(({ url }) => url.endsWith('/me/presence')).length,
        async stop() {
          if (computers.includes(computer)) computers.splice(computers.indexOf(computer), 1)
          await app.app.stop()
        },
      }
      computers.push(computer)
      return computer
    },
    choose: (availability) =>
      graph.control.setPreferred(alice.oid, { availability, activity: availability }),
    async stop() {
      for (const computer of [...computers]) await computer.stop()
      await relay.stop()
      await Promise.all([tenant.stop(), broker.stop()])
    },
  }
}

function policyOf(raw: Readonly<Record<string, unknown>>) {
  return { first: readPolicy(raw), source: { read: async () => raw } }
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

/** Signs in and waits until pushes are healthy. */
export async function healthy(computer: Computer): Promise<Computer> {
  await computer.app.start()
  await computer.commands['account.signIn'](undefined)
  await computer.until(({ push, teams }) => push === 'healthy' && teams !== null)
  return computer
}

export const shows = (computer: Computer, note: string) =>
  computer.until(({ extension: { status } }) => status?.note === note)
