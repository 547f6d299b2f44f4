import { handOver } from './lib/bootstrap.mjs'

handOver('screenshots.ts')
