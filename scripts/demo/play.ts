/** The main job, played: both defining scenarios and the return to normal, each step awaited. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { TimelineEntry } from '../../src-main/domain/timeline.ts'
import type { Snapshot } from '../../src-preload/contract.ts'
import { alice } from '../../test/support/people.ts'
import type { Tenant } from '../../test/support/tenant.ts'
import { untilSnapshot } from '../lib/panel.ts'
import type { Narrator } from './narrator.ts'
import type { DemoPbx } from './pbx.ts'

export interface Play {
  readonly panel: Page
  readonly tenant: Tenant
  readonly pbx: DemoPbx
  readonly narrator: Narrator
  /** Where the pictures go. */
  readonly pictures: string
}

const brb = { availability: 'BeRightBack', activity: 'BeRightBack' } as const

export async function playAll(play: Play): Promise<void> {
  mkdirSync(play.pictures, { recursive: true })
  await mirror(play)
  await firstScenario(play)
  await secondScenario(play)
  await backToNormal(play)
}

const graph = ({ tenant }: Play) => tenant.graph.control.presenceOf(alice.oid)

function teams(play: Play): string {
  const { availability, activity } = graph(play)
  return `${availability} / ${activity}`
}

const noteIs = (play: Play, note: string) =>
  new Promise<void>((resolve, reject) => {
    const timeout = setTimeout(() => {
      stop()
      reject(new Error(`the extension shows ${play.pbx.note() ?? 'nothing'}`))
    }, 30_000)
    const look = (shown: string | undefined) => {
      if (shown !== note) return
      clearTimeout(timeout)
      stop()
      resolve()
    }
    const stop = play.pbx.onNote(look)
    look(play.pbx.note())
  })

async function picture({ panel, pictures }: Play, name: string): Promise<void> {
  await panel.screenshot({ path: join(pictures, `${name}.png`) })
}

/** The newest line of the timeline of that kind, with what each leg took. */
function legsOf(snapshot: Snapshot, event: TimelineEntry['event']): string {
  const entry = snapshot.timeline.find((line) => line.event === event)
  const names = {
    settle: 'settle',
    teamsRead: 'read Teams',
    teamsWrite: 'write Teams',
    publish: 'publish',
  }
  return (entry?.steps ?? [])
    .map(({ step, ms }) => `${names[step]} ${Math.round(ms)} ms`)
    .join(', ')
}

const has = (event: TimelineEntry['event'], after: number) => (snapshot: Snapshot) =>
  snapshot.timeline.some((entry) => entry.event === event && entry.id > after)

async function lastId(play: Play): Promise<number> {
  const { timeline } = await untilSnapshot(play.panel, 'a snapshot', () => true)
  return timeline[0]?.id ?? 0
}

async function setTeams(play: Play, pair: typeof brb | null, note: string): Promise<void> {
  const { narrator, tenant, panel } = play
  const after = await lastId(play)
  if (pair === null) tenant.graph.control.clearPreferred(alice.oid)
  else tenant.graph.control.setPreferred(alice.oid, pair)
  narrator.tell(
    'Teams',
    `${alice.name} chooses ${pair === null ? 'nothing any more' : pair.availability}: ${teams(play)}`,
  )
  const snapshot = await narrator.promise(`the extension shows "${note}"`, async () => {
    await noteIs(play, note)
    return untilSnapshot(panel, 'the timeline tells it', has('extension.published', after))
  })
  narrator.tell(
    'Extension',
    `other phones see "${note}" (${legsOf(snapshot, 'extension.published')})`,
  )
}

async function mirror(play: Play): Promise<void> {
  play.narrator.part('Teams to extension')
  await play.narrator.promise('the extension shows "Available"', () => noteIs(play, 'Available'))
  play.narrator.tell('Extension', 'other phones see "Available"')
  await picture(play, '1-in-step')
}

async function call(play: Play, expected: 'asserted' | 'leftAlone'): Promise<Snapshot> {
  const { narrator, pbx, panel } = play
  await pbx.call()
  narrator.tell('Phone', 'a colleague calls, the extension answers')
  return narrator.promise(
    `the call is ${expected === 'asserted' ? 'shown in Teams' : 'kept from Teams'}`,
    () => untilSnapshot(panel, expected, (shown) => shown.call.assert === expected),
  )
}

async function hangUp(play: Play): Promise<void> {
  await play.pbx.hangUp()
  play.narrator.tell('Phone', 'the call ends')
  await play.narrator.promise('the call is over', () =>
    untilSnapshot(play.panel, 'idle', ({ call: shown }) => shown.state === 'idle'),
  )
}

async function firstScenario(play: Play): Promise<void> {
  const { narrator, panel } = play
  narrator.part('First scenario: Available, and a call starts')
  const after = await lastId(play)
  const asserted = await call(play, 'asserted')
  await narrator.promise('Teams shows Busy / InACall', async () => {
    if (graph(play).activity !== 'InACall') throw new Error(teams(play))
  })
  narrator.tell('Teams', `others see ${teams(play)} (${legsOf(asserted, 'teams.asserted')})`)
  await picture(play, '2-on-a-call')
  await hangUp(play)
  const cleared = await narrator.promise('Teams is as before', () =>
    untilSnapshot(panel, 'cleared', has('teams.cleared', after)),
  )
  narrator.tell('Teams', `others see ${teams(play)} again (${legsOf(cleared, 'teams.cleared')})`)
  await narrator.promise('Teams shows Available', async () => {
    if (graph(play).availability !== 'Available') throw new Error(teams(play))
  })
}

async function secondScenario(play: Play): Promise<void> {
  const { narrator, tenant } = play
  narrator.part('Second scenario: an explicit Be right back, and a call starts')
  await setTeams(play, brb, 'Be right back')
  const writes = tenant.graph.requests.count('setPresence')
  await call(play, 'leftAlone')
  narrator.tell('Teams', `left alone: others see ${teams(play)}`)
  await picture(play, '3-left-alone')
  await hangUp(play)
  await narrator.promise('nothing was written to Teams', async () => {
    if (tenant.graph.requests.count('setPresence') !== writes) throw new Error('a setPresence')
  })
}

async function backToNormal(play: Play): Promise<void> {
  play.narrator.part('Back to normal')
  await setTeams(play, null, 'Available')
  await picture(play, '4-back-to-normal')
}
