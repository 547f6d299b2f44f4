/**
 * What one relay and one broker carry on this computer: `npm run bench:relay`. Mosquitto, the relay,
 * the desktops and Graph's part are four processes that share its processors; clocks are compared
 * across processes on one computer, to a fraction of a millisecond.
 *
 * - burst: one change for each desktop, evenly over a minute; from Graph's post leaving until the
 *   desktop has the ping.
 * - memory: growth of the broker by its connections; the desktops' process (Node, one MQTT client
 *   each: an upper bound for what listening costs a desktop); the relay after the burst.
 * - requests a second: posts accepted (and acknowledged by the broker) over 64 connections.
 * - a relay killed: two relays take turns, one is killed halfway; Graph tries again after a second.
 *   `heard` has to equal `changes`: no change is lost.
 *
 * `--desktops=1000 --seconds=10` for a shorter run, `--json` for one line of JSON.
 */
import { parseArgs } from 'node:util'
import { measureRelay } from '../test/bench/relay/measure.ts'

const { values } = parseArgs({
  options: {
    desktops: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
})
const figures = await measureRelay({
  desktops: Number(values.desktops),
  seconds: Number(values.seconds),
  say: (line) => {
    if (!values.json) console.log(line)
  },
})
if (values.json) console.log(JSON.stringify(figures))
else console.table(rows())
process.exit(figures.killed.heard === figures.killed.changes ? 0 : 1)

function rows(): Readonly<Record<string, string>> {
  const { burst, killed } = figures
  const ms = (value: number) => `${value.toFixed(1)} ms`
  const kb = (value: number) => `${(value / 1_024).toFixed(1)} KiB`
  return {
    'desktops connected': String(figures.desktops),
    'burst: changes heard': `${burst.heard} of ${burst.changes} in ${burst.seconds.toFixed(0)} s`,
    'burst: webhook to ping, p50': ms(burst.p50),
    'burst: webhook to ping, p99': ms(burst.p99),
    'broker memory for each desktop': kb(figures.brokerBytesPerDesktop),
    'client memory for each desktop': kb(figures.desktopBytesEach),
    'relay memory': kb(figures.relayBytes),
    'requests a second, one relay': figures.requestsPerSecond.toFixed(0),
    'a relay killed: changes heard': `${killed.heard} of ${killed.changes}`,
    'a relay killed: refused at first': String(killed.refusedAtFirst),
    'a relay killed: p99': ms(killed.p99),
  }
}
