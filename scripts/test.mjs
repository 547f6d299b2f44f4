import { handOver } from './lib/bootstrap.mjs'

handOver('test.ts')
