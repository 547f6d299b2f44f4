import { handOver } from './lib/bootstrap.mjs'

handOver('bench-relay.ts')
