import { afterEach, describe, expect, it } from 'vitest'
import { createUcp } from '../../../../src-main/adapters/pbx/asterisk/ucp.ts'
import { createUcpDoNotDisturb } from '../../../../src-main/adapters/pbx/asterisk/ucp-do-not-disturb.ts'
import { startUcp, type UcpOptions, type UcpSimulator } from '../../../simulators/ucp/index.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { nodeClock, nodeNet } from '../../../support/node-app.ts'

const users = { anna: { password: 'right', extensions: ['1001', '1005'] } }
const { signal } = new AbortController()

describe("FreePBX's user control panel", () => {
  let simulator: UcpSimulator | undefined
  afterEach(async () => {
    await simulator?.stop()
    simulator = undefined
  })

  async function panel(
    options: { password?: string; extension?: string } & Partial<UcpOptions> = {},
  ) {
    const { password = 'right', extension = '1001', ...rest } = options
    const started = await startUcp({ users, ...rest })
    simulator = started
    const login = { url: started.url, user: 'anna', password }
    return { started, ucp: createUcp({ net: nodeNet, clock: nodeClock, login, extension }) }
  }

  it('switches do not disturb on and off in one session', async () => {
    const { started, ucp } = await panel()
    await ucp.setDoNotDisturb(true, signal)
    expect(started.doNotDisturb.get('1001')).toBe('YES')
    await ucp.setDoNotDisturb(false, signal)
    expect(started.doNotDisturb.has('1001')).toBe(false)
    expect(started.requests).toEqual([
      'GET /ucp/: 200',
      'POST ajax.php User login: 200',
      'POST ajax.php donotdisturb enable: 200',
      'POST ajax.php donotdisturb enable: 200',
    ])
  })

  it.each(['data', 'mdata'] as const)('tells what is on, where it polls by %s', async (polls) => {
    const { started, ucp } = await panel({ polls })
    expect(await ucp.readDoNotDisturb(signal)).toBe(false)
    started.set('1001', true)
    expect(await ucp.readDoNotDisturb(signal)).toBe(true)
  })

  it('begins a session anew when it has ended', async () => {
    const { started, ucp } = await panel()
    await ucp.setDoNotDisturb(true, signal)
    started.endSessions()
    await ucp.setDoNotDisturb(false, signal)
    expect(started.doNotDisturb.has('1001')).toBe(false)
  })

  it.each([
    { why: 'the password is wrong', options: { password: 'wrong' }, code: 'ucp.wrongPassword' },
    { why: "the extension is another's", options: { extension: '1002' }, code: 'ucp.refused' },
  ])('refuses where $why', async ({ options, code }) => {
    const { ucp } = await panel(options)
    await expect(ucp.setDoNotDisturb(true, signal)).rejects.toMatchObject({ code })
  })

  it('offers a password that was refused no second time for a while', async () => {
    const started = await startUcp({ users })
    simulator = started
    const clock = new FakeClock()
    const login = { url: started.url, user: 'anna', password: 'wrong' }
    const ucp = createUcp({ net: nodeNet, clock, login, extension: '1001' })
    const refused = { code: 'ucp.wrongPassword' }
    const logins = () => started.requests.filter((line) => line.includes('User login')).length
    for (let time = 0; time < 3; time += 1) {
      await expect(ucp.readDoNotDisturb(signal)).rejects.toMatchObject(refused)
      await clock.advance(30_000)
    }
    expect(logins()).toBe(1)
    await clock.advance(15 * 60_000)
    await expect(ucp.readDoNotDisturb(signal)).rejects.toMatchObject(refused)
    expect(logins()).toBe(2)
  })

  it('cannot be told from nothing where something else answers', async () => {
    const { started, ucp } = await panel()
    started.fail(502)
    await expect(ucp.setDoNotDisturb(true, signal)).rejects.toMatchObject({
      code: 'ucp.unreachable',
    })
    started.fail(undefined)
    await ucp.setDoNotDisturb(true, signal)
    expect(started.doNotDisturb.get('1001')).toBe('YES')
  })

  it('is never given a password in the clear', () => {
    const login = { url: 'http://pbx.example.com/ucp', user: 'anna', password: 'right' }
    expect(() => createUcp({ net: nodeNet, clock: nodeClock, login, extension: '1001' })).toThrow(
      'ucp.unreachable',
    )
  })

  describe('as a switch', () => {
    function fake() {
      const state = { on: false as boolean | null, reads: 0, broken: false }
      const clock = new FakeClock()
      const told: (boolean | null | undefined)[] = []
      const byPanel = createUcpDoNotDisturb({
        clock,
        ucp: {
          async setDoNotDisturb(on) {
            state.on = on
          },
          async readDoNotDisturb() {
            state.reads += 1
            if (state.broken) throw new Error('broken')
            return state.on
          },
        },
      })
      return { state, clock, told, byPanel }
    }

    it('tells what is on at once, after a switch, and when the person changed it', async () => {
      const { state, clock, told, byPanel } = fake()
      const forget = byPanel.onState((on) => told.push(on))
      await clock.advance(0)
      await byPanel.set(true, signal)
      state.on = false
      await clock.advance(30_000)
      expect(told).toEqual([undefined, false, true, false])
      forget()
      const { reads } = state
      await clock.advance(300_000)
      expect(state.reads).toBe(reads)
    })

    it('says that it cannot tell when it never could, and keeps what it knew otherwise', async () => {
      const { state, clock, told, byPanel } = fake()
      state.broken = true
      byPanel.onState((on) => told.push(on))
      await clock.advance(0)
      // `undefined`: it is asked, so that nothing is switched unseen meanwhile.
      expect(told).toEqual([undefined, null])
      state.broken = false
      await clock.advance(30_000)
      state.broken = true
      await clock.advance(60_000)
      expect(told).toEqual([undefined, null, false])
    })
  })
})
