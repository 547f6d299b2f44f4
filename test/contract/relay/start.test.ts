/** The process of a relay, from its environment to its end. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const taken = createServer()
let child: ReturnType<typeof spawn> | undefined
afterEach(() => {
  taken.close()
  child?.kill('SIGKILL')
})

test('one that cannot listen ends, though it could go on trying to reach the broker', async () => {
  taken.listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  child = spawn(process.execPath, [join(import.meta.dirname, '../../../relay/src/main.ts')], {
    env: {
      RELAY_SECRETS: 'a secret of at least thirty-two characters',
      RELAY_TENANT: '6f9d4c1e-1d1f-4a51-9a0f-0a0b0c0d0e0f',
      RELAY_CLIENT_IDS: '4b6a1c1e-3f0e-4f7d-9a53-0c2f4d9b7a10',
      RELAY_PUBLIC_URL: 'https://relay.example',
      RELAY_BROKER_PUBLIC_URL: 'wss://broker.example',
      // Nobody listens there either: every connection is refused.
      RELAY_BROKER_URL: 'mqtt://127.0.0.1:1',
      RELAY_BROKER_PASSWORD: 'sixteen characters',
      RELAY_HOST: '127.0.0.1',
      RELAY_PORT: String(address.port),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(said).toContain('EADDRINUSE')
})
