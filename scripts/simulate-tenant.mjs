import { handOver } from './lib/bootstrap.mjs'

handOver('simulate-tenant.ts')
