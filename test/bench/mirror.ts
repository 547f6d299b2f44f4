/** From Teams to the second phone: our own share, and the share of the server without us. */
import { setTimeout as pause } from 'node:timers/promises'
import type { UserAgent } from 'sip.js'
import { kamailioPrefix } from '../../scripts/debian/sip.ts'
import { mapToExtension } from '../../src-main/domain/mapping.ts'
import { startKamailio } from '../servers/kamailio/kamailio.ts'
import { pidf } from '../servers/pidf.ts'
import { connectSipUser, publish } from '../servers/sip-user.ts'
import { startWatcher, type Watcher } from '../servers/watcher.ts'
import { alice, otherExtension } from '../support/people.ts'
import {
  addressOfRecord,
  domain,
  type InStep,
  onOwnScale,
  passwordOf,
  startInStep,
} from './person.ts'
import { type Figure, figureOf } from './statistics.ts'

const warmUp = 5
const rounds = 40
const statuses = ['BeRightBack', 'Busy', 'Away', 'DoNotDisturb'] as const
const otherAddress = `sip:${otherExtension}@${domain}`

interface Round {
  /** The answer of the read that shows the change, until the NOTIFY. */
  readonly own: number
  /** The change itself, read at once, until the NOTIFY. */
  readonly whole: number
}

export async function measureMirror(): Promise<readonly Figure[]> {
  const kamailio = await startKamailio({ prefix: await kamailioPrefix(), domain })
  const stops = [kamailio.stop]
  try {
    const { wsUrl } = kamailio
    const login = (user: string) => ({ wsUrl, domain, user, password: passwordOf(user) })
    const watch = async (address: string) => {
      const watcher = await startWatcher({ ...login('1003'), watch: address })
      stops.unshift(watcher.stop)
      return watcher
    }
    const other = await connectSipUser(login(otherExtension))
    stops.unshift(() => other.stop())
    const otherWatcher = await watch(otherAddress)
    const watcher = await watch(addressOfRecord)
    const person = await startInStep(wsUrl)
    stops.unshift(person.stop)

    const seen: Round[] = []
    const bare: number[] = []
    let entityTag: string | undefined
    // By turns, so that both have the same troubles of this computer.
    for (let round = 0; round < warmUp + rounds; round += 1) {
      const change = await changeTeams(person, watcher, round)
      const reference = await publishBare(other, otherWatcher, round, entityTag)
      entityTag = reference.entityTag
      if (round < warmUp) continue
      seen.push(change)
      bare.push(reference.ms)
    }
    const own = seen.map((round) => round.own)
    const ownFigure = figureOf(
      'Teams read answered -> watcher NOTIFY, our share and the server',
      'ms',
      own,
      50,
    )
    const bareFigure = figureOf(
      '  bare sip.js PUBLISH -> watcher NOTIFY, the same server',
      'ms',
      bare,
    )
    const difference = ownFigure.median - bareFigure.median
    return [
      ownFigure,
      bareFigure,
      figureOf('  difference of the two medians', 'ms', [difference]),
      figureOf(
        '  Teams changed, read at once -> watcher NOTIFY',
        'ms',
        seen.map((round) => round.whole),
      ),
    ]
  } finally {
    for (const stop of stops) await stop()
  }
}

async function changeTeams(person: InStep, watcher: Watcher, round: number): Promise<Round> {
  const { app } = person.lockstep
  const { control, requests } = person.tenant.graph
  await pause(app.engine.state().extension.lastChangeAt + spacingMs() - performance.now())
  const status = statuses[round % statuses.length] ?? 'Busy'
  const pair = { availability: status, activity: status }
  const changedAt = performance.now()
  control.setPreferred(alice.oid, pair)
  const shows = (answeredAt: number) => onOwnScale(answeredAt) >= changedAt
  const readIt = () => {
    app.microsoft.poller().urgentRead()
    return requests.waitForRequest((one) => one.operation === 'read' && shows(one.answeredAt), {
      timeoutMs: 3_000,
    })
  }
  const note = noteOf(pair)
  const [read, notify] = await Promise.all([
    // A poll whose answer was on its way counts as the read that was asked for.
    readIt().catch(readIt),
    watcher.waitFor(({ body }) => body.includes(`>${note}<`)),
  ])
  return {
    own: notify.receivedAt - onOwnScale(read.answeredAt),
    whole: notify.receivedAt - changedAt,
  }
}

/** Lockstep keeps changes a second apart; a little more, to meet the server at any phase. */
const spacingMs = () => 1_020 + Math.random() * 100

function noteOf(pair: { availability: string; activity: string }): string {
  const mapped = mapToExtension(pair)
  if (mapped.kind !== 'status') throw new Error(`nothing is shown for ${pair.availability}`)
  return mapped.status.note
}

async function publishBare(
  user: UserAgent,
  watcher: Watcher,
  round: number,
  entityTag: string | undefined,
): Promise<{ ms: number; entityTag: string | undefined }> {
  const note = `Round ${round}`
  const body = pidf(otherAddress, 'open', 'busy', note)
  const sentAt = performance.now()
  const [answer, notify] = await Promise.all([
    publish(user, { body, expires: 300, ...(entityTag === undefined ? {} : { entityTag }) }),
    watcher.waitFor((document) => document.body.includes(`>${note}<`)),
  ])
  if (answer.code !== 200) throw new Error(`the server answered ${answer.code} to PUBLISH`)
  return { ms: notify.receivedAt - sentAt, entityTag: answer.entityTag }
}
