/**
 * What a start may be asked for on the command line. Pure and without dependencies, since it runs
 * before the single-instance lock; what is not an option of Lockstep belongs to Chromium, to the
 * system or to a development run, and is left alone.
 */

import { longestMinutes, minutesUntilTomorrow } from '../domain/until-tomorrow.ts'
import type { Order } from './orders.ts'

/** What the running instance can be asked for. */
export type Verb = Order['verb']

export type CommandLine =
  /** A start as by a double click, or with `--open` or `--hidden`. */
  | { readonly kind: 'start'; readonly verb: 'open' | 'hidden'; readonly asked: boolean }
  /** A question or an order to the running instance, and to no other. */
  | { readonly kind: 'ask'; readonly verb: Exclude<Verb, 'open' | 'hidden' | 'pause'> }
  /** `null`: until resumed. */
  | { readonly kind: 'ask'; readonly verb: 'pause'; readonly minutes: number | null }
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'invalid'; readonly problem: string }

const options: Readonly<Record<string, Verb | 'help' | 'version'>> = {
  '--open': 'open',
  '--hidden': 'hidden',
  '--status': 'status',
  '--pause': 'pause',
  '--resume': 'resume',
  '--quit': 'quit',
  '--sign-out': 'signOut',
  '--help': 'help',
  '--version': 'version',
}

export const usage = `Usage: lockstep [option]

  --open                  open the panel
  --hidden                start in the tray, without the panel
  --status                print the state of the running Lockstep as JSON
  --pause [for]           pause: 30m, 1h, tomorrow or until-resumed (the default)
  --resume                end a pause
  --sign-out              sign out of Microsoft on this computer
  --quit                  end the running Lockstep
  --help                  print this text
  --version               print the version

Exit codes: 0 done, 1 not running, 2 wrong usage, 3 no answer, 4 refused.`

/**
 * @param args without the executable
 * @param wall milliseconds since the epoch, for `--pause tomorrow`
 */
export function parseCommandLine(args: readonly string[], wall: number): CommandLine {
  const found = args.flatMap((argument, index) => {
    const [name = '', ...value] = argument.split('=')
    const verb = Object.hasOwn(options, name) ? options[name] : undefined
    if (verb === undefined) return []
    return [{ name, verb, value: value.length === 0 ? undefined : value.join('='), index }]
  })
  const [first, second] = found
  if (first === undefined) return { kind: 'start', verb: 'open', asked: false }
  if (second !== undefined)
    return { kind: 'invalid', problem: `${first.name} and ${second.name} exclude each other` }
  const { name, verb, value, index } = first
  if (verb === 'pause') return pause(value ?? plain(args[index + 1]), wall)
  if (value !== undefined) return { kind: 'invalid', problem: `${name} takes no value` }
  switch (verb) {
    case 'help':
    case 'version':
      return { kind: verb }
    case 'open':
    case 'hidden':
      return { kind: 'start', verb, asked: true }
    case 'status':
    case 'resume':
    case 'quit':
    case 'signOut':
      return { kind: 'ask', verb }
  }
}

/** The next argument, unless it is an option of its own or a path (the app's, in development). */
function plain(argument: string | undefined): string | undefined {
  return argument === undefined || /^-|[\\/]|^\.+$/.test(argument) ? undefined : argument
}

function pause(length: string | undefined, wall: number): CommandLine {
  if (length === undefined || length === 'until-resumed')
    return { kind: 'ask', verb: 'pause', minutes: null }
  if (length === 'tomorrow')
    return { kind: 'ask', verb: 'pause', minutes: minutesUntilTomorrow(wall) }
  const [, digits, unit] = /^(\d{1,4})(m|h)$/.exec(length) ?? []
  const minutes = Number(digits) * (unit === 'h' ? 60 : 1)
  if (minutes >= 1 && minutes <= longestMinutes) return { kind: 'ask', verb: 'pause', minutes }
  return {
    kind: 'invalid',
    problem: `--pause takes 1m to ${longestMinutes}m, 1h to 24h, tomorrow or until-resumed`,
  }
}
