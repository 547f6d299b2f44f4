import { handOver } from './lib/bootstrap.mjs'

handOver('package.ts')
