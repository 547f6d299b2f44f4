/** Secrets at rest: whatever the app was given, nothing of it lies in the profile in clear. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from '../../scripts/lib/launch.ts'
import {
  catchBrowser,
  fillPhone,
  savePhone,
  signIn,
  untilSnapshot,
} from '../../scripts/lib/panel.ts'
import { listenOnLoopback, parseObject, readText } from '../simulators/microsoft365/http.ts'
import { alice } from '../support/people.ts'
import type { Tenant } from '../support/tenant.ts'
import { expect, test } from './fixture.ts'
import { filesBelow, logOf } from './profile.ts'

const password = 'secret1001'

test('no password, digest or token is in any file of the profile, nor a name in the log', async ({
  tenant,
  pbx,
  userData,
}) => {
  const { microsoft, tokens, close } = await tapTokens(tenant.settings)
  const lockstep = await launch({ userData, settings: { microsoft } })
  const panel = await lockstep.panel()
  await fillPhone(panel, { server: pbx.wsUrl, address: '1001@pbx.test', password })
  await savePhone(panel)
  await signIn(panel, await catchBrowser(lockstep.app))
  await untilSnapshot(panel, 'in step', ({ extension }) => extension.state === 'published')
  await lockstep.close()
  await close()
  expect([...tokens.keys()].sort()).toEqual([
    'access_token',
    'client_info',
    'id_token',
    'refresh_token',
  ])

  const ha1 = createHash('md5').update(`1001:pbx.test:${password}`).digest('hex')
  const files = filesBelow(userData).map((path) => ({ path, content: readFileSync(path) }))
  const found = (text: string) =>
    files
      .filter(({ content }) =>
        [Buffer.from(text), Buffer.from(text, 'utf16le')].some((bytes) => content.includes(bytes)),
      )
      .map(({ path }) => path)
  // What is no secret is found: the search works, and HA1 has taken the password's place.
  expect(found('"realm": "pbx.test"')).toEqual([
    join(userData, 'settings.backup.json'),
    join(userData, 'settings.json'),
  ])
  for (const secret of [password, ha1, ...tokens.values()]) expect(found(secret)).toEqual([])
  const log = logOf(userData)
  expect(log).toContain('started')
  for (const name of [alice.upn, alice.name, alice.oid, '1001@']) expect(log).not.toContain(name)
})

/** Stands between the app and the token endpoint, and keeps what goes through. */
async function tapTokens(settings: Tenant['settings']) {
  const endpoints = JSON.parse(settings.demo.authorityMetadata)
  const tokens = new Map<string, string>()
  const tap = await listenOnLoopback(async (request, response) => {
    const answer = await fetch(endpoints.token_endpoint, {
      method: 'POST',
      headers: { 'content-type': request.headers['content-type'] ?? '' },
      body: await readText(request),
    })
    const text = await answer.text()
    const body = parseObject(text) ?? {}
    for (const name of ['access_token', 'refresh_token', 'id_token', 'client_info'])
      if (typeof body[name] === 'string') tokens.set(name, body[name])
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
  })
  const authorityMetadata = JSON.stringify({ ...endpoints, token_endpoint: `${tap.origin}/token` })
  const microsoft = { ...settings, demo: { ...settings.demo, authorityMetadata } }
  return { microsoft, tokens, close: tap.close }
}
