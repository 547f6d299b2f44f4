import { handOver } from './lib/bootstrap.mjs'

handOver('fuzz.ts')
