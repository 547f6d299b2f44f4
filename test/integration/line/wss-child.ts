/** One line in a process of its own, which trusts what its environment names. */
import { createSocketBridge } from '../../../src-main/adapters/pbx/sip/socket-bridge.ts'
import { socketServerOf } from '../../../src-main/domain/socket-server.ts'
import { lineConfigSchema } from '../../../src-preload/line-contract.ts'
import { systemClock } from '../../../src-renderer/line/clock.ts'
import { createLine } from '../../../src-renderer/line/line.ts'
import { parseXml } from '../../unit/line/parse-xml.ts'

const config = lineConfigSchema.parse(JSON.parse(process.argv[2] ?? ''))
const status = {
  activity: 'meeting',
  note: 'Over WSS',
  teams: { availability: 'Busy', activity: 'InAMeeting' },
} as const

const line = createLine({
  clock: systemClock,
  parseXml,
  random: Math.random,
  bridge: {
    send(message) {
      sockets?.handle(message)
      if (message.type === 'up') line.handle({ type: 'publish', status })
      if (message.type === 'published') process.stdout.write('published\n')
      if (message.type === 'leg' && message.report.code !== undefined)
        process.stdout.write(`${message.report.code}\n`)
      if (message.type === 'stopped') process.exit(0)
    },
  },
})
const server = socketServerOf(config.server)
const sockets =
  server &&
  createSocketBridge({ server, clock: systemClock, send: (message) => line.handle(message) })
line.handle({ type: 'configure', config })
process.stdin.on('data', () => line.handle({ type: 'stop' }))
