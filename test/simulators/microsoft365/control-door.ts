/**
 * The control object over HTTP, for a demo or a test in another process: `POST
 * /__control/<command>` with a JSON object, `GET /__control/state`, `GET
 * /__control/requests?after=<number>`. Without `person` a command means the first person.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Control } from './control.ts'
import type { Fault, FaultAnswer } from './faults.ts'
import { parseObject, readText, sendJson } from './http.ts'
import { documented, type Personality } from './personality.ts'
import { readDuration } from './validate.ts'
import type { World } from './world.ts'

type Body = Record<string, unknown>
type Command = (control: Control, person: string, body: Body) => void

const commands: Readonly<Record<string, Command>> = {
  signInToTeams: (control, person) => control.signInToTeams(person),
  signOutOfTeams: (control, person) => control.signOutOfTeams(person),
  goIdle: (control, person) => control.goIdle(person),
  goActive: (control, person) => control.goActive(person),
  startTeamsCall: (control, person) => control.startTeamsCall(person),
  endTeamsCall: (control, person) => control.endTeamsCall(person),
  setPresenting: (control, person, body) => control.setPresenting(person, flag(body)),
  setFocusing: (control, person, body) => control.setFocusing(person, flag(body)),
  setOutOfOffice: (control, person, body) => control.setOutOfOffice(person, flag(body)),
  setCalendar: (control, person, body) =>
    control.setCalendar(person, oneOf(body, 'calendar', ['free', 'busy', 'meeting'])),
  setPreferred: (control, person, body) => {
    const pair = { availability: text(body, 'availability'), activity: text(body, 'activity') }
    if (body.expirationDuration === undefined) return control.setPreferred(person, pair)
    const durationMs = readDuration(body.expirationDuration)
    if (durationMs === undefined) throw new Error('expirationDuration is no ISO 8601 duration')
    control.setPreferred(person, pair, durationMs)
  },
  clearPreferred: (control, person) => control.clearPreferred(person),
  setPersonality: (control, _person, body) => control.setPersonality(personalityOf(body)),
  resetPersonality: (control) => control.resetPersonality(),
  addFault: (control, _person, body) => control.addFault(faultOf(body)),
  clearFaults: (control) => control.clearFaults(),
  setThrottleLimit: (control, _person, body) => control.setThrottleLimit(number(body, 'requests')),
}

/** Answers what stands under `/__control/`. A command that makes no sense gets a 400 with why. */
export function createControlDoor(world: World, control: Control) {
  const state = () => ({
    people: [...world.people.values()].map(({ oid, name, upn }) => ({
      oid,
      name,
      upn,
      presence: control.presenceOf(oid),
      sessions: Object.fromEntries(control.sessionsOf(oid)),
    })),
    personality: control.personality(),
  })

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const name = url.pathname.slice('/__control/'.length)
    if (request.method === 'GET' && name === 'state') return sendJson(response, 200, state())
    if (request.method === 'GET' && name === 'requests') {
      const after = Number(url.searchParams.get('after') ?? 0)
      return sendJson(
        response,
        200,
        world.requests.all().filter((one) => one.number > after),
      )
    }
    const command = request.method === 'POST' ? commands[name] : undefined
    if (command === undefined) return sendJson(response, 404, { error: `no command ${name}` })
    // Asked for so that a web page cannot post here without a preflight, which is never granted.
    if (request.headers['content-type'] !== 'application/json') {
      return sendJson(response, 415, { error: 'the content type must be application/json' })
    }
    const body = parseObject((await readText(request)) || '{}')
    try {
      if (body === undefined) throw new Error('the body is no JSON object')
      const first = world.people.keys().next().value ?? ''
      command(control, typeof body.person === 'string' ? body.person : first, body)
    } catch (error) {
      return sendJson(response, 400, { error: error instanceof Error ? error.message : 'failed' })
    }
    sendJson(response, 200, state())
  }
}

const flag = (body: Body): boolean => body.on !== false

function text(body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string') throw new Error(`${name} must be text`)
  return value
}

function number(body: Body, name: string): number {
  const value = body[name]
  if (typeof value !== 'number' || !(value >= 0)) throw new Error(`${name} must be a number`)
  return value
}

function oneOf<T extends string>(body: Body, name: string, values: readonly T[]): T {
  const found = values.find((value) => value === body[name])
  if (found === undefined) throw new Error(`${name} must be one of ${values.join(', ')}`)
  return found
}

function personalityOf(body: Body): Partial<Personality> {
  const { person: _, ...change } = body
  for (const [name, value] of Object.entries(change)) {
    const known = Object.entries(documented).find(([key]) => key === name)?.[1]
    if (typeof value !== typeof known) throw new Error(`${name} cannot be ${String(value)}`)
  }
  return change
}

const kinds = [
  'status',
  'captivePortal',
  'empty',
  'huge',
  'unknownValues',
  'malformedJson',
  'hang',
  'reset',
] as const satisfies readonly FaultAnswer['kind'][]

function faultOf(body: Body): Fault {
  const method = oneOf(body, 'method', ['GET', 'POST', 'any'])
  const times = body.times === undefined ? 1 : number(body, 'times')
  const kind = oneOf(body, 'kind', kinds)
  if (kind !== 'status') return { method, times, answer: { kind } }
  const status = number(body, 'status')
  const headers = parseObject(JSON.stringify(body.headers ?? {})) ?? {}
  const lines = Object.entries(headers).map(([key, value]) => [key, String(value)])
  const answer = { kind, status, headers: Object.fromEntries(lines), body: body.body }
  return { method, times, answer }
}
