import { handOver } from './lib/bootstrap.mjs'

handOver('demo.ts')
