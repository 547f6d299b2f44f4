import { describe, expect, test } from 'vitest'
import { parseCommandLine } from '../../../src-main/services/command-line.ts'

const evening = new Date(2026, 0, 5, 23, 30).getTime()
const parse = (...args: string[]) => parseCommandLine(args, evening)

describe('a start', () => {
  test.each([
    [[], { verb: 'open', asked: false }],
    [['.', '--user-data-dir=/x', '--no-sandbox', '--inspect=0'], { verb: 'open', asked: false }],
    [['-psn_0_12345'], { verb: 'open', asked: false }],
    [['--open'], { verb: 'open', asked: true }],
    [['/app', '--hidden', '--relaunched'], { verb: 'hidden', asked: true }],
    [['--constructor', '__proto__'], { verb: 'open', asked: false }],
  ] as const)('%j', (args, expected) => {
    expect(parse(...args)).toEqual({ kind: 'start', ...expected })
  })
})

describe('an order', () => {
  test.each([
    ['--status', 'status'],
    ['--resume', 'resume'],
    ['--quit', 'quit'],
    ['--sign-out', 'signOut'],
  ] as const)('%s', (option, verb) => {
    expect(parse('/app', option, '--no-sandbox')).toEqual({ kind: 'ask', verb })
  })

  test.each([
    [['--pause', '30m'], 30],
    [['--pause=1h'], 60],
    [['--pause', '24h'], 1_440],
    [['--pause', '1440m'], 1_440],
    [['--pause', 'tomorrow'], 30],
    [['--pause', 'until-resumed'], null],
    [['--pause'], null],
    [['--pause', '--no-sandbox'], null],
    [['--pause', './app'], null],
    [['30m', '--pause'], null],
  ])('%j pauses for %s minutes', (args, minutes) => {
    expect(parse(...args)).toEqual({ kind: 'ask', verb: 'pause', minutes })
  })
})

test.each([
  [['--pause', '0m']],
  [['--pause', '1441m']],
  [['--pause', '25h']],
  [['--pause', '30']],
  [['--pause=']],
  [['--pause', '1.5h']],
  [['--pause', 'forever']],
  [['--status=json']],
  [['--pause', '30m', '--quit']],
  [['--status', '--status']],
])('wrong usage: %j', (args) => {
  expect(parse(...args).kind).toBe('invalid')
})

test.each(['help', 'version'] as const)('--%s', (kind) => {
  expect(parse(`--${kind}`)).toEqual({ kind })
})
