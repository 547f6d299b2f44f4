/** The emulated PBX is as strict as it says: else it would prove nothing. */
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../simulators/innovaphone/crypto.ts'
import { type InnovaphoneSimulator, startInnovaphone } from '../../simulators/innovaphone/index.ts'
import { alice } from './fixture.ts'

let pbx: InnovaphoneSimulator
let socket: WebSocket

beforeEach(async () => {
  pbx = await startInnovaphone({ users: [alice()] })
  socket = new WebSocket(`${pbx.address}/PBX0/APPCLIENT/130000/websocket`)
  await once(socket, 'open')
})
afterEach(() => pbx.stop())

const userAgent = 'a test'

async function ask(message: unknown): Promise<Record<string, unknown>> {
  const answer = once(socket, 'message')
  socket.send(JSON.stringify(message))
  const [event] = await answer
  return JSON.parse(event.data)
}

/** Sends it, and is thrown out. */
async function refused(message: unknown): Promise<void> {
  const closed = once(socket, 'close')
  socket.send(JSON.stringify(message))
  await closed
  expect(pbx.violations).toHaveLength(1)
}

function second(challenge: unknown, nonce = '0123456789abcdef', password = 'secret of alice') {
  const text = `user:example.com:alice:${password}:${nonce}:${challenge}`
  const response = sha256(`innovaphoneAppClient:${text}`)
  const credentials = { username: 'alice', nonce, response }
  return { mt: 'Login', type: 'user', method: 'digest', ...credentials, userAgent }
}

async function logIn(nonce?: string): Promise<void> {
  const { challenge } = await ask({ mt: 'Login', type: 'user', userAgent })
  expect(await ask(second(challenge, nonce))).toMatchObject({ mt: 'LoginResult', info: {} })
}

describe('before the login', () => {
  test.each([
    { mt: 'SetOwnPresence', activity: 'busy', note: '' },
    { mt: 'SubscribeDialog', sip: 'alice' },
    { mt: 'KeepAlive' },
    { mt: 'Login', type: 'admin', userAgent },
    { mt: 'Login', type: 'user' },
    { mt: 'Nonsense' },
  ])('$mt is thrown out', (message) => refused(message))

  test('credentials without a challenge are', () => refused(second('0011223344556677')))

  test('a password in the open is', async () => {
    const { challenge } = await ask({ mt: 'Login', type: 'user', userAgent })
    await refused({ ...second(challenge), password: 'secret of alice' })
  })

  test('a wrong digest is refused', async () => {
    const { challenge } = await ask({ mt: 'Login', type: 'user', userAgent })
    expect(await ask(second(challenge, undefined, 'guess'))).toEqual({
      ...{ mt: 'LoginResult', error: 2, errorText: 'Authentication failed' },
    })
  })

  test('a challenge serves once', async () => {
    const { challenge } = await ask({ mt: 'Login', type: 'user', userAgent })
    await ask(second(challenge, undefined, 'guess'))
    await refused(second(challenge, 'fedcba9876543210'))
  })
})

describe('after the login', () => {
  test('a presence of a name of its own is thrown out', async () => {
    await logIn()
    await refused({ mt: 'SetOwnPresence', activity: 'on-the-phone', note: '' })
  })

  test('a presence with more than it may have is', async () => {
    await logIn()
    await refused({ mt: 'SetOwnPresence', activity: '', note: '', contact: 'im:' })
  })

  test('a second login is', async () => {
    await logIn()
    await refused({ mt: 'Login', type: 'user', userAgent })
  })

  test('a nonce that was used before is, in any connection', async () => {
    await logIn('00112233445566aa')
    socket = new WebSocket(`${pbx.address}/PBX0/WEBSOCKET/websocket`)
    await once(socket, 'open')
    const { challenge } = await ask({ mt: 'Login', type: 'user', userAgent })
    await refused(second(challenge, '00112233445566aa'))
  })
})

test('another path is not the PBX', async () => {
  const other = new WebSocket(`${pbx.address}/ws`)
  await once(other, 'close')
  expect(pbx.paths.at(-1)).toBe('/ws')
})
