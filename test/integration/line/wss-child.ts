/** One line in a process of its own, which trusts the certificate that NODE_EXTRA_CA_CERTS names. */
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
      if (message.type === 'up') line.handle({ type: 'publish', status })
      if (message.type === 'published') process.stdout.write('published\n')
      if (message.type === 'leg' && message.report.code !== undefined)
        process.stdout.write(`${message.report.code}\n`)
      if (message.type === 'stopped') process.exit(0)
    },
  },
})
line.handle({ type: 'configure', config })
process.stdin.on('data', () => line.handle({ type: 'stop' }))
