/** Presence.Read.All is for organisations with a relay: nobody else is ever asked for it. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { type Stage, startStage } from '../graph/app-fixture.ts'
import { alice } from '../graph/fixture.ts'

const follow = 'Presence.Read.All'

/** Gives a channel to everybody, and answers Graph's handshake. No broker answers. */
async function startRelay() {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo
    const origin = `http://127.0.0.1:${port}`
    const token = new URL(request.url ?? '/', origin).searchParams.get('validationToken')
    if (token !== null) {
      response.setHeader('content-type', 'text/plain')
      response.end(token)
      return
    }
    const channel = {
      broker: 'ws://127.0.0.1:9',
      user: 'channel',
      topics: { changed: 'c', reauthorize: 'r', heartbeat: 'h' },
      notificationUrl: `${origin}/v1/notifications/channel`,
      clientState: 'state',
      safetySeconds: 300,
    }
    response.end(JSON.stringify(channel))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const scopes = ({ world }: Stage) =>
  world.identity.requests().map(({ parameters }) => parameters.scope ?? '')

async function consentLink(stage: Stage): Promise<string> {
  await stage.commands['account.adminConsent']({ how: 'copy' })
  return stage.desktop.copied.at(-1) ?? ''
}

test('without a relay it is asked of nobody: not at the sign-in, a call, or of an administrator', async () => {
  await using stage = await startStage()
  stage.control.signInToTeams(alice.oid)
  stage.call()
  await stage.until(({ call }) => call.assert === 'asserted')
  expect(await consentLink(stage)).toContain('Presence.ReadWrite')
  expect(await consentLink(stage)).not.toContain(follow)
  expect(scopes(stage).join()).not.toContain(follow)
  expect(stage.requests.count('createSubscription')).toBe(0)
})

test('with a relay it is asked for silently, alone, and the administrator consents to it as well', async () => {
  await using relay = await startRelay()
  await using stage = await startStage({ policy: { relayUrl: relay.url } })
  await expect.poll(() => stage.requests.count('createSubscription')).toBe(1)
  const asked = scopes(stage).filter((scope) => scope.includes(follow))
  expect(asked).toHaveLength(1)
  expect(asked[0]).not.toContain('ReadWrite')
  const authorized = stage.world.identity
    .requests()
    .filter(({ endpoint }) => endpoint === 'authorize')
    .map(({ parameters }) => parameters.scope)
  expect(authorized.join()).not.toContain(follow)
  const scope = new URL(await consentLink(stage)).searchParams.get('scope')?.split(' ')
  expect(scope?.map((one) => one.split('/').at(-1))).toEqual([
    'Presence.Read',
    'Presence.ReadWrite',
    follow,
  ])
})
