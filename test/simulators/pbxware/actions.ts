/** The actions that the emulator knows; whatever the real one would refuse ends in an `error`. */
import type { Extension, Model } from './model.ts'

export type Arguments = Readonly<Record<string, string>>
export type Result = Readonly<Record<string, unknown>>

export class Refused extends Error {}

const numbers = /^\d+$/

function required(given: Arguments, name: string, pattern: RegExp): string {
  const value = given[name]
  if (value === undefined || value === '') throw new Refused(`Required field '${name}' is missing`)
  if (!pattern.test(value)) throw new Refused(`Field '${name}' is not valid`)
  return value
}

function optional(given: Arguments, name: string, pattern: RegExp): string | undefined {
  const value = given[name]
  if (value === undefined) return undefined
  if (!pattern.test(value)) throw new Refused(`Field '${name}' is not valid`)
  return value
}

function serverOf(model: Model, given: Arguments): string {
  const server = required(given, 'server', numbers)
  if (!model.hasServer(server)) throw new Refused('Invalid server ID.')
  return server
}

function extensionOf(model: Model, given: Arguments): Extension {
  const server = serverOf(model, given)
  const id = required(given, 'id', numbers)
  const extension = model.extensions.find((one) => one.id === id && one.tenant === server)
  if (extension === undefined) throw new Refused('Extension does not exist.')
  return extension
}

export const actions: Readonly<Record<string, (model: Model, given: Arguments) => unknown>> = {
  'pbxware.ext.list': (model, given) => {
    const server = serverOf(model, given)
    const rows = model.extensions
      .filter(({ tenant }) => tenant === server)
      .map((one) => [
        one.id,
        {
          name: `Person ${one.number}`,
          email: one.email,
          protocol: 'sip',
          ext: one.number,
          location: 'local',
          ua_id: '50',
          ua_name: 'generic_sip',
          status: one.status,
          macaddress: '',
        },
      ])
    // PHP's json_encode of an empty array.
    return rows.length === 0 ? [] : Object.fromEntries(rows)
  },
  'pbxware.ext.configuration': (model, given) => {
    const one = extensionOf(model, given)
    return {
      [one.id]: {
        name: `Person ${one.number}`,
        email: one.email,
        pin: '1234',
        protocol: 'sip',
        ext: one.number,
        status: one.status,
        options: { type: 'friend', username: model.sipUser(one), secret: 'never leaves the relay' },
      },
    }
  },
  'pbxware.ext.es.dnd.get': (model, given) => ({ state: extensionOf(model, given).service }),
  'pbxware.ext.es.dnd.set': (model, given) => {
    const one = extensionOf(model, given)
    const state = required(given, 'state', /^(yes|no)$/)
    one.service = state === 'yes' ? 'yes' : 'no'
    return { success: 'Do Not Disturb.', state }
  },
  'pbxware.ext.es.dnd.configuration': (model, given) => {
    const { dnd, dst, dsttype, duration } = extensionOf(model, given)
    return { dnd, dst, dsttype, duration }
  },
  'pbxware.ext.es.dnd.edit': (model, given) => {
    const one = extensionOf(model, given)
    const dnd = required(given, 'dnd', /^[012]$/)
    const dst = optional(given, 'dst', numbers)
    const dsttype = optional(given, 'dsttype', /^(voicemail|call forward)$/)
    const duration = optional(given, 'duration', numbers)
    one.dnd = dnd === '1' || dnd === '2' ? dnd : '0'
    if (dst !== undefined) one.dst = dst
    if (dsttype !== undefined) one.dsttype = dsttype
    one.duration = duration ?? null
    return { success: 'Do Not Disturb.', dnd: 'OK' }
  },
}
