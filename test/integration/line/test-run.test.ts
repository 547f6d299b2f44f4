import { describe, expect, it } from 'vitest'
import { freePorts } from '../../servers/ports.ts'
import { shows, skipped, startLine, status, type TestLine, useKamailio } from './fixture.ts'

async function results(line: TestLine) {
  await line.next('tested')
  return line.messages.flatMap((message) =>
    message.type === 'testStep' ? [[message.step, message.outcome, message.code]] : [],
  )
}

describe.skipIf(skipped !== '')(`the line tests a configuration on Kamailio${skipped}`, () => {
  const { kamailio, config, line, watcher } = useKamailio()

  it('that is right', async () => {
    const it = startLine(config())
    it.tell({ type: 'test', config: config() })
    expect(await results(it)).toEqual([
      ['connect', 'passed', undefined],
      ['authenticate', 'passed', undefined],
      ['publish', 'passed', undefined],
      ['watchCalls', 'passed', undefined],
      ['readBack', 'passed', undefined],
    ])
  })

  it('with a wrong password', async () => {
    const it = startLine(config())
    const secret = { kind: 'password', password: 'wrong' } as const
    it.tell({ type: 'test', config: { ...config(), secret } })
    expect(await results(it)).toEqual([
      ['connect', 'passed', undefined],
      ['authenticate', 'failed', 'sip.wrongPassword'],
      ['publish', 'skipped', undefined],
      ['watchCalls', 'skipped', undefined],
      ['readBack', 'skipped', undefined],
    ])
  })

  it('with a port that nobody listens on', async () => {
    const it = startLine(config())
    const server = `ws://127.0.0.1:${await freePorts(1)}`
    it.tell({ type: 'test', config: { ...config(), server } })
    expect(await results(it)).toEqual([
      ['connect', 'failed', 'sip.unreachable'],
      ['authenticate', 'skipped', undefined],
      ['publish', 'skipped', undefined],
      ['watchCalls', 'skipped', undefined],
      ['readBack', 'skipped', undefined],
    ])
  })

  it('of an extension whose publications and whose calls the server does not know', async () => {
    await kamailio().fault.refuseEvent('PUBLISH', 'presence')
    await kamailio().fault.refuseEvent('SUBSCRIBE', 'dialog')
    const it = startLine(config())
    it.tell({ type: 'test', config: config() })
    expect(await results(it)).toEqual([
      ['connect', 'passed', undefined],
      ['authenticate', 'passed', undefined],
      ['publish', 'unsupported', undefined],
      ['watchCalls', 'unsupported', undefined],
      ['readBack', 'unsupported', undefined],
    ])
  })

  it('without reading back where the server refuses the presence subscription', async () => {
    await kamailio().fault.refuseEvent('SUBSCRIBE', 'presence')
    const it = startLine(config())
    it.tell({ type: 'test', config: config() })
    expect((await results(it)).slice(-2)).toEqual([
      ['watchCalls', 'passed', undefined],
      ['readBack', 'unsupported', undefined],
    ])
  })

  it('beside a working line, whose status shows again afterwards', async () => {
    const [watching, it] = [await watcher(), line()]
    await it.start()
    await it.publish(status('ours'))
    it.tell({ type: 'test', config: config() })
    expect(await results(it)).toContainEqual(['publish', 'passed', undefined])
    const lasting = () =>
      kamailio()
        .log()
        .match(/PUBLISH 1001 to 1001, .* expires 300,/g)?.length
    await expect.poll(lasting).toBe(2)
    await watching.waitFor(shows('ours'))
  })
})
