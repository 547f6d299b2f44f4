/** An extension over ARI alone, without an Asterisk. */
import { expect, test } from 'vitest'
import { createAriPhone } from '../../../../src-main/adapters/pbx/asterisk/ari-phone.ts'
import { Fault } from '../../../../src-main/domain/codes.ts'
import type { PhoneEvent } from '../../../../src-main/ports.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { quietLog } from '../../../support/quiet-log.ts'
import { fakeAri } from './fake-ari.ts'

test('a user who may only read can write again once the administrator allowed it', async () => {
  const clock = new FakeClock()
  const ari = fakeAri()
  ari.devices.set('PJSIP/1001', 'NOT_INUSE')
  let refuses = true
  const events: PhoneEvent[] = []
  const phone = createAriPhone({
    connect: async () => ({
      ...ari,
      async setPresence() {
        if (refuses) throw new Fault('ari.readOnly', 'HTTP 403')
      },
    }),
    ...{ clock, log: quietLog, extension: '1001', instance: 'a' },
  })
  const canWrite = () =>
    events.flatMap((event) =>
      event.type === 'capabilities' ? [event.capabilities.writePresence] : [],
    )
  phone.onEvent((event) => events.push(event))
  phone.start()
  await clock.advance(0)
  expect(canWrite()).toEqual([true, false])
  refuses = false
  await clock.advance(60_000)
  expect(canWrite()).toEqual([true, false, true])
  await phone.stop(0)
})
