import { handOver } from './lib/bootstrap.mjs'

handOver('../relay/src/main.ts')
