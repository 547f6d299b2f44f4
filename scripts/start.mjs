import { handOver } from './lib/bootstrap.mjs'

handOver('start.ts')
