/**
 * A phone of the person publishes a status of its own on a real Kamailio, beside the publications of
 * two computers: each is told what the phone shows, and nothing that Lockstep wrote.
 */
import { describe, expect, it } from 'vitest'
import { connectSipUser, publish } from '../../servers/sip-user.ts'
import { shows, skipped, status, type TestLine, useKamailio } from './fixture.ts'

const person = 'a'.repeat(32)
const desk = { person, computer: '1'.repeat(32) }
const laptop = { person, computer: '2'.repeat(32) }
const phonePidf = (activity: string, note: string) =>
  '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"' +
  ' xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:1001@pbx.test"><tuple id="phone">' +
  '<status><basic>open</basic></status></tuple><dm:person id="phone"><rpid:activities>' +
  `<rpid:${activity}/></rpid:activities><dm:note>${note}</dm:note></dm:person></presence>`
const told = (line: TestLine) =>
  line.messages.flatMap((message) => (message.type === 'ownPresence' ? [message.presence] : []))

describe.skipIf(skipped !== '')(`a phone that publishes beside two computers${skipped}`, () => {
  const { kamailio, keep, line, watcher } = useKamailio()

  it('is seen by both, with the statuses of both going on', async () => {
    const { wsUrl, domain, users } = kamailio()
    const account = { wsUrl, domain, user: '1001', password: users['1001'] ?? '' }
    const [watching, one, two] = [await watcher(), line(), line()]
    const phone = keep(await connectSipUser(account))
    await one.start({ identity: desk })
    await one.publish(status('from the desk', 'busy'))
    await two.start({ identity: laptop })
    await two.next('otherComputer', ({ seen }) => seen)

    const first = await publish(phone, { body: phonePidf('away', 'Lunch'), expires: 60 })
    expect(first.code).toBe(200)
    for (const each of [one, two]) {
      const { presence } = await each.next('ownPresence', ({ presence }) => presence !== null)
      expect(presence).toEqual({ activity: 'away', note: 'Lunch', doNotDisturb: false })
    }
    await two.publish(status('from the laptop', 'busy'))
    await watching.waitFor(({ body }) => shows('Lunch')({ body }) && /laptop<|desk</.test(body))

    const { entityTag } = first
    const gone = await publish(phone, { expires: 0, ...(entityTag !== undefined && { entityTag }) })
    expect(gone.code).toBe(200)
    for (const each of [one, two]) {
      await each.next('ownPresence', ({ presence }) => presence === null)
      expect(told(each).filter((presence) => presence?.note !== 'Lunch')).toEqual([null, null])
    }
    expect(watching.documents.at(-1)?.body).not.toContain('>Lunch<')
  })
})
